/**
 * Dictionaries in the reader's tongue: English comes with the code that speaks it, another tongue is fetched when it is
 * read. Knows no sentences.
 */
import { signal } from "@preact/signals";
import type { Tongue } from "../../app/tongue";
import { once } from "../../base/once";

type Others<T> = Record<Exclude<Tongue, "en">, () => Promise<T>>;

const shelves: ((tongue: Tongue) => Promise<void>)[] = [];

/** The dictionary of a part by tongue. English stands in until the other has come, and where it cannot be had. */
export function words<T>(english: T, others: Others<T>): (tongue: Tongue) => T {
  const here = signal<Partial<Record<Tongue, T>>>({ en: english });
  const bring = (tongue: keyof Others<T>) =>
    once(async () => {
      const dictionary = await others[tongue]();
      here.value = { ...here.peek(), [tongue]: dictionary };
    });
  const bringing = { "zh-Hans": bring("zh-Hans"), "zh-Hant": bring("zh-Hant") };
  const fetch = async (tongue: Tongue) => (tongue === "en" ? undefined : bringing[tongue]());
  shelves.push(fetch);
  return (tongue) => {
    const found = here.value[tongue];
    if (found === undefined) void fetch(tongue).catch(() => undefined);
    return found ?? english;
  };
}

/** Waits for the dictionaries of every part that has been opened; one that cannot be had keeps nobody waiting. */
export async function fetchWords(tongue: Tongue): Promise<void> {
  await Promise.allSettled(shelves.map((fetch) => fetch(tongue)));
}
