/** One text as a term of the vocabulary: an id, a name in any script, pinyin with or without tones, a date. */
import type { VocabularyAttribute } from "../../domain/attribute";
import { type FoundTerm, findTerm, findTerms } from "../../domain/find-term";
import { term } from "../../domain/vocabulary";
import { type Period, findPeriod } from "../../domain/period";

/** Characters that are searched: more is running text, and a search looks through every name there is. */
const LONGEST_SEARCHED = 500;
/** Answers that are remembered: a column repeats itself. */
const MOST_ANSWERS = 20_000;

/** The id that `text` names as a value of `attribute`, or null. */
export function matchText(text: string, attribute: VocabularyAttribute): string | null {
  return matched(text.slice(0, LONGEST_SEARCHED), attribute);
}

/** All terms that a name is made of. */
export function termsIn(name: string): readonly FoundTerm[] {
  return found(name.slice(0, LONGEST_SEARCHED), "");
}

/** What a cell says of the time a piece is from. */
export function periodIn(text: string): Period {
  return periods(text.slice(0, LONGEST_SEARCHED), "");
}

const matched = remembered<string | null, VocabularyAttribute>(search);
const periods = remembered<Period, "">(findPeriod);
const found = remembered<readonly FoundTerm[], "">((name) => findTerms(name));

function remembered<T, K extends string>(ask: (text: string, key: K) => T): (text: string, key: K) => T {
  const answers = new Map<string, T>();
  return (text, key) => {
    const whole = `${key}/${text}`;
    const known = answers.get(whole);
    if (known !== undefined) return known;
    const answer = ask(text, key);
    if (answers.size < MOST_ANSWERS) answers.set(whole, answer);
    return answer;
  };
}

function search(text: string, attribute: VocabularyAttribute): string | null {
  if (term(text)?.attribute === attribute) return text;
  const plain = plainPinyin(text);
  if (attribute === "dynasty") return periodIn(text).dynasty ?? periodIn(plain).dynasty;
  const found = findTerm(text, attribute) ?? findTerm(plain, attribute);
  return attribute === "reign" ? (found ?? periodIn(text).reign) : found;
}

/** `qīng huā`, `qing1 hua1` and `Qing-hua` as the vocabulary writes pinyin. */
function plainPinyin(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replace(/(?<=[a-zü])[1-5](?![0-9])/giu, "")
    .replace(/[-'’·]/gu, " ")
    .normalize("NFC");
}
