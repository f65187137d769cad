/** The shape of a pack's files (see FORMAT.md) and how their bytes become rows. Knows no network and no store. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import { parseJson } from "../../base/parse";
import type { Specimen } from "../../domain/specimen";

export const SCHEMA_VERSION = 1;
const FLOAT_BYTES = 4;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const words = v.object({ en: v.string(), zh: v.string() });
const term = v.nullable(v.string());

const part = v.object({
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][\w.-]*$/)),
  bytes: count,
  /** Lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
const manifest = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/)),
  version: v.pipe(v.string(), v.minLength(1)),
  title: words,
  licence: v.string(),
  attribution: v.string(),
  embedding: v.nullable(v.object({ model: v.string(), dim: positive })),
  counts: v.object({ records: count, passages: count }),
  parts: v.array(part),
});
const record = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.string(),
  nameEn: v.string(),
  attributes: v.object({ dynasty: term, reign: term, kiln: term, color: term, motif: term, shape: term }),
  source: v.string(),
  view: v.picklist(["front", "side", "top", "base", "detail", "unknown"]),
  vectors: count,
  thumb: v.nullable(
    v.object({ type: v.picklist(["image/jpeg", "image/webp", "image/png"]), start: count, bytes: positive }),
  ),
});
const passage = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  term: v.nullable(v.string()),
  lang: v.picklist(["en", "zh"]),
  text: v.string(),
  source: v.string(),
  keywords: v.optional(v.string(), ""),
  uncertain: v.optional(v.boolean(), false),
});

export type PackManifest = v.InferOutput<typeof manifest>;
export type PackPart = v.InferOutput<typeof part>;
export type PackPassage = v.InferOutput<typeof passage>;
export type PackRecord = v.InferOutput<typeof record>;

export interface PackContents {
  specimens: Specimen[];
  passages: PackPassage[];
  /** One id a vector, in the order of `vectors`. */
  vectorIds: string[];
  vectors: Float32Array<ArrayBuffer>;
  thumbs: { recordId: string; blob: Blob }[];
}

const reading = (what: string) => ({ what, todo: "the pack is broken; ask its author for a new copy" });

/** @throws AppError `bad-json` or `bad-shape`, naming the first thing that is wrong. */
export function parseManifest(text: string, packId: string): PackManifest {
  return parseJson(manifest, text, reading(`the manifest of the pack ${packId}`));
}

/** The manifest of an installed pack, as the store gives it back. */
export const manifestSchema = manifest;

/**
 * Verified bytes, by path, as rows.
 * @throws AppError `bad-json`, `bad-shape`, or `pack-inconsistent` when the files do not fit together.
 */
export function readPack(about: PackManifest, files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): PackContents {
  const lines = <S extends v.GenericSchema<unknown, unknown>>(path: string, schema: S): v.InferOutput<S>[] =>
    new TextDecoder()
      .decode(files.get(path) ?? new Uint8Array())
      .split("\n")
      .flatMap((line, i) =>
        line.trim() === "" ? [] : [parseJson(schema, line, reading(`line ${i + 1} of ${about.id}/${path}`))],
      );
  const records = lines("records.jsonl", record);
  const passages = lines("passages.jsonl", passage);
  const vectors = floats(files.get("vectors.f32") ?? new Uint8Array(), about);
  const vectorIds = records.flatMap(({ id, vectors: views }) => Array.from({ length: views }, () => id));
  const dim = about.embedding?.dim ?? 0;
  const claims: [string, number, number][] = [
    ["records", records.length, about.counts.records],
    ["passages", passages.length, about.counts.passages],
    ["distinct record ids", new Set(records.map(({ id }) => id)).size, records.length],
    ["distinct passage ids", new Set(passages.map(({ id }) => id)).size, passages.length],
    ["vector numbers", vectors.length, vectorIds.length * dim],
  ];
  for (const [what, found, wanted] of claims) if (found !== wanted) throw inconsistent(about.id, what, found, wanted);
  return {
    specimens: records.map(({ vectors: _views, thumb: _thumb, ...specimen }) => specimen),
    passages,
    vectorIds,
    vectors,
    thumbs: thumbs(records, files.get("thumbs.bin") ?? new Uint8Array(), about.id),
  };
}

function floats(bytes: Uint8Array<ArrayBuffer>, { id }: PackManifest): Float32Array<ArrayBuffer> {
  if (bytes.length % FLOAT_BYTES !== 0) throw inconsistent(id, "bytes of vectors.f32", bytes.length, 0);
  return new Float32Array(bytes.slice().buffer);
}

function thumbs(records: readonly PackRecord[], bytes: Uint8Array<ArrayBuffer>, packId: string) {
  return records.flatMap(({ id, thumb }) => {
    if (thumb === null) return [];
    const end = thumb.start + thumb.bytes;
    if (end > bytes.length) throw inconsistent(packId, "bytes of thumbs.bin", bytes.length, end);
    return [{ recordId: id, blob: new Blob([bytes.slice(thumb.start, end)], { type: thumb.type }) }];
  });
}

function inconsistent(packId: string, what: string, found: number, wanted: number): AppError {
  const message = `read the pack ${packId}: found ${found} ${what}, wanted ${wanted}; the pack is broken, ask its author for a new copy`;
  return new AppError("pack-inconsistent", message);
}
