/**
 * Opens an image-and-text embedder from its catalogue entry. Does not know what its vectors are compared with.
 *
 * The files are those of transformers.js' `CLIPVisionModelWithProjection` and `CLIPTextModelWithProjection` (a test
 * holds our vectors against theirs), but the sessions are our own: transformers.js fetches by itself, unverified, and
 * its canvas resize ignores the filter that the model was trained with.
 */
import { Tensor } from "onnxruntime-web/webgpu";
import * as v from "valibot";
import { AppError } from "../base/errors";
import type { Box, PixelSource, Raster } from "../imaging/raster";
import { openTokenizer } from "../runtime/tokenizer";
import { networkPath } from "../runtime/catalog";
import { type Session, floatsOf, openSession, outputOf, runSession, startRuntime } from "../runtime/ort";
import { jsonOf, loadWeights, networkOf, textOf } from "../runtime/weights";
import type { Clip, OpenClipRequest } from "./contract";
import { preprocessorSchema, squarePixels } from "./squares";

const configSchema = v.object({
  text_config: v.object({
    max_position_embeddings: v.optional(v.number(), 77),
    bos_token_id: v.nullish(v.number()),
    eos_token_id: v.number(),
  }),
});

/** See `OpenClipRequest` for what it takes and how it fails. */
export async function openClip({ entry, backend, signal, onProgress }: OpenClipRequest): Promise<Clip> {
  await startRuntime(backend);
  const weights = await loadWeights({
    entry,
    signal,
    ...(onProgress !== undefined && { onProgress: (progress) => onProgress({ step: "weights", ...progress }) }),
  });
  const preprocessor = jsonOf(preprocessorSchema, weights, "preprocessor_config.json");
  const { text_config: textConfig } = jsonOf(configSchema, weights, "config.json");
  const tokenizer = openTokenizer(textOf(weights, "tokenizer.json"));
  const open = (name: string, type: (typeof entry.dtype)["text"]) => {
    signal.throwIfAborted();
    return openSession({ ...networkOf(weights, networkPath(name, type)), backend: "wasm" });
  };
  const vision = await open("vision_model", entry.dtype.vision);
  const text = await open("text_model", entry.dtype.text);

  return {
    entry,
    dimensions: entry.dimensions,
    async embedImage(picture: Raster | PixelSource, abort: AbortSignal, box?: Box) {
      abort.throwIfAborted();
      const { width, height, values } = squarePixels(picture, preprocessor, box);
      return embed(
        vision,
        { pixel_values: new Tensor("float32", values, [1, 3, height, width]) },
        "image_embeds",
        abort,
      );
    },
    async embedText(value: string, abort: AbortSignal) {
      abort.throwIfAborted();
      const ids = tokenizer.encode(value, { special: false }).slice(0, textConfig.max_position_embeddings - 1);
      const closed = BigInt64Array.from([...ids, textConfig.eos_token_id], BigInt);
      const shape = [1, closed.length];
      return embed(
        text,
        {
          input_ids: new Tensor("int64", closed, shape),
          ...(text.inputNames.includes("attention_mask") && {
            attention_mask: new Tensor("int64", new BigInt64Array(closed.length).fill(1n), shape),
          }),
        },
        "text_embeds",
        abort,
      );
    },
    async dispose() {
      await Promise.all([vision.release(), text.release()]);
    },
  };
}

/** The output as a unit vector. @throws AppError `self-test-failed` when it is not finite. */
async function embed(
  session: Session,
  feeds: Parameters<typeof runSession>[1],
  output: string,
  signal: AbortSignal,
): Promise<Float32Array> {
  const outputs = await runSession(session, feeds);
  signal.throwIfAborted();
  const vector = floatsOf(outputOf(outputs, output));
  const length = Math.hypot(...vector);
  if (Number.isFinite(length) && length > 0) return vector.map((value) => value / length);
  throw new AppError(
    "self-test-failed",
    `embed: found a vector of length ${length}, wanted finite numbers; this device computes the model wrongly, reload the page`,
  );
}
