/** How likely the model finds given continuations. Runs them from a state that is left as it was. */
import { letMessagesIn } from "../runtime/let-messages-in";
import { disposeCache } from "./kv-cache";
import type { Networks } from "./networks";
import { type State, prefill } from "./prefill";
import { logSumExp } from "./sampling";

/** Natural log-probability of each sequence of ids after `state`, summed over its tokens. */
export async function score(
  networks: Networks,
  state: State,
  options: readonly (readonly number[])[],
  signal: AbortSignal,
): Promise<number[]> {
  const scores: number[] = [];
  for (const ids of options) {
    await letMessagesIn();
    signal.throwIfAborted();
    scores.push(await scoreOne(networks, state, ids, signal));
  }
  return scores;
}

async function scoreOne(
  networks: Networks,
  state: State,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<number> {
  const [first] = ids;
  if (first === undefined) return 0;
  if (state.logits === null) return Number.NaN; // nothing stands before it: the model gives no probability
  const start = logprob(state.logits, first);
  if (ids.length === 1) return start;
  const keep = ids.length - 1;
  const { state: after, tail } = await prefill(networks, state, [{ ids: ids.slice(0, -1) }], { signal, keep });
  disposeCache(after.cache);
  const vocabulary = tail.length / keep;
  return ids
    .slice(1)
    .reduce((sum, id, row) => sum + logprob(tail.subarray(row * vocabulary, (row + 1) * vocabulary), id), start);
}

function logprob(logits: Float32Array, id: number): number {
  return (logits[id] ?? Number.NEGATIVE_INFINITY) - logSumExp(logits);
}
