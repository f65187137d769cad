/**
 * The set that comes with the app: not kept with the page's own files, but fetched from our origin when it is first asked
 * for, checked against its manifest, and from then on in the database.
 */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import { parse } from "../../base/parse";
import { sha256 } from "../../base/sha256";
import type { SetSummary } from "../../domain/bench";
import type { ImportFile } from "../../domain/import";
import type { BenchSetStore } from "../../storage/bench-sets";
import { readSet } from "./bench-sets-read";

export const STUDIO_FOLDER = "/bench/studio/";

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));
const manifestSchema = v.object({
  title: v.object({ en: v.string() }),
  files: v.pipe(v.array(v.object({ path: v.string(), bytes: v.number(), sha256: hash })), v.minLength(1)),
});
type Part = v.InferOutput<typeof manifestSchema>["files"][number];

export interface StudioRequest {
  store: Pick<BenchSetStore, "begin" | "get" | "list">;
  signal: AbortSignal;
  onProgress(progress: { done: number; total: number }): void;
  /** Ends with `/`; our own when absent. */
  folder?: string;
}

/**
 * The set that is served now; without a network the newest that is kept.
 * @throws AppError `set-missing` when it is neither here nor within reach, `set-damaged`, or as `readSet`.
 */
export async function studioSet({
  store,
  signal,
  onProgress,
  folder = STUDIO_FOLDER,
}: StudioRequest): Promise<SetSummary> {
  const served = await manifestOf(folder, signal).catch(async (error: unknown) => {
    signal.throwIfAborted();
    const [kept] = (await store.list()).filter(({ id }) => id.startsWith(ID));
    if (kept === undefined || !isOutOfReach(error)) throw error;
    return kept;
  });
  if ("kind" in served) return served;
  const { id, title, files } = served;
  const kept = await store.get(id);
  if (kept !== undefined) return kept;
  const fetched = await Promise.all(files.map((part) => fetchPart(folder, part, signal)));
  return readSet({ files: fetched, store, signal, onProgress, fixed: { id, name: title.en } });
}

const ID = "studio-";

/** The manifest names every byte of the set, so its hash names the set. */
async function manifestOf(folder: string, signal: AbortSignal) {
  const bytes = await fetchBytes(`${folder}manifest.json`, signal);
  const text = new TextDecoder().decode(bytes);
  const manifest = parse(manifestSchema, jsonOf(text), {
    what: "the studio bench's manifest",
    todo: "reload the page",
  });
  return { id: `${ID}${(await sha256(bytes)).slice(0, 16)}`, ...manifest };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged("manifest.json", "found text that is no JSON", cause);
  }
}

async function fetchPart(
  folder: string,
  { path, bytes, sha256: wanted }: Part,
  signal: AbortSignal,
): Promise<ImportFile> {
  const found = await fetchBytes(`${folder}${path}`, signal);
  if (found.length !== bytes) throw damaged(path, `found ${found.length} bytes, wanted ${bytes}`);
  if ((await sha256(found)) !== wanted) throw damaged(path, "found other bytes than its manifest names");
  return { path, blob: new Blob([found]) };
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const response = await fetch(url, { signal, cache: "no-cache" });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal.throwIfAborted();
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      "set-missing",
      `fetch the studio bench: ${url}: ${found}; connect to the network and try again`,
      {
        cause,
      },
    );
  }
}

function isOutOfReach(error: unknown): boolean {
  return error instanceof AppError && error.code === "set-missing";
}

function damaged(path: string, found: string, cause?: unknown): AppError {
  const words = "reload the page to get one version of all files, then try again";
  return new AppError("set-damaged", `read the studio bench: ${path}: ${found}; ${words}`, { cause });
}
