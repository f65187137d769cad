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

/** Bytes that an opened contender holds, on the heap and beside it; in the page, where Chromium tells the heap's size. */
export async function memoryOf(name: ContenderName, { key, count, dim }: Data): Promise<number> {
  const contender = contenders[name]();
  await contender.prepare?.();
  const before = heap();
  await contender.open(count, dim, key);
  await contender.search(new Float32Array(dim).fill(1), 10);
  return contender.outsideHeap() + heap() - before;
}

/** Needs Chromium's --expose-gc and --enable-precise-memory-info. */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? Number.NaN;
}
