/** Appends a known sequence to a cache, in chunks that an abort can stop between. Knows token ids, not their text. */
import { letMessagesIn } from "../runtime/let-messages-in";
import { type KvCache, disposeCache } from "./kv-cache";
import { type Positions, type Span, mropePositions } from "./mrope";
import type { Networks } from "./networks";

/** Where a conversation stands. A state is a value: going on from it leaves it as it was. */
export interface State {
  readonly cache: KvCache;
  /** M-RoPE position of the next token. */
  readonly position: number;
  /** Logits `[vocabulary]` after the last token; null before the first. */
  readonly logits: Float32Array | null;
}

/** A run of text tokens, or a picture's pad tokens with the features that take their place. */
export type Run = { ids: readonly number[] } | { ids: readonly number[]; features: Float32Array; span: Span };

export interface PrefillRequest {
  signal: AbortSignal;
  /** Logits of how many of the last tokens are wanted in `tail`; 1 when absent. */
  keep?: number;
  /** Tokens a run of the decoder takes: how long an abort may have to wait. */
  chunk?: number;
}

/** On wasm some 100 ms of a small model, and large enough to lose no speed by it. */
const defaultChunk = 256;

/**
 * The state after `runs`, and `tail` `[keep, vocabulary]`, the logits of the last tokens. The given state stays valid:
 * after an abort or a failure it is still the truth.
 */
export async function prefill(
  networks: Networks,
  state: State,
  runs: readonly Run[],
  { signal, keep = 1, chunk = defaultChunk }: PrefillRequest,
): Promise<{ state: State; tail: Float32Array }> {
  const ids = runs.flatMap((run) => run.ids);
  const spans = runs.map((run): Span => ("features" in run ? run.span : { tokens: run.ids.length }));
  const positions = mropePositions(spans, state.position);
  let { cache } = state;
  let tail: Float32Array = new Float32Array();
  try {
    for (let start = 0; start < ids.length;) {
      signal.throwIfAborted();
      // The logits that are wanted must come out of one run: the last chunk has them all.
      const rest = ids.length - start;
      const size = rest <= Math.max(chunk, keep) ? rest : Math.min(chunk, rest - keep);
      const embeds = await embedChunk(networks, runs, ids, start, size);
      const isLast = start + size === ids.length;
      const decoded = await networks.decode({
        embeds,
        positions: slicePositions(positions, start, start + size),
        cache,
        keep: isLast ? keep : 1,
      });
      if (cache !== state.cache) disposeCache(cache);
      cache = decoded.cache;
      tail = decoded.logits;
      start += size;
      if (start < ids.length) await letMessagesIn();
    }
    signal.throwIfAborted();
  } catch (error) {
    if (cache !== state.cache) disposeCache(cache);
    throw error;
  }
  const vocabulary = tail.length / keep;
  const logits = ids.length === 0 ? state.logits : tail.slice(tail.length - vocabulary);
  return { state: { cache, position: positions.next, logits }, tail };
}

/** `[size, hidden]`: text rows from the table, picture rows from the features. */
async function embedChunk(
  networks: Networks,
  runs: readonly Run[],
  ids: readonly number[],
  start: number,
  size: number,
): Promise<Float32Array> {
  const embeds = await networks.embed(ids.slice(start, start + size));
  const { hiddenSize } = networks.config;
  let at = 0;
  for (const run of runs) {
    const end = at + run.ids.length;
    if ("features" in run && end > start && at < start + size) {
      const first = Math.max(at, start);
      const last = Math.min(end, start + size);
      const rows = run.features.subarray((first - at) * hiddenSize, (last - at) * hiddenSize);
      embeds.set(rows, (first - start) * hiddenSize);
    }
    at = end;
  }
  return embeds;
}

function slicePositions({ time, row, column, next }: Positions, start: number, end: number): Positions {
  return { time: time.slice(start, end), row: row.slice(start, end), column: column.slice(start, end), next };
}
