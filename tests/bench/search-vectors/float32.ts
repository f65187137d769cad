/** The plain way: every product in JavaScript, over one Float32Array. */
import { type Contender, chunkStore } from "./contender";

const store = chunkStore("bench-float32");
const chunkRows = 16384;

export function float32(): Contender {
  let rows = new Float32Array();
  let dim = 0;
  return {
    async build(vectors, width) {
      rows = vectors.slice();
      dim = width;
    },
    search(query, k) {
      const best: { row: number; score: number }[] = [];
      let worst = -Infinity;
      for (let row = 0, at = 0; at < rows.length; row++) {
        let score = 0;
        for (let i = 0; i < dim; i++, at++) score += (query[i] as number) * (rows[at] as number);
        if (score <= worst) continue;
        const place = best.findIndex((other) => other.score < score);
        best.splice(place < 0 ? best.length : place, 0, { row, score });
        if (best.length > k) best.pop();
        if (best.length === k) worst = best.at(-1)?.score ?? worst;
      }
      return best.map(({ row }) => row);
    },
    wasmBytes: () => 0,
    async save() {
      const chunks: ArrayBuffer[] = [];
      for (let at = 0; at < rows.length; at += chunkRows * dim)
        chunks.push(rows.slice(at, at + chunkRows * dim).buffer);
      await store.put(chunks);
      return rows.byteLength;
    },
    async open(count, width) {
      dim = width;
      rows = new Float32Array(count * dim);
      let at = 0;
      for (const chunk of await store.getAll()) {
        const part = new Float32Array(chunk as ArrayBuffer);
        rows.set(part, at);
        at += part.length;
      }
    },
  };
}
