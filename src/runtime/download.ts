/** Fetches one file of a known size, counting as it comes. Does not judge its content. */
import { AppError } from "../base/errors";

export interface DownloadRequest {
  url: string;
  /** Bytes it should have. */
  size: number;
  cache: RequestCache;
  signal: AbortSignal;
  /** Bytes so far. */
  onProgress: (loaded: number) => void;
}

/** The least time between two reports, in milliseconds: a page that draws each would have little time for anything else. */
const REPORT_EVERY = 100;

/**
 * The bytes; cut short where the server sends more than `size`.
 * @throws AppError `weights-missing` (not served, offline, or broken off in the middle), or the abort reason.
 */
export async function download({ url, size, cache, signal, onProgress }: DownloadRequest): Promise<Uint8Array> {
  const bytes = new Uint8Array(size + 1); // one more tells a longer file from a whole one
  let loaded = 0;
  let reported = 0;
  try {
    const response = await fetch(url, { signal, cache });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    const reader = response.body.getReader();
    for (let step = await reader.read(); !step.done && loaded <= size; step = await reader.read()) {
      const piece = step.value.subarray(0, bytes.length - loaded);
      bytes.set(piece, loaded);
      loaded += piece.length;
      const now = performance.now();
      if (now - reported < REPORT_EVERY && loaded < size) continue;
      reported = now;
      onProgress(Math.min(loaded, size));
    }
    reader.cancel().catch(() => undefined);
  } catch (cause) {
    signal.throwIfAborted();
    const found = loaded === 0 ? messageOf(cause) : `it broke off after ${loaded} of ${size} bytes`;
    throw new AppError("weights-missing", `fetch ${url}: ${found}; connect to the network and reload the page`, {
      cause,
    });
  }
  return bytes.subarray(0, loaded);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
