/**
 * Search in text, ours against MiniSearch and Orama: speed and size on ten thousand made passages, and how many of sixty
 * hand-made questions find their answer; and how well pieces are found by words. Each question is put to all in turn, so that a busy machine slows all.
 */
import type { Lang } from "../../../src/domain/attribute";
import { type Row, median, round } from "../row";
import type { TextContender } from "./contender";
import { dense, fused } from "./dense";
import { madePassages, madeQuestions } from "./made-passages";
import { miniSearch } from "./minisearch";
import { orama } from "./orama";
import { ours } from "./ours";
import { benchPieces } from "./pieces";
import { answered, asking, shelf } from "./questions";

const passageCount = 10_000;
const questionCount = 300;
const warmUp = 60;
const seed = 11;

export async function benchSearchText(): Promise<Row[]> {
  return [...(await speedAndSize()), ...(await recall()), ...(await benchPieces())];
}

async function speedAndSize(): Promise<Row[]> {
  const mine = ours();
  const bilingual = await miniSearch(true);
  const rivals = [bilingual, await miniSearch(false), await orama()];
  const all = [mine, ...rivals];
  const passages = madePassages(passageCount, seed);
  const buildMs = new Map<TextContender, number>();
  for (const one of all) {
    const started = performance.now();
    await one.build(passages);
    buildMs.set(one, performance.now() - started);
  }
  const times = new Map(all.map((one): [TextContender, Record<Lang, number[]>] => [one, { en: [], zh: [] }]));
  for (const [i, { question, lang }] of madeQuestions(questionCount + warmUp, seed + 1).entries()) {
    for (const one of all) {
      const started = performance.now();
      await one.search(question, lang, 10);
      if (i >= warmUp) times.get(one)?.[lang].push(performance.now() - started);
    }
  }
  const p50 = (one: TextContender, langs: readonly Lang[]) =>
    median(langs.flatMap((lang) => times.get(one)?.[lang] ?? []));
  const seconds = (one: TextContender) => (buildMs.get(one) ?? 0) / 1000;
  const megabytes = (one: TextContender) => one.bytes() / 1e6;
  return rivals.flatMap((rival): Row[] => {
    // To the tokens of the other two a Chinese sentence is one word or none: they have nothing to do.
    const langs: Lang[] = rival === bilingual ? ["en", "zh"] : ["en"];
    const questions = langs.length === 2 ? "questions" : "English questions";
    return [
      row(
        `10,000 passages, ${questions}, p50, against ${rival.title}`,
        p50(mine, langs),
        p50(rival, langs),
        "ms",
        null,
      ),
      row(`10,000 passages, index size, against ${rival.title}`, megabytes(mine), megabytes(rival), "MB", 1),
      row(`10,000 passages, build, against ${rival.title}`, seconds(mine), seconds(rival), "s", null),
    ];
  });
}

async function recall(): Promise<Row[]> {
  const passages = await shelf();
  const mine = ours();
  const vectors = await dense();
  const rivals = [await miniSearch(true), await miniSearch(false), await orama(), vectors];
  for (const one of [mine, ...rivals]) await one.build(passages);
  rivals.push(fused(mine, vectors, 1), fused(mine, vectors, 0.25));
  const found = await answered(mine, passages);
  const rows: Row[] = [];
  for (const rival of rivals) {
    const theirs = await answered(rival, passages);
    rows.push({
      what: `questions of ${asking} answered among the first three, against ${rival.title}`,
      ours: found,
      rival: theirs,
      unit: "questions",
      ratio: round(found / theirs),
      wanted: 1,
    });
  }
  return rows;
}

/** Less is better. */
function row(what: string, mine: number, rival: number, unit: string, wanted: number | null): Row {
  return { what, ours: round(mine), rival: round(rival), unit, ratio: round(rival / mine), wanted };
}
