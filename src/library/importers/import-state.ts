/** What is kept of an import between two runs: what was asked for, and exactly how far it is. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import { sha256 } from "../../base/sha256";
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import type { ImportRequest, UnfinishedImport } from "../../domain/import";
import type { ImportJob } from "../../storage/import-jobs";

const words = v.record(v.string(), v.string());
const both = v.object({ data: v.string(), images: v.string() });
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const problem = v.object({ where: v.string(), what: v.string() });
const roles = [
  ...VOCABULARY_ATTRIBUTES,
  ...(["id", "name", "nameEn", "image", "view", "description", "source", "link", "credit"] as const),
] as const;
const about = v.object({
  id: v.string(),
  version: v.string(),
  title: words,
  description: words,
  publisher: v.string(),
  licence: both,
  attribution: both,
});

const state = v.object({
  mapping: v.record(v.picklist(roles), v.string()),
  choices: v.record(v.picklist(VOCABULARY_ATTRIBUTES), v.record(v.string(), v.nullable(v.string()))),
  limit: v.optional(v.number()),
  about,
  /** Of the files and of what their columns mean. */
  fingerprint: v.string(),
  total: count,
  /** Pieces, then passages, that have been written or left out for good. */
  done: count,
  imported: count,
  passages: count,
  chunk: count,
  bytes: count,
  /** What the vectors were made with; null as long as there are none. */
  embedding: v.nullable(v.object({ model: v.string(), hash: v.string(), dim: count })),
  /** A key for each picture that the pieces so far name, zeros for one that is not in the pack. */
  keys: v.instance(Uint8Array),
  duplicates: v.array(v.object({ path: v.string(), sameAs: v.string() })),
  problems: v.array(problem),
});

export type ImportState = v.InferOutput<typeof state>;

export function newState(
  request: Omit<ImportRequest, "files" | "jobId">,
  fingerprint: string,
  total: number,
): ImportState {
  const { mapping, choices, limit, about: asked } = request;
  return {
    mapping,
    choices,
    limit,
    about: asked,
    fingerprint,
    total,
    done: 0,
    imported: 0,
    passages: 0,
    chunk: 0,
    bytes: 0,
    embedding: null,
    keys: new Uint8Array(),
    duplicates: [],
    problems: [],
  };
}

/** Undefined for a job whose state this version cannot read. */
export function readState(kept: unknown): ImportState | undefined {
  const read = v.safeParse(state, kept);
  return read.success ? read.output : undefined;
}

/** None where the state cannot be read: such a job can only be discarded. */
export function unfinished({ jobId, state: kept, startedAt }: ImportJob): UnfinishedImport[] {
  const read = readState(kept);
  if (read === undefined) return [];
  const { mapping, choices, limit, about: asked, done, total } = read;
  return [{ jobId, mapping, choices, limit, about: asked, done, total, startedAt }];
}

/** The same for the same files with the same meaning: paths and lengths, columns and choices. */
export function fingerprintOf({
  files,
  mapping,
  choices,
  limit,
}: Omit<ImportRequest, "jobId" | "about">): Promise<string> {
  const listed = files.map(({ path, blob }) => `${path} ${blob.size}`).sort();
  const meant = [mapping, choices, limit ?? null].map((one) => JSON.stringify(one, sortedKeys));
  return sha256(new TextEncoder().encode([...listed, ...meant].join("\n")));
}

/** @throws AppError `import-changed` when a job is gone on with other files than it began with. */
export function mustBeSame(before: ImportState, fingerprint: string): void {
  if (before.fingerprint === fingerprint) return;
  const found = `found other files, columns or choices than it was begun with, ${before.done} of ${before.total} pieces ago`;
  throw new AppError(
    "import-changed",
    `go on with the import: ${found}; choose the same again, or give it up and begin anew`,
  );
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
