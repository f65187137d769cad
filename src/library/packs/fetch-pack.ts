/** A pack's file, fetched from our own origin. Knows no format. */
import { AppError, asAppError } from "../../base/errors";
import { chunksOf } from "../zip";
import { refusal } from "./pack-files";
import { missing } from "./served-files";
import { MOST_BYTES } from "./zipped-files";

/** Bytes that have come; of how many, where the server says so. */
type OnProgress = (done: number, total: number) => void;

/** @throws AppError `pack-elsewhere`, `pack-missing`, `pack-too-large`, or the abort reason. */
export async function fetchPack(url: string, signal: AbortSignal, onProgress?: OnProgress): Promise<Blob> {
  const address = URL.canParse(url, location.href) ? new URL(url, location.href) : undefined;
  if (address?.origin !== location.origin) {
    throw new AppError(
      "pack-elsewhere",
      `fetch the pack ${url}: found no address on ${location.origin}; save the file from there and open the file`,
    );
  }
  try {
    // A redirect to another origin fails as well.
    const response = await fetch(address, { signal, mode: "same-origin", cache: "no-cache" });
    if (!response.ok || response.body === null) throw missing(url, url, `the server answered ${response.status}`);
    return await collected(url, response.body, Number(response.headers.get("Content-Length") ?? 0), onProgress);
  } catch (error) {
    signal.throwIfAborted();
    throw asAppError(error, "pack-missing", missing(url, url, String(error)).message);
  }
}

async function collected(
  url: string,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  declared: number,
  onProgress?: OnProgress,
): Promise<Blob> {
  const pieces: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for await (const chunk of chunksOf(body)) {
    done += chunk.length;
    if (done > MOST_BYTES) throw refusal("pack-too-large", url, "the file", `found more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
    if (chunks.length < CHUNKS_IN_MEMORY) continue;
    pieces.push(new Blob(chunks)); // a browser may keep it on disk
    chunks = [];
    onProgress?.(done, Math.max(done, declared));
  }
  onProgress?.(done, done);
  return new Blob([...pieces, ...chunks]);
}

const CHUNKS_IN_MEMORY = 64;
