/** Made-up vectors that are hard to search in known ways; the same seed gives the same numbers everywhere. */

export interface Cloud {
  /** Unit vectors, one after another. */
  vectors: Float32Array<ArrayBuffer>;
  /** Fresh draws of the same distribution, none of them among the vectors. */
  queries: Float32Array[];
}

/**
 * All vectors share a direction, as CLIP's do. Easy: many tight clusters. Hard: few wide ones that overlap, so that the
 * nearest are hardly nearer than the rest.
 */
const kinds = {
  easy: { clusters: 2000, width: 0.5, shared: 0.7 },
  hard: { clusters: 200, width: 2, shared: 0.7 },
};
/** Small clouds have fewer clusters: with less than ten to a cluster, the tenth nearest would be anywhere. */
const rowsPerCluster = 25;
export type CloudKind = keyof typeof kinds;

export function cloud(kind: CloudKind, count: number, dim: number, queries: number, seed = 1): Cloud {
  const { clusters, width, shared } = kinds[kind];
  const draw = gaussian(seed);
  const direction = unit(Float32Array.from({ length: dim }, draw));
  const centres = Array.from({ length: Math.ceil(Math.min(clusters, count / rowsPerCluster)) }, () =>
    unit(Float32Array.from({ length: dim }, draw)),
  );
  const scale = width / Math.sqrt(dim);
  const fill = (out: Float32Array) => {
    const centre = centres[Math.floor(Math.abs(draw()) * 1e6) % centres.length] ?? direction;
    for (let i = 0; i < dim; i++) out[i] = shared * (direction[i] ?? 0) + (centre[i] ?? 0) + scale * draw();
    return unit(out);
  };
  const vectors = new Float32Array(count * dim);
  for (let row = 0; row < count; row++) fill(vectors.subarray(row * dim, (row + 1) * dim));
  return { vectors, queries: Array.from({ length: queries }, () => fill(new Float32Array(dim))) };
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  return vector;
}

/** Normal deviates (Box and Muller) from mulberry32. */
function gaussian(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
