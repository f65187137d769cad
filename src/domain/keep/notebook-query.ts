/** Which kept studies answer a query, and in what order; pure, and quick with thousands. Knows nothing of where they lie. */
import { findTerms } from "../find-term";
import { namesOf, normalise } from "../term-names";
import type { NotebookEntry, NotebookQuery, Order } from "./notebook";
import { tagKey } from "./tags";

/** Everything a study is found by, folded, a line each so that no word is found across two. */
const folded = new WeakMap<NotebookEntry, string>();

function wordsOf(entry: NotebookEntry): string {
  const known = folded.get(entry);
  if (known !== undefined) return known;
  const { ownTitle, title, note, tags, question, terms } = entry;
  const own = [ownTitle, title ?? "", note, question, ...tags].map(normalise);
  const words = [...own, ...terms.flatMap((id) => namesOf(id).map(({ name }) => name))].join("\n");
  folded.set(entry, words);
  return words;
}

/** A term of the vocabulary is found by any of its names, in either language; other words where they stand. */
function matcher(text: string): (entry: NotebookEntry) => boolean {
  const terms = findTerms(text);
  let rest = text;
  for (const { start, end } of terms) {
    rest = `${rest.slice(0, start)}${" ".repeat(end - start)}${rest.slice(end)}`;
  }
  const words = normalise(rest).split(" ").filter(Boolean);
  const wanted = terms.map(({ id, start, end }) => ({ id, name: normalise(text.slice(start, end)) }));
  const whole = normalise(text);
  return (entry) => {
    const own = wordsOf(entry);
    if (own.includes(whole)) return true;
    return (
      wanted.every(({ id, name }) => entry.terms.includes(id) || own.includes(name)) &&
      words.every((word) => own.includes(word))
    );
  };
}

const nameOf = ({ ownTitle, title }: NotebookEntry) => ownTitle || (title ?? "");

const BY: Record<Order, (a: NotebookEntry, b: NotebookEntry) => number> = {
  newest: (a, b) => b.startedAt - a.startedAt,
  oldest: (a, b) => a.startedAt - b.startedAt,
  /** Nameless ones last. */
  name: (a, b) =>
    Number(nameOf(a) === "") - Number(nameOf(b) === "") ||
    nameOf(a).localeCompare(nameOf(b), "zh") ||
    b.startedAt - a.startedAt,
};

/** The entries that answer, in order. All of `tags` are wanted, whatever their case. */
export function findStudies<Entry extends NotebookEntry>(entries: readonly Entry[], query: NotebookQuery): Entry[] {
  const { text, tags, period, state, noted, order } = query;
  const found = text.trim() === "" ? () => true : matcher(text);
  const keys = tags.map(tagKey);
  return entries
    .filter(
      (entry) =>
        (period === null || entry.dynasty === period) &&
        (state === null || entry.state === state) &&
        (!noted || entry.note.trim() !== "") &&
        keys.every((key) => entry.tags.some((tag) => tagKey(tag) === key)) &&
        found(entry),
    )
    .sort(BY[order]);
}

export interface Counted {
  id: string;
  count: number;
}

/** Every tag with how many studies have it, most used first; spelt as it was written first. */
export function countTags(entries: readonly NotebookEntry[]): Counted[] {
  const counted = new Map<string, Counted>();
  for (const tag of entries.flatMap(({ tags }) => tags)) {
    const key = tagKey(tag);
    const before = counted.get(key);
    counted.set(key, { id: before?.id ?? tag, count: (before?.count ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id, "zh"));
}

/** Every dynasty that a verdict names with how many studies name it, most first. */
export function countPeriods(entries: readonly NotebookEntry[]): Counted[] {
  const counted = new Map<string, number>();
  for (const { dynasty } of entries) if (dynasty !== null) counted.set(dynasty, (counted.get(dynasty) ?? 0) + 1);
  return [...counted].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
}
