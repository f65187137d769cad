/** A seeded stream of random numbers: the same draws on every device. Not for secrets. */

/** Fills `target` with the next draws, each uniform among the whole numbers from 0 to `below` - 1; `below` <= 2^32. */
export type Draw = (target: Uint32Array, below: number) => void;

/**
 * xoshiro128** 1.1, D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021), its
 * 128 bits of state filled from the seed by SplitMix32; a draw is floor(u * below / 2^32) of its u in [0, 2^32).
 */
export function seededDraw(seed: number): Draw {
  const next = splitMix32(seed);
  const state: [number, number, number, number] = [next(), next(), next(), next()];
  return (target, below) => {
    let [a, b, c, d] = state;
    for (let i = 0; i < target.length; i++) {
      const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = rotate(d, 11);
      target[i] = (scrambled * below) / 0x1_0000_0000; // the array takes the whole part
    }
    state.splice(0, 4, a, b, c, d);
  };
}

/** A counter, each value scrambled as MurmurHash3 ends: G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014, at 32 bits. */
function splitMix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}
