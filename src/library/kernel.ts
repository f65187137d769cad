/** Starts the vector index's inner loops, kernel.wat, over a memory of their own. Knows no layout of that memory. */
import { kernelCode } from "./kernel-code";

/** Addresses and strides in bytes; kernel.wat says what each function does. */
export interface KernelFunctions {
  /** Returns how many rows it came through. */
  normalise(rows: number, count: number, stride: number): number;
  add(rows: number, count: number, stride: number, sum: number): void;
  encode(
    floats: number,
    count: number,
    mean: number,
    stride: number,
    bitStride: number,
    high: number,
    low: number,
    bits: number,
    scales: number,
  ): void;
  decode(floats: number, count: number, mean: number, stride: number, high: number, low: number, scales: number): void;
  distances(
    bits: number,
    count: number,
    stride: number,
    query: number,
    heavy: number,
    mask: number,
    distances: number,
    histogram: number,
  ): void;
  /** Returns how many rows it wrote. */
  gather(distances: number, count: number, from: number, to: number, rows: number): number;
  scoreHigh(
    high: number,
    stride: number,
    scales: number,
    rows: number,
    count: number,
    query: number,
    unit: number,
    base: number,
    scores: number,
  ): void;
  score(
    high: number,
    low: number,
    stride: number,
    scales: number,
    rows: number,
    count: number,
    query: number,
    base: number,
    scores: number,
  ): void;
}

export interface Kernel extends KernelFunctions {
  readonly memory: WebAssembly.Memory;
}

let compiling: Promise<WebAssembly.Module> | undefined;

/** Compiled once, started anew at each call. */
export async function openKernel(): Promise<Kernel> {
  compiling ??= WebAssembly.compile(Uint8Array.from(atob(kernelCode), (letter) => letter.charCodeAt(0)));
  const { exports } = await WebAssembly.instantiate(await compiling);
  return exports as unknown as Kernel; // our own code: a test holds every function against its twin
}
