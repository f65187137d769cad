/** What kernel.wat does, in plain TypeScript and in the same order of additions: the tests' reference, never shipped. */
import type { KernelFunctions } from "./kernel";

const { fround } = Math;
const leftOut = 65535;

/** The kernel's functions over any memory. */
export function kernelTwin(memory: ArrayBuffer): KernelFunctions {
  const view = new DataView(memory);
  const float = (at: number) => view.getFloat32(at, true);
  /** Sums over every fourth value, then the four sums: as four lanes do. */
  const lanes = (count: number, term: (i: number) => number) => {
    const sums = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) sums[i % 4] = fround((sums[i % 4] ?? 0) + fround(term(i)));
    return fround(fround((sums[0] ?? 0) + (sums[1] ?? 0)) + fround((sums[2] ?? 0) + (sums[3] ?? 0)));
  };
  const value = (high: number, low: number, i: number) => view.getInt8(high + i) * 256 + view.getInt8(low + i);

  return {
    normalise(rows, count, stride) {
      for (let row = 0; row < count; row++) {
        const first = rows + row * stride;
        const squared = lanes(stride / 4, (i) => float(first + i * 4) ** 2);
        if (!Number.isFinite(squared)) return row;
        if (squared === 0) continue;
        const factor = fround(1 / fround(Math.sqrt(squared)));
        for (let at = first; at < first + stride; at += 4) view.setFloat32(at, float(at) * factor, true);
      }
      return count;
    },
    add(rows, count, stride, sum) {
      for (let at = 0; at < count * stride; at += 4) {
        const to = sum + (at % stride);
        view.setFloat32(to, float(to) + float(rows + at), true);
      }
    },
    encode(floats, count, mean, stride, bitStride, high, low, bits, scales) {
      for (let row = 0; row < count; row++) {
        const first = floats + row * stride * 4;
        let top = 0;
        for (let i = 0; i < stride; i++) {
          view.setFloat32(first + i * 4, float(first + i * 4) - float(mean + i * 4), true);
          top = Math.max(top, Math.abs(float(first + i * 4)));
        }
        const factor = top > 0 ? fround(32512 / top) : 0;
        for (let i = 0; i < stride; i++) {
          const rounded = halfToEven(fround(float(first + i * 4) * factor));
          const byte = (rounded + 128) >> 8;
          view.setInt8(high + row * stride + i, byte);
          view.setInt8(low + row * stride + i, rounded - byte * 256);
          const bit = 1 << (i % 8);
          const place = bits + row * bitStride + (i >> 3);
          const others = view.getUint8(place) & ~bit;
          view.setUint8(place, rounded < 0 ? others | bit : others);
        }
        view.setFloat32(scales + row * 4, top / 32512, true);
      }
    },
    decode(floats, count, mean, stride, high, low, scales) {
      for (let at = 0; at < count * stride; at++) {
        const apart = fround(float(scales + Math.floor(at / stride) * 4) * value(high, low, at));
        view.setFloat32(floats + at * 4, float(mean + (at % stride) * 4) + apart, true);
      }
    },
    distances(bits, count, stride, query, heavy, mask, distances, histogram) {
      for (let row = 0; row < count; row++) {
        if (mask !== 0 && view.getUint8(mask + row) === 0) {
          view.setUint16(distances + row * 2, leftOut, true);
          continue;
        }
        let distance = 0;
        for (let i = 0; i < stride * 8; i++) {
          const differs = view.getUint8(bits + row * stride + (i >> 3)) ^ view.getUint8(query + (i >> 3));
          const weight = (view.getUint8(heavy + (i >> 3)) >> (i % 8)) & 1 ? 3 : 1;
          distance += weight * ((differs >> (i % 8)) & 1);
        }
        view.setUint16(distances + row * 2, distance, true);
        const bin = histogram + distance * 4;
        view.setUint32(bin, view.getUint32(bin, true) + 1, true);
      }
    },
    gather(distances, count, from, to, rows) {
      let found = 0;
      for (let row = 0; row < count; row++) {
        const distance = view.getUint16(distances + row * 2, true);
        if (distance >= from && distance < to) view.setUint32(rows + found++ * 4, row, true);
      }
      return found;
    },
    scoreHigh(high, stride, scales, rows, count, query, unit, base, scores) {
      for (let n = 0; n < count; n++) {
        const row = view.getUint32(rows + n * 4, true);
        const sums = [0, 0, 0, 0];
        for (let i = 0; i < stride; i++) {
          const lane = (i >> 1) % 4;
          sums[lane] = (sums[lane] ?? 0) + view.getInt8(high + row * stride + i) * view.getInt16(query + i * 2, true);
        }
        const product = lanes(4, (lane) => sums[lane] ?? 0);
        const factor = fround(fround(unit) * float(scales + row * 4));
        view.setFloat32(scores + n * 4, fround(base) + fround(factor * product), true);
      }
    },
    score(high, low, stride, scales, rows, count, query, base, scores) {
      for (let n = 0; n < count; n++) {
        const row = view.getUint32(rows + n * 4, true);
        const eight = Array.from({ length: 8 }, () => 0);
        for (let i = 0; i < stride; i++) {
          const term = fround(float(query + i * 4) * value(high + row * stride, low + row * stride, i));
          eight[i % 8] = fround((eight[i % 8] ?? 0) + term);
        }
        const product = lanes(4, (lane) => (eight[lane] ?? 0) + (eight[lane + 4] ?? 0));
        view.setFloat32(scores + n * 4, fround(base) + fround(float(scales + row * 4) * product), true);
      }
    },
  };
}

function halfToEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}
