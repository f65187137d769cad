/** Keys and values of the tokens so far, on the CPU or the GPU. Tensors are never written again once made. */
import { Tensor } from "onnxruntime-web/webgpu";
import type { Session } from "../runtime/ort";
import type { Family, CacheShape } from "./families/family";

export interface KvCache {
  /** Tokens in it. */
  readonly length: number;
  /** By the decoder's input names. */
  readonly tensors: Readonly<Record<string, Tensor>>;
}

export const kinds = ["key", "value"] as const;

/** A cache of no tokens: `[1, heads, 0, dimensions]`, in the element type the decoder wants. */
export function emptyCache(decoder: Session, family: Family, shape: CacheShape): KvCache {
  const wanted = new Map(decoder.inputMetadata.map((input) => [input.name, input.isTensor ? input.type : "float32"]));
  const tensors: Record<string, Tensor> = {};
  const dimensions = [1, shape.heads, 0, shape.headDimensions];
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const kind of kinds) {
      const name = family.tensors.past(layer, kind);
      tensors[name] =
        wanted.get(name) === "float16"
          ? new Tensor("float16", new Uint16Array(), dimensions)
          : new Tensor("float32", new Float32Array(), dimensions);
    }
  }
  return { length: 0, tensors };
}

/** Gives GPU memory back at once; nothing may use the cache afterwards. */
export function disposeCache(cache: KvCache): void {
  for (const tensor of Object.values(cache.tensors)) tensor.dispose();
}
