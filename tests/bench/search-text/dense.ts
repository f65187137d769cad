/** Passages by the nearness of their vectors to the question's, of the embedded CLIP's text tower; alone, or fused with ours. */
import clipJson from "../../../models/catalog/ciqi-clip-nano.json";
import { openClip } from "../../../src/clip/open";
import { fuse } from "../../../src/library/fuse";
import { openVectorIndex } from "../../../src/library/vector-index";
import { parseEntry } from "../../../src/runtime/catalog";
import type { TextContender } from "./contender";

const { signal } = new AbortController();
const pack = "bench";

export async function dense(): Promise<TextContender> {
  const entry = parseEntry(clipJson);
  if (entry.kind !== "clip") throw new Error(`${entry.id} embeds no words`);
  const clip = await openClip({ entry, backend: "wasm", signal });
  const index = await openVectorIndex(entry.dimensions);
  return {
    title: "vectors of the text tower",
    async build(passages) {
      const vectors = new Float32Array(passages.length * entry.dimensions);
      for (const [i, { text }] of passages.entries()) {
        vectors.set(await clip.embedText(text, signal), i * entry.dimensions);
      }
      index.add(
        pack,
        passages.map(({ id }) => id),
        vectors,
      );
    },
    async search(question, _lang, limit) {
      const { hits } = index.search(await clip.embedText(question, signal), { limit });
      return hits.map(({ recordId }) => recordId);
    },
    bytes: () => index.size * index.dim * Float32Array.BYTES_PER_ELEMENT,
  };
}

/** Both must be built. */
export function fused(words: TextContender, vectors: TextContender, weight: number): TextContender {
  const deep = 50;
  return {
    title: `words and vectors fused, vectors at ${weight}`,
    build: async () => undefined,
    async search(question, lang, limit) {
      const rankings = [
        { ranked: await words.search(question, lang, deep), weight: 1 },
        { ranked: await vectors.search(question, lang, deep), weight },
      ];
      return fuse(rankings).slice(0, limit);
    },
    bytes: () => words.bytes() + vectors.bytes(),
  };
}
