import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileKernel } from "../../scripts/build-kernel.mjs";
import { type KernelFunctions, openKernel } from "./kernel";
import { kernelTwin } from "./kernel-twin";

const stride = 64; // two words of sign bits would be 8 bytes; they are padded to 32
const bitStride = 32;
const rows = 9;

/** Where things lie in the test's memory, in bytes. */
const at = {
  floats: 0,
  mean: 4096,
  high: 8192,
  low: 16384,
  bits: 24576,
  scales: 28672,
  query: 32768,
  query16: 36864,
  queryBits: 40960,
  heavy: 43008,
  mask: 45056,
  distances: 49152,
  histogram: 53248,
  list: 57344,
  scores: 61440,
};

/** Runs the same calls on the kernel and on its twin and returns both memories. */
async function both(
  memory: Uint8Array,
  calls: (functions: KernelFunctions) => unknown,
): Promise<[Uint8Array, Uint8Array]> {
  const kernel = await openKernel();
  new Uint8Array(kernel.memory.buffer).set(memory);
  const copy = memory.slice();
  expect(calls(kernel)).toEqual(calls(kernelTwin(copy.buffer)));
  return [new Uint8Array(kernel.memory.buffer), copy];
}

/** The address of the first byte in which they differ; -1: in none. */
const difference = (one: Uint8Array, other: Uint8Array) => one.findIndex((byte, address) => byte !== other[address]);

/** A page of bytes that no other seed gives. */
function noise(seed: number): Uint8Array<ArrayBuffer> {
  const memory = new Uint8Array(65536);
  let state = seed;
  for (let i = 0; i < memory.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    memory[i] = state >>> 24;
  }
  return memory;
}

const component = fc.oneof(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0, -0, 1, -1, 0.5, 1e-30, 3e4));
const floats = (length: number) => fc.array(component, { minLength: length, maxLength: length });
const put = (memory: Uint8Array, address: number, values: ArrayBufferView) =>
  memory.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), address);

test("the code is what kernel.wat compiles to", async () => {
  const committed = readFileSync(new URL("./kernel-code.ts", import.meta.url), "utf8");
  expect(await compileKernel(), "run node scripts/build-kernel.mjs and commit kernel-code.ts").toBe(committed);
});

test("rows are normalised, added, encoded and decoded as by the twin; decoding gives the rows back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(floats(stride), { maxLength: 3 }), floats(stride), async (vectors, mean) => {
      const memory = new Uint8Array(65536);
      const count = vectors.length;
      put(memory, at.floats, Float32Array.from(vectors.flat()));
      put(
        memory,
        at.mean,
        Float32Array.from(mean, (value) => value / 8),
      );
      const [ours, twin] = await both(memory, (kernel) => {
        const whole = kernel.normalise(at.floats, count, stride * 4);
        kernel.add(at.floats, count, stride * 4, at.query);
        kernel.encode(at.floats, count, at.mean, stride, bitStride, at.high, at.low, at.bits, at.scales);
        kernel.decode(at.list, count, at.mean, stride, at.high, at.low, at.scales);
        return whole;
      });
      expect(difference(ours, twin)).toBe(-1);
      for (const [n, row] of vectors.entries()) {
        const length = Math.hypot(...row.map(Math.fround)) || 1;
        const largest = Math.max(...row.map((value, i) => Math.abs(value / length - (mean[i] ?? 0) / 8)));
        for (const [i, value] of new Float32Array(ours.buffer, at.list + n * stride * 4, stride).entries()) {
          expect(Math.abs(value - (row[i] ?? 0) / length)).toBeLessThan(largest / 32512 + 1e-6);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("normalising stops at a row that has no finite length", async () => {
  for (const broken of [Number.NaN, Infinity, 1e30]) {
    const memory = new Uint8Array(65536);
    put(memory, at.floats, new Float32Array(3 * stride).fill(1).fill(broken, stride, stride + 1));
    const [ours, twin] = await both(memory, (kernel) => kernel.normalise(at.floats, 3, stride * 4));
    expect(difference(ours, twin)).toBe(-1);
    expect(kernelTwin(memory.buffer).normalise(at.floats, 3, stride * 4)).toBe(1);
  }
});

test("distances, with and without a mask, and the rows within them are the twin's", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.boolean(), fc.nat(700), fc.nat(700), async (seed, masked, from, to) => {
      const memory = noise(seed);
      memory.fill(0, at.histogram, at.list);
      memory.fill(255, at.distances, at.histogram);
      for (let i = 0; i < rows; i++) memory[at.mask + i] = (memory[at.mask + i] ?? 0) % 2;
      const [ours, twin] = await both(memory, (kernel) => {
        const mask = masked ? at.mask : 0;
        kernel.distances(at.bits, rows, bitStride, at.queryBits, at.heavy, mask, at.distances, at.histogram);
        return kernel.gather(at.distances, rows, from, to, at.list);
      });
      expect(difference(ours, twin)).toBe(-1);
    }),
    { numRuns: 60 },
  );
});

test("scores by high bytes and by all bits are the twin's", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), floats(stride), fc.array(fc.nat(rows - 1), { maxLength: 20 }), async (seed, q, list) => {
      const memory = noise(seed).map((byte) => (byte === 128 ? 0 : byte)); // encode never writes -128
      put(memory, at.query, Float32Array.from(q));
      put(
        memory,
        at.query16,
        Int16Array.from(q, (value) => (value * 2048) % 8192),
      );
      put(
        memory,
        at.scales,
        Float32Array.from({ length: rows }, (_, i) => i / 1000),
      );
      put(memory, at.list, Uint32Array.from(list));
      const [ours, twin] = await both(memory, (kernel) => {
        const { high, low, scales, query, query16, scores } = at;
        kernel.scoreHigh(high, stride, scales, at.list, list.length, query16, 0.001, 0.25, scores);
        kernel.score(high, low, stride, scales, at.list, list.length, query, 0.25, scores + 1024);
      });
      expect(difference(ours, twin)).toBe(-1);
    }),
    { numRuns: 60 },
  );
});
