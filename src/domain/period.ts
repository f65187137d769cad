/** The dynasty and the reign that a label's words or its years point to. Guesses nothing: years in two dynasties are neither. */
import { findTerm } from "./find-term";
import { type DynastyTerm, type ReignTerm, termsOf } from "./vocabulary";
import { type Years, parseYears } from "./dates";

export interface Period {
  dynasty: string | null;
  reign: string | null;
}

/** Rulers beside the main line, and spans that cut across it: years alone do not point to them. */
const BESIDE = new Set(
  "dyn:neolithic dyn:sixteen-kingdoms dyn:southern-ming dyn:transitional dyn:ten-kingdoms dyn:liao dyn:western-xia dyn:jin".split(
    " ",
  ),
);
/** Only a dynasty that people divide in two is named by its halves. */
const DIVIDED = new Set(["dyn:song"]);

const all = termsOf("dynasty").filter((term): term is DynastyTerm => term.attribute === "dynasty");
const main = all.filter(({ id, parent }) => !BESIDE.has(id) && (parent === null || DIVIDED.has(parent)));
const reigns = termsOf("reign").filter((term): term is ReignTerm => term.attribute === "reign");
/** Years of the Republic are no reign. */
const rulers = reigns.filter(({ emperor }) => emperor !== null);

const COPY = /\b(?:style|manner|copy|imitation|reproduction|revival)\b|仿/iu;

/** What a cell of a period column says. A later piece in an older style is of no period that could be read off it. */
export function findPeriod(text: string): Period {
  if (COPY.test(text)) return { dynasty: null, reign: null };
  const named = { dynasty: findTerm(text, "dynasty"), reign: findTerm(text, "reign") };
  if (named.reign !== null) return { dynasty: named.dynasty ?? dynastyOf(named.reign), reign: named.reign };
  const years = parseYears(text);
  const dated = years === null ? { dynasty: null, reign: null } : periodOf(years);
  if (named.dynasty === null) return dated;
  return { dynasty: named.dynasty, reign: dated.dynasty === named.dynasty ? dated.reign : null };
}

/** The dynasty that holds all of the years, and the one reign that does where the label is sure of them. */
export function periodOf({ start, end, about }: Years): Period {
  const holding = main
    .filter((term) => term.start <= start && end <= term.end + (start < end ? 1 : 0)) // the Qing is often said to end in 1912
    .sort((one, other) => one.end - one.start - (other.end - other.start));
  const [narrowest, ...wider] = holding;
  if (narrowest === undefined || wider.some(({ id }) => id !== narrowest.parent)) {
    return { dynasty: null, reign: null };
  }
  const reign = about ? [] : rulers.filter((one) => one.start <= start && end <= one.end);
  return { dynasty: narrowest.id, reign: reign.length === 1 ? (reign[0]?.id ?? null) : null };
}

/** The dynasties of the main line that have any of the years, in their order. */
export function dynastiesIn({ start, end }: Years): string[] {
  return main.filter((term) => term.parent === null && term.start < end && start < term.end).map(({ id }) => id);
}

export function dynastyOf(reign: string): string | null {
  return reigns.find(({ id }) => id === reign)?.dynasty ?? null;
}
