/**
 * The weights of Pillow's antialiased bicubic filter, in its fixed-point form. Knows one axis; does not touch pixels.
 * From Pillow's `Resample.c` (precompute_coeffs, normalize_coeffs_8bpc): same windows, same rounding.
 */

/** Weights are integers of this many fractional bits. */
export const fractionBits = 22;

export interface Weights {
  /** Source index where each output's window begins. */
  starts: Int32Array;
  /** Length of each output's window. */
  counts: Int32Array;
  /** Row `i` of `stride` weights belongs to output `i`; unused ones are 0. */
  values: Int32Array;
  stride: number;
}

/** Keys' cubic with a = -0.5; support is 2. */
function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

/** Weights that resize `inputSize` samples to `outputSize`; when shrinking, the window widens by the scale. */
export function bicubicWeights(inputSize: number, outputSize: number): Weights {
  const scale = inputSize / outputSize;
  const widening = Math.max(scale, 1);
  const support = 2 * widening;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(outputSize);
  const counts = new Int32Array(outputSize);
  const values = new Int32Array(outputSize * stride);
  const window = new Float64Array(stride);
  for (let output = 0; output < outputSize; output++) {
    const centre = (output + 0.5) * scale;
    const start = Math.max(0, Math.trunc(centre - support + 0.5));
    const count = Math.min(inputSize, Math.trunc(centre + support + 0.5)) - start;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const weight = cubic((i + start - centre + 0.5) / widening);
      window[i] = weight;
      sum += weight;
    }
    for (let i = 0; i < count; i++) {
      const weight = ((window[i] ?? 0) / sum) * (1 << fractionBits);
      values[output * stride + i] = Math.trunc(weight < 0 ? weight - 0.5 : weight + 0.5);
    }
    starts[output] = start;
    counts[output] = count;
  }
  return { starts, counts, values, stride };
}
