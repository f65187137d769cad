/** The shapes of a pack's files (see FORMAT.md) and nothing else: knows no bytes, no network and no store. */
import { validateStrict } from "compare-versions";
import * as v from "valibot";
import { fault } from "../../base/parse";
import type { PackAbout } from "../../domain/pack";
import { MANIFEST, refusal } from "./pack-files";

export const SCHEMA_VERSION = 1;

/** The files beside the manifest, in the order in which they are written. */
export const PART_PATHS = ["records.jsonl", "passages.jsonl", "vectors.f32", "thumbs.bin"] as const;
export type PartPath = (typeof PART_PATHS)[number];

export const LIMITS = {
  /** UTF-8 bytes of the manifest, of a line. */
  manifestBytes: 1024 ** 2,
  lineBytes: 1024 ** 2,
  thumbBytes: 1024 ** 2,
  records: 1_000_000,
  passages: 1_000_000,
  dim: 4096,
  /** Of one record. */
  vectors: 64,
} as const;

const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const filled = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
/** Neither control characters nor marks that turn the direction of what stands around them. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const id = v.pipe(filled(200), v.regex(/^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]*$/u));
const term = v.nullable(filled(100));
const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "a BCP 47 language tag"));
const localized = (most: number) =>
  v.pipe(
    v.record(languageTag, text(most)),
    v.check((texts) => Object.keys(texts).length > 0, "wanted text in at least one language"),
  );
const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits"));
const dataAndImages = (most: number) => v.object({ data: text(most), images: text(most) });

const about = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "a-z, 0-9 and -")),
  version: v.pipe(
    filled(100),
    v.check((version) => validateStrict(version), "wanted a semantic version such as 1.0.0"),
  ),
  title: localized(200),
  description: localized(5000),
  publisher: text(500),
  licence: dataAndImages(2000),
  attribution: dataAndImages(2000),
  embedding: v.nullable(v.object({ model: filled(100), hash: hex, dim: v.pipe(count(LIMITS.dim), v.minValue(1)) })),
  counts: v.object({ records: count(LIMITS.records), passages: count(LIMITS.passages) }),
}) satisfies v.GenericSchema<unknown, PackAbout>;

const part = v.object({ path: v.picklist(PART_PATHS), bytes: count(2 ** 32 - 1), sha256: hex });
const manifest = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  ...about.entries,
  parts: v.pipe(
    v.array(part),
    v.check((parts) => new Set(parts.map(({ path }) => path)).size === parts.length, "wanted each part once"),
  ),
});
const anyVersion = v.object({ schemaVersion: v.number() });

/** What the store keeps of the manifest of an installed pack. */
export const manifestSchema = v.object({ ...about.entries, bytes: v.number() });

export const recordSchema = v.object({
  id,
  name: text(500),
  nameEn: text(500),
  attributes: v.object({ dynasty: term, reign: term, kiln: term, color: term, motif: term, shape: term }),
  source: text(2000),
  view: v.picklist(["front", "side", "top", "base", "detail", "unknown"]),
  description: v.exactOptional(text(50_000)),
  link: v.exactOptional(v.pipe(text(2000), v.regex(/^https:\/\/[^\s<>"]+$/, "an https address"))),
  credit: v.exactOptional(text(2000)),
  vectors: count(LIMITS.vectors),
  thumb: v.nullable(
    v.object({
      type: v.picklist(["image/jpeg", "image/webp", "image/png"]),
      start: count(2 ** 32 - 1),
      bytes: v.pipe(count(LIMITS.thumbBytes), v.minValue(1)),
    }),
  ),
});
export const passageSchema = v.object({
  id,
  term,
  lang: v.picklist(["en", "zh"]),
  text: text(50_000),
  source: text(2000),
  keywords: v.optional(text(50_000), ""),
  uncertain: v.optional(v.boolean(), false),
});

export type PackManifest = v.InferOutput<typeof manifest>;
export type PackPart = v.InferOutput<typeof part>;
export type PackRecord = v.InferOutput<typeof recordSchema>;
export type InstalledManifest = v.InferOutput<typeof manifestSchema>;

/** @throws AppError `pack-newer-format` or `pack-damaged`; `pack` is what the pack is called. */
export function parseManifest(json: string, pack: string): PackManifest {
  const value = parsed(json, pack, MANIFEST);
  const version = v.safeParse(anyVersion, value);
  if (version.success && version.output.schemaVersion > SCHEMA_VERSION) {
    const found = `found schema version ${version.output.schemaVersion}, wanted at most ${SCHEMA_VERSION}`;
    throw refusal("pack-newer-format", pack, MANIFEST, found);
  }
  return shaped(manifest, value, pack, MANIFEST);
}

/** A line's value. @throws AppError `pack-damaged`; `where` names the part and the line. */
export function parseLine<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  line: string,
  pack: string,
  where: string,
): v.InferOutput<S> {
  return shaped(schema, parsed(line, pack, where), pack, where);
}

function parsed(json: string, pack: string, where: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    const found = json === "" ? "nothing" : `text that begins ${JSON.stringify(json.slice(0, 40))}`;
    throw refusal("pack-damaged", pack, where, `found ${found}, wanted JSON`, cause);
  }
}

function shaped<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  value: unknown,
  pack: string,
  where: string,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (!result.success) throw refusal("pack-damaged", pack, where, fault(result.issues));
  return result.output;
}
