/**
 * Time to the first token at turns 1 to 8 of an analysis whose every turn adds a crop: going on with the cache, against
 * prefilling the whole conversation anew with the same sessions.
 */
import { openVlm } from "../../src/vlm/open";
import type { Conversation, Vlm } from "../../src/vlm/contract";
import { embeddedEntry, turnOf } from "./material";
import { type Row, median, round } from "./row";

const turns = 8;
const repeats = 5;
const { signal } = new AbortController();

export async function benchTurns(): Promise<Row[]> {
  const vlm = await openVlm({ entry: await embeddedEntry(), backend: "wasm", signal });
  const times = Array.from({ length: turns }, () => ({
    ours: [] as number[],
    anew: [] as number[],
    known: [] as number[],
  }));
  await runTurns(vlm, 0, null); // warms kernels up
  for (let repeat = 1; repeat <= repeats; repeat++) await runTurns(vlm, repeat * 1000, times);
  await vlm.dispose();

  return times.flatMap(({ ours, anew, known }, index): Row[] => {
    const mine = median(ours);
    const row = (what: string, rival: number, wanted: number | null): Row => ({
      what: `time to first token, turn ${index + 1}, ${what}`,
      ours: round(mine),
      rival: round(rival),
      unit: "ms",
      ratio: round(rival / mine),
      wanted,
    });
    const last = index + 1 === turns;
    return [
      row("against prefilling everything anew", median(anew), last ? 4 : null),
      row("against prefilling anew with known image features", median(known), null),
    ];
  });
}

interface Times {
  ours: number[];
  anew: number[];
  known: number[];
}

/** Ours and the rivals take turns, so that a busy machine slows all alike. */
async function runTurns(vlm: Vlm, seed: number, times: Times[] | null): Promise<void> {
  const conversation = vlm.openConversation();
  for (let turn = 1; turn <= turns; turn++) {
    const ours = await firstToken(conversation, () => turnOf(vlm, turn, seed));
    const whole = (from: number) => Array.from({ length: turn }, (_, index) => turnOf(vlm, index + 1, from)).flat();
    const anew = vlm.openConversation();
    const anewMs = await firstToken(anew, () => whole(seed + 100 * turn));
    anew.dispose();
    const known = vlm.openConversation();
    const knownMs = await firstToken(known, () => whole(seed));
    known.dispose();
    times?.[turn - 1]?.ours.push(ours);
    times?.[turn - 1]?.anew.push(anewMs);
    times?.[turn - 1]?.known.push(knownMs);
  }
  conversation.dispose();
}

/** Pictures are prepared off the clock: both sides resize the same. The token itself is not appended. */
async function firstToken(
  conversation: Conversation,
  parts: () => Parameters<Conversation["extend"]>[0],
): Promise<number> {
  const prepared = parts();
  const started = performance.now();
  await conversation.extend(prepared, signal);
  return performance.now() - started;
}
