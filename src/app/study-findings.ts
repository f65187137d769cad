/**
 * What the model has named of the piece so far, in its own words or in an answer half written. For the first impression
 * to give way to; the verdict is parsed elsewhere. Pure: the vocabulary's names are handed in.
 */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { findTerm, findTermsOf } from "../domain/find-term";
import { thoughtOf, type TurnView } from "./study-view";

/** Of the domain, which brings the whole vocabulary with it. */
export interface TermFinder {
  findTerm: typeof findTerm;
  findTermsOf: typeof findTermsOf;
}

export type Findings = Partial<Record<VocabularyAttribute, string>>;

/** What an answer calls the attributes, in both languages. */
const ANSWER_KEYS: Readonly<Record<string, VocabularyAttribute>> = {
  dynasty: "dynasty",
  reign: "reign",
  kiln: "kiln",
  glaze: "color",
  motif: "motif",
  shape: "shape",
  朝代: "dynasty",
  年号: "reign",
  窑口: "kiln",
  釉色: "color",
  纹饰: "motif",
  器型: "shape",
};

/** Sentences that name a thing to say that it is not so, or that it is only written or only alike. */
const NOT_OF_THE_PIECE =
  /\b(not?|nor|neither|without|unlike|mark|reads|similar|nearest|\[?E\d+)\b|[不非无未款]|相似|接近/iu;

/** A value of each attribute that has been named once and clearly, the latest of them. */
export function findingsOf(turns: readonly TurnView[], find: TermFinder): Findings {
  const findings: Findings = {};
  for (const { raw } of turns) {
    for (const sentence of sentencesOf(thoughtOf(raw))) {
      if (NOT_OF_THE_PIECE.test(sentence)) continue;
      const found = find.findTermsOf(sentence, VOCABULARY_ATTRIBUTES);
      for (const attribute of VOCABULARY_ATTRIBUTES) {
        const ids = new Set(found.flatMap((each) => (each.attribute === attribute ? each.id : [])));
        const [id] = ids;
        if (id !== undefined && ids.size === 1) findings[attribute] = id;
      }
    }
    Object.assign(findings, answered(raw, find));
  }
  return findings;
}

/** How many sentences and lines the model has brought to their end. */
export function sentencesIn(turns: readonly TurnView[]): number {
  return turns.reduce((sum, { raw }) => sum + (raw.match(/[.!?。！？\n]/gu)?.length ?? 0), 0);
}

/** Whole sentences only: a name that is still being written may be the beginning of a longer one. */
function sentencesOf(text: string): string[] {
  return text.match(/[^.!?。！？\n]+[.!?。！？\n]/gu) ?? [];
}

/** Lines of an answer that have come to their end. */
function answered(raw: string, find: TermFinder): Findings {
  const findings: Findings = {};
  const [, answer] = raw.split("<answer>", 2);
  for (const line of (answer ?? "").split("\n").slice(0, -1)) {
    const [, key = "", words = ""] = /^\s*([^:：]+?)\s*[:：]\s*([^[]*)/u.exec(line) ?? [];
    const attribute = ANSWER_KEYS[key.toLowerCase()];
    const id = attribute === undefined ? null : find.findTerm(words, attribute);
    if (attribute !== undefined && id) findings[attribute] = id;
  }
  return findings;
}
