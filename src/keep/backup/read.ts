/** A backup read from its directory, a part at a time; each part is held against its hash before it counts. */
import * as v from "valibot";
import { createSHA256 } from "hash-wasm";
import { fault } from "../../base/parse";
import { readZip, type ZippedFile } from "../../library/zip";
import { FORMAT_VERSION, headSchema, MANIFEST, type Manifest, manifestSchema, type Part, refusal } from "./format";

const MOST_FILES = 250_000;
const MOST_BYTES = 256 * 1024 ** 3;
/** Longest part that is read as text, in bytes. */
const LONGEST_TEXT = 512 * 1024 ** 2;

const FAULTS = { "no-zip": "backup-foreign", damaged: "backup-damaged", "too-large": "backup-too-large" } as const;

export interface BackupFile {
  manifest: Manifest;
  /** Whether there is such a part. */
  has(path: string): boolean;
  /** A part, sound and whole; its bytes are the browser's to keep. @throws AppError `backup-damaged`, or the abort reason. */
  blob(path: string, signal: AbortSignal): Promise<Blob>;
  /** A part of JSON by its schema. @throws AppError `backup-damaged`, or the abort reason. */
  json<S extends v.GenericSchema<unknown, unknown>>(
    path: string,
    schema: S,
    signal: AbortSignal,
  ): Promise<v.InferOutput<S>>;
}

/** @throws AppError `backup-foreign`, `backup-newer`, `backup-damaged`, `backup-too-large`, or the abort reason. */
export async function openBackup(file: Blob, signal: AbortSignal): Promise<BackupFile> {
  const terms = {
    mostFiles: MOST_FILES,
    mostBytes: MOST_BYTES,
    strict: true,
    refuse: (kind: keyof typeof FAULTS, part: string | null, found: string, cause?: unknown) =>
      refusal(FAULTS[kind], part, found, cause),
  };
  const zipped = new Map((await readZip(file, terms, signal)).map((each) => [each.path, each]));
  const manifest = await readManifest(zipped.get(MANIFEST), signal);
  const parts = new Map(manifest.parts.map((part) => [part.path, part]));
  for (const part of manifest.parts) {
    const found = zipped.get(part.path);
    if (found === undefined) throw refusal("backup-damaged", part.path, "found no such file in it");
    if (found.bytes !== part.bytes) {
      throw refusal("backup-damaged", part.path, `found ${found.bytes} bytes, wanted ${part.bytes}`);
    }
  }
  const blob = async (path: string, own: AbortSignal) => {
    const [part, found] = [parts.get(path), zipped.get(path)];
    if (part === undefined || found === undefined) {
      throw refusal("backup-damaged", path, "found no such part in the manifest");
    }
    return sound(part, found, own);
  };
  return {
    manifest,
    has: (path) => parts.has(path),
    blob,
    async json(path, schema, own) {
      return parsed(path, await textOf(path, await blob(path, own)), schema);
    },
  };
}

async function readManifest(file: ZippedFile | undefined, signal: AbortSignal): Promise<Manifest> {
  if (file === undefined) throw refusal("backup-foreign", null, `found a ZIP without ${MANIFEST}`);
  const text = await textOf(MANIFEST, await collected(file, signal));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refusal("backup-damaged", MANIFEST, "found no JSON", cause);
  }
  const head = v.safeParse(headSchema, value);
  if (!head.success) throw refusal("backup-foreign", MANIFEST, fault(head.issues));
  const { formatVersion } = head.output;
  if (formatVersion > FORMAT_VERSION) {
    throw refusal("backup-newer", MANIFEST, `found format ${formatVersion}, wanted ${FORMAT_VERSION} at most`);
  }
  return checked(MANIFEST, value, manifestSchema);
}

function parsed<S extends v.GenericSchema<unknown, unknown>>(path: string, text: string, schema: S): v.InferOutput<S> {
  try {
    return checked(path, JSON.parse(text), schema);
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal("backup-damaged", path, "found no JSON", error);
    throw error;
  }
}

function checked<S extends v.GenericSchema<unknown, unknown>>(
  path: string,
  value: unknown,
  schema: S,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  throw refusal("backup-damaged", path, fault(result.issues));
}

async function textOf(path: string, blob: Blob): Promise<string> {
  if (blob.size > LONGEST_TEXT) throw refusal("backup-too-large", path, `found ${blob.size} bytes of text`);
  return blob.text();
}

/** Chunks become blobs early: the browser moves those out of memory when it has to. */
const AT_ONCE = 8 * 1024 ** 2;

async function collected(file: ZippedFile, signal: AbortSignal, hear = (_chunk: Uint8Array) => {}): Promise<Blob> {
  const blobs: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const put = () => {
    blobs.push(new Blob(chunks));
    chunks = [];
    bytes = 0;
  };
  for await (const chunk of file.chunks(signal)) {
    hear(chunk);
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= AT_ONCE) put();
  }
  put();
  return new Blob(blobs);
}

async function sound(part: Part, file: ZippedFile, signal: AbortSignal): Promise<Blob> {
  const hash = (await createSHA256()).init();
  const blob = await collected(file, signal, (chunk) => hash.update(chunk));
  const found = hash.digest("hex");
  if (found === part.sha256) return blob;
  throw refusal("backup-damaged", part.path, `found ${found} for its SHA-256, wanted ${part.sha256}`);
}
