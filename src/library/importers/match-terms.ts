/**
 * The vocabulary's terms for what a table says of a piece. What finds no term is said, never dropped; knows no columns.
 */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../../domain/attribute";
import type { TermChoices } from "../../domain/import";
import { namesOf, normalise } from "../../domain/term-names";
import { term } from "../../domain/vocabulary";
import { matchText, periodIn, termsIn } from "./match-text";
import { dynastyOf } from "../../domain/period";

export interface Matched {
  attributes: Record<VocabularyAttribute, string | null>;
  /** Texts that no term answers to. */
  missed: { attribute: VocabularyAttribute; text: string }[];
  /** Attributes whose text says more than its term does, or has none. */
  unsaid: VocabularyAttribute[];
}

/** Of a text that found no term, what is shown and what a choice is kept by. */
const LONGEST_TEXT = 200;

/** Cells that say that nothing is known. */
const NOTHING =
  /^(?:[-–—/\\?？.]*|n\/?a|none|null|nil|unknown|undetermined|not (?:known|recorded)|no date|n\.?d\.?|[无無]款?|不详|不詳|未知|未详|待考|不明|undefined)$/iu;

/** What a piece is made of is no glaze, though museums write both in one place. */
const BODY =
  /^(?:(?:hard[- ]paste|glazed|white|fired|baked|painted|porcellaneous|high[- ]fired|low[- ]fired)[ ,]*)*(?:porcelain|stoneware|earthenware|ceramics?|terracotta|clay|pottery|陶瓷|[瓷陶]器?)\??$/iu;

/** `texts`: a cell an attribute. An attribute that no column speaks of is looked for in the piece's `name`. */
export function matchTerms(
  texts: Partial<Record<VocabularyAttribute, string>>,
  choices: TermChoices,
  name = "",
): Matched {
  const attributes: Matched["attributes"] = {
    dynasty: null,
    reign: null,
    kiln: null,
    color: null,
    motif: null,
    shape: null,
  };
  const missed: Matched["missed"] = [];
  const unsaid: VocabularyAttribute[] = [];
  for (const attribute of VOCABULARY_ATTRIBUTES) {
    const text = (texts[attribute] ?? "").trim();
    if (NOTHING.test(text) || (attribute === "color" && BODY.test(text))) continue;
    const asked = text.slice(0, LONGEST_TEXT);
    const choice = choiceOf(choices, attribute, asked);
    const id = choice === undefined ? matchText(text, attribute) : choice;
    attributes[attribute] = id;
    if (id === null && choice === undefined) missed.push({ attribute, text: asked });
    if (id === null || !isNameOf(text, id)) unsaid.push(attribute);
  }
  // `清乾隆` in the column of dynasties says the reign too, and a reign its dynasty.
  attributes.reign ??= texts.dynasty === undefined ? null : reignBeside(texts.dynasty, attributes.dynasty);
  if (attributes.reign !== null && attributes.dynasty === null && (texts.dynasty ?? "").trim() === "") {
    attributes.dynasty = dynastyOf(attributes.reign);
  }
  if (VOCABULARY_ATTRIBUTES.some((attribute) => texts[attribute] === undefined)) {
    for (const { attribute, id } of termsIn(name)) if (texts[attribute] === undefined) attributes[attribute] ??= id;
  }
  return { attributes, missed, unsaid };
}

function choiceOf(choices: TermChoices, attribute: VocabularyAttribute, text: string): string | null | undefined {
  const own = choices[attribute];
  const id = own !== undefined && Object.hasOwn(own, text) ? own[text] : undefined;
  return id === undefined || id === null || term(id)?.attribute === attribute ? id : undefined;
}

function reignBeside(text: string, dynasty: string | null): string | null {
  const { dynasty: found, reign } = periodIn(text);
  return found === dynasty ? reign : null;
}

function isNameOf(text: string, id: string): boolean {
  const said = normalise(text);
  return text === id || namesOf(id).some(({ name }) => name === said);
}
