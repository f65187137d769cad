/** Who takes part, and what they are given. */
import { float32 } from "./float32";
import { hnswlib } from "./hnswlib";
import { orama } from "./orama";
import { ours } from "./ours";

export const contenders = { ours, float32, hnswlib, orama };
export type ContenderName = keyof typeof contenders;

/** What is built or opened: `key` names it. */
export interface Data {
  key: string;
  count: number;
  dim: number;
}

/** Bytes that an opened contender holds, in objects, array buffers and wasm memories; in the page, where Chromium tells the heap's size. */
export async function memoryOf(name: ContenderName, { key, count, dim }: Data): Promise<number> {
  const contender = contenders[name]();
  await contender.prepare?.();
  const before = await heap();
  await contender.open(count, dim, key);
  await contender.search(new Float32Array(dim).fill(1), 10);
  return contender.wasmBytes() + (await heap()) - before;
}

/** Objects and array buffers, without wasm memories. Needs Chromium's --expose-gc and --enable-precise-memory-info. */
async function heap(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    (globalThis as { gc?: () => void }).gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50)); // what hangs on a finished task goes with the next round
  }
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN;
}
