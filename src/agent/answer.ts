/**
 * Reads a verdict out of an assistant's turn: the last `<answer>`, in lines, JSON or free text of either language.
 * Claims point only at evidence that exists. Never throws: what the model wrote is data.
 */
import { ATTRIBUTES, type Attribute, type VocabularyAttribute } from "../domain/attribute";
import { findTerm, findTerms } from "../domain/find-term";
import type { EvidenceKind } from "../domain/evidence";
import type { Basis, Claim, Verdict } from "../domain/verdict";
import { type WrittenClaim, writtenClaims } from "./answer-lines";
import type { PromptFile } from "./prompt-file";
import type { TurnText } from "./turn-text";

/** What each evidence id of the trace is. */
type Known = ReadonlyMap<string, EvidenceKind>;

const OPEN = "<answer>";
const CLOSE = "</answer>";
const NO_PORCELAIN =
  /\b(?:not|no)\s+(?:a\s+|an\s+|any\s+)?(?:piece\s+of\s+)?(?:chinese\s+)?porcelain\b|(?:不是|非|没有|未见)(?:一件)?(?:中国)?瓷器/iu;
const NOTHING = /^(?:none|unknown|n\/a|null|not visible|-|—|无|未知|不详|不明|不可见)?$/iu;

/** The text between the last `<answer>` and its end, and where it stands; null when the turn has no answer. */
export function answerOf(turn: string): { raw: string; start: number } | null {
  const open = turn.lastIndexOf(OPEN);
  if (open < 0) return null;
  const start = open + OPEN.length;
  const close = turn.indexOf(CLOSE, start);
  return { raw: turn.slice(start, close < 0 ? turn.length : close), start };
}

/**
 * The verdict of a turn, or null when it has no `<answer>`. `known` is what the ids of the trace are: others are
 * dropped, and a claim of something seen or retrieved that is left with none becomes `inferred`.
 */
export function parseAnswer(turn: TurnText, known: Known, words: PromptFile["answer"]): Verdict | null {
  const found = answerOf(turn.text);
  if (found === null) return null;
  const { raw, start } = found;
  const written = writtenClaims(raw, words);
  const claims = written.length > 0 ? written : freeTextClaims(raw);
  const denied = [words.notPorcelain.en, words.notPorcelain.zh].some((line) => raw.includes(line));
  const isPorcelain = !(denied || (written.length === 0 && NO_PORCELAIN.test(raw)));
  const attributes = Object.fromEntries(
    ATTRIBUTES.map((attribute) => {
      const claim = isPorcelain ? claims.find((one) => one.attribute === attribute) : undefined;
      return [attribute, claim === undefined ? nothing() : toClaim(claim, turn, start, known)];
    }),
  ) as Record<Attribute, Claim>; // every attribute is a key: the list above is ATTRIBUTES
  return { attributes, isPorcelain, raw };
}

function nothing(): Claim {
  return { value: null, label: "", confidence: 0, basis: "not-visible", evidence: [] };
}

function toClaim(written: WrittenClaim, turn: TurnText, offset: number, known: Known): Claim {
  const { attribute, value: label } = written;
  const { basis, evidence } = grounded(written, known);
  if (NOTHING.test(label)) return { ...nothing(), label, basis, evidence };
  return {
    value: attribute === "name" ? null : findTerm(label, attribute),
    label,
    confidence: turn.probability(offset + written.start, offset + written.end),
    basis,
    evidence,
  };
}

/**
 * A thing is seen in a photograph or a crop of it and retrieved from a record or a passage. Ids of the other sort are
 * dropped beside ids that fit; where none fits, the evidence says what the ground was and not the model's word for it.
 */
function grounded(written: WrittenClaim, known: Known): { basis: Basis; evidence: string[] } {
  const basis = written.basis ?? "seen";
  const evidence = written.evidence.filter((id) => known.has(id));
  if (basis !== "seen" && basis !== "retrieved") return { basis, evidence };
  const [first] = evidence;
  if (first === undefined) return { basis: "inferred", evidence };
  const groundOf = (id: string): Basis => (["photo", "crop"].includes(known.get(id) ?? "") ? "seen" : "retrieved");
  const kept = evidence.some((id) => groundOf(id) === basis) ? basis : groundOf(first);
  return { basis: kept, evidence: evidence.filter((id) => groundOf(id) === kept) };
}

/** The first term of each attribute that a free text names. */
function freeTextClaims(raw: string): WrittenClaim[] {
  const claims = new Map<VocabularyAttribute, WrittenClaim>();
  for (const { attribute, start, end } of findTerms(raw)) {
    if (claims.has(attribute)) continue;
    claims.set(attribute, { attribute, value: raw.slice(start, end), start, end, basis: undefined, evidence: [] });
  }
  return [...claims.values()];
}
