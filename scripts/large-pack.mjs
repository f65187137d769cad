/** Makes a pack of many pieces out of the studio's, for benches: other ids, vectors a little apart, the same pictures. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { zipSync } from "fflate";

const studio = resolve(import.meta.dirname, "../public/packs/studio");
const read = (name) => readFileSync(join(studio, name));

/** A number from 0 to 1 for each call; the same ones for the same seed. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** `vector` turned a little, of length 1. */
function near(vector, random) {
  const moved = vector.map((value) => value + (random() - 0.5) * 0.02);
  const length = Math.hypot(...moved);
  return moved.map((value) => value / length);
}

/**
 * A `.ciqi` file.
 * @param {{ id: string, pieces: number, title: string }} about
 */
export function largePack({ id, pieces, title }) {
  const manifest = JSON.parse(read("manifest.json").toString());
  const own = read("records.jsonl")
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const pictures = read("thumbs.bin");
  const { buffer, byteOffset, byteLength } = read("vectors.f32");
  const vectors = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  const { dim } = manifest.embedding;
  const firsts = [];
  own.reduce((first, record, place) => ((firsts[place] = first), first + record.vectors), 0);

  const random = numbers(8);
  const lines = [];
  const thumbs = [];
  const rows = [];
  let start = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const place = piece % own.length;
    const record = own[place];
    const bytes =
      record.thumb === null ? null : pictures.subarray(record.thumb.start, record.thumb.start + record.thumb.bytes);
    const thumb = bytes === null ? null : { ...record.thumb, start };
    lines.push(JSON.stringify({ ...record, id: `${id}-${piece}`, vectors: 1, thumb }));
    rows.push(...near([...vectors.subarray(firsts[place] * dim, (firsts[place] + 1) * dim)], random));
    if (bytes === null) continue;
    thumbs.push(bytes);
    start += bytes.length;
  }
  const parts = {
    "records.jsonl": Buffer.from(`${lines.join("\n")}\n`),
    "vectors.f32": Buffer.from(Float32Array.from(rows).buffer),
    "thumbs.bin": Buffer.concat(thumbs),
  };
  const about = {
    ...manifest,
    id,
    version: "1.0.0",
    title: { en: title },
    counts: { records: pieces, passages: 0 },
    parts: Object.entries(parts).map(([path, bytes]) => ({
      path,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    })),
  };
  return Buffer.from(zipSync({ "manifest.json": Buffer.from(JSON.stringify(about)), ...parts }, { level: 0 }));
}
