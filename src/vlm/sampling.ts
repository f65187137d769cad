/** Picks a token from logits, and says how likely it was. Knows numbers only. */

export interface Picking {
  /** 0: the most likely one. */
  temperature: number;
  random: () => number;
  /** Tokens that may be picked; all when absent. */
  allowed?: (id: number) => boolean;
}

/** The picked id, or -1 when nothing is allowed. */
export function pick(logits: Float32Array, picking: Picking): number {
  return picking.temperature > 0 ? sample(logits, picking) : best(logits, picking.allowed);
}

/** `allowed` is asked only for tokens that would win, so a slow check is run a handful of times. */
function best(logits: Float32Array, allowed: Picking["allowed"]): number {
  let winner = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id] as number;
    if (logit > highest && (allowed === undefined || allowed(id))) {
      highest = logit;
      winner = id;
    }
  }
  return winner;
}

/** Draws in proportion to exp(logit / temperature); rejected draws leave the urn. */
function sample(logits: Float32Array, { temperature, random, allowed }: Picking): number {
  const highest = logits.reduce((top, logit) => Math.max(top, logit), Number.NEGATIVE_INFINITY);
  const weights = Float64Array.from(logits, (logit) => Math.exp((logit - highest) / temperature));
  let total = weights.reduce((sum, weight) => sum + weight, 0);
  while (total > 0) {
    const id = draw(weights, random() * total);
    if (id === -1) break;
    if (allowed === undefined || allowed(id)) return id;
    total -= weights[id] as number;
    weights[id] = 0;
  }
  return best(logits, allowed); // the urn is empty but for rounding
}

function draw(weights: Float64Array, target: number): number {
  let sum = 0;
  let last = -1;
  for (let id = 0; id < weights.length; id++) {
    const weight = weights[id] as number;
    if (weight === 0) continue;
    sum += weight;
    last = id;
    if (sum > target) return id;
  }
  return last;
}

/** log(sum(exp(logits))): what to subtract from a logit for its natural log-probability. */
export function logSumExp(logits: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id++) highest = Math.max(highest, logits[id] as number);
  let sum = 0;
  for (let id = 0; id < logits.length; id++) sum += Math.exp((logits[id] as number) - highest);
  return highest + Math.log(sum);
}

/** Natural log-probabilities of the whole vocabulary. */
export function logSoftmax(logits: Float32Array): Float32Array {
  const shift = logSumExp(logits);
  return logits.map((logit) => logit - shift);
}
