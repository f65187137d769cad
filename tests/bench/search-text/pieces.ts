/**
 * Free search for pieces by two of their terms (`青花梅瓶`, `Famille rose Peony`): how many of the first five have both.
 * Ours, labels and pictures together, against each of them alone, over the studio's pieces.
 */
import clipJson from "../../../models/catalog/ciqi-clip-nano.json";
import { openClip } from "../../../src/clip/open";
import type { Lang, VocabularyAttribute } from "../../../src/domain/attribute";
import type { PieceQuery } from "../../../src/domain/search";
import { label } from "../../../src/domain/vocabulary";
import { Pieces } from "../../../src/library/pieces";
import { findPieces } from "../../../src/library/pieces-find";
import { openVectorIndex } from "../../../src/library/vector-index";
import { parseEntry } from "../../../src/runtime/catalog";
import type { Specimen } from "../../../src/domain/specimen";
import { type Row, round } from "../row";

type Listed = Specimen & { vectors: number };

const pairs: [VocabularyAttribute, VocabularyAttribute][] = [
  ["color", "shape"],
  ["color", "motif"],
  ["motif", "shape"],
];
const pack = "studio";
const first = 5;
const { signal } = new AbortController();

export async function benchPieces(): Promise<Row[]> {
  const entry = parseEntry(clipJson);
  if (entry.kind !== "clip") throw new Error(`${entry.id} embeds no words`);
  const clip = await openClip({ entry, backend: "wasm", signal });
  const part = (name: string) => fetch(`/packs/${pack}/${name}`);
  const lines = (await (await part("records.jsonl")).text()).split("\n");
  const records = lines.flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Listed]));
  const index = await openVectorIndex(entry.dimensions);
  const vectors = new Float32Array(await (await part("vectors.f32")).arrayBuffer());
  const ids = records.flatMap(({ id, vectors: views }) => Array.from({ length: views }, () => id));
  index.add(pack, ids, vectors);
  const pieces = new Pieces();
  pieces.add(pack, records);

  const right = { ours: 0, labels: 0, pictures: 0 };
  let wanted = 0;
  for (const { text, lang, answers } of questions(records)) {
    const query: PieceQuery = { text, filters: {}, packs: null, lang, offset: 0, limit: first };
    const vector = await clip.embedText(text, signal);
    const found = {
      ours: findPieces(pieces, index, query, vector).found.map(({ piece }) => piece.recordId),
      labels: findPieces(pieces, index, query, null).found.map(({ piece }) => piece.recordId),
      pictures: index.search(vector, { limit: first, asked: "words" }).hits.map(({ recordId }) => recordId),
    };
    const possible = Math.min(first, answers.size);
    wanted += possible;
    for (const by of ["ours", "labels", "pictures"] as const) {
      right[by] += found[by].slice(0, possible).filter((id) => answers.has(id)).length;
    }
  }
  await clip.dispose();
  const share = (count: number) => round((100 * count) / wanted);
  return (["labels", "pictures"] as const).map((rival) => ({
    what: `pieces with both terms asked for among the first five, against ${rival} alone`,
    ours: share(right.ours),
    rival: share(right[rival]),
    unit: "%",
    ratio: round(right.ours / right[rival]),
    wanted: rival === "labels" ? 0.99 : 1,
  }));
}

/** Every two terms that some piece has, in both languages, and the pieces that have both. */
function* questions(records: readonly Listed[]): Generator<{ text: string; lang: Lang; answers: Set<string> }> {
  for (const pair of pairs) {
    const having = new Map<string, Set<string>>();
    for (const { id, attributes } of records) {
      const key = pair.map((attribute) => attributes[attribute]).join(" ");
      having.set(key, (having.get(key) ?? new Set()).add(id));
    }
    for (const [key, answers] of having) {
      const terms = key.split(" ");
      if (terms.includes("")) continue;
      for (const lang of ["en", "zh"] as const) {
        yield { text: terms.map((term) => label(term, lang)).join(lang === "en" ? " " : ""), lang, answers };
      }
    }
  }
}
