/** Opens a vision-language model from its catalogue entry. Does not know which backend is wanted, nor who talks to it. */
import * as v from "valibot";
import { networkPath } from "../runtime/catalog";
import { openSession, startRuntime } from "../runtime/ort";
import type { Backend } from "../runtime/probe";
import { checkAnswer, testPicture } from "../runtime/self-test";
import { type Weights, jsonOf, loadWeights, networkOf, textOf } from "../runtime/weights";
import type { OpenVlmRequest, Vlm } from "./contract";
import { CachedConversation, type ConversationModel } from "./conversation";
import { familyOf } from "./families/index";
import type { Family, FamilyConfig } from "./families/family";
import { ImageFeatures } from "./image-features";
import { kinds } from "./kv-cache";
import { type Networks, openNetworks } from "./networks";
import { logSoftmax } from "./sampling";
import { openTokenizer } from "../runtime/tokenizer";

/** See `OpenVlmRequest` for what it takes and how it fails. */
export async function openVlm(request: OpenVlmRequest): Promise<Vlm> {
  const { entry, backend, signal, onProgress } = request;
  const family = familyOf(entry.family);
  onProgress?.({ step: "runtime" });
  const { threads } = await startRuntime(backend);
  const weights = await loadWeights({
    entry,
    signal,
    onProgress: (progress) => onProgress?.({ step: "weights", ...progress }),
  });
  const json = (path: string) => jsonOf(v.unknown(), weights, path);
  const config = family.configure(json("config.json"), json("generation_config.json"));
  const tokenizer = openTokenizer(textOf(weights, "tokenizer.json"));
  const networks = await openModel(request, family, config, weights);
  const images = new ImageFeatures(networks);
  const { factor, minPixels } = entry.image;
  const model: ConversationModel = {
    networks,
    tokenizer,
    images,
    contextTokens: entry.contextTokens,
    imageFactor: factor,
  };
  const vlm: Vlm = {
    entry,
    backend,
    threads,
    openConversation: () => new CachedConversation(model),
    prepareImage: (picture, maxPixels, box) => images.prepare(picture, { factor, minPixels, maxPixels }, box),
    dispose: () => networks.release(),
  };
  try {
    signal.throwIfAborted();
    onProgress?.({ step: "self-test" });
    await selfTest(vlm, model, signal);
  } catch (error) {
    await networks.release();
    throw error;
  }
  return vlm;
}

/** One session after another: each needs its bytes twice while it opens. */
async function openModel(
  { entry, backend, signal }: OpenVlmRequest,
  family: Family,
  config: FamilyConfig,
  weights: Weights,
): Promise<Networks> {
  const open = (name: string, type: (typeof entry.dtype)["vision"], on: Backend, gpuOutputs: string[] = []) => {
    signal.throwIfAborted();
    const path = networkPath(name, type);
    return openSession({ ...networkOf(weights, path), backend: on, gpuOutputs });
  };
  const layers = Array.from({ length: config.cache.layers }, (_, layer) => layer);
  const cacheOutputs = layers.flatMap((layer) => kinds.map((kind) => family.tensors.present(layer, kind)));
  const vision = await open(family.networks.vision, entry.dtype.vision, backend);
  // A table look-up on the CPU needs no trip to the GPU; but 4-bit tables have a kernel only there.
  const embedOn = entry.dtype.embed.startsWith("q4") ? backend : "wasm";
  const embed = await open(family.networks.embed, entry.dtype.embed, embedOn);
  const decoder = await open(family.networks.decoder, entry.dtype.decoder, backend, cacheOutputs);
  return openNetworks({ vision, embed, decoder }, family, config);
}

/** @throws AppError `self-test-failed`. */
async function selfTest(vlm: Vlm, model: ConversationModel, signal: AbortSignal): Promise<void> {
  const known = vlm.entry.selfTest;
  const { width, height } = known?.image ?? { width: 56, height: 56 };
  const image = vlm.prepareImage({ width, height, data: testPicture(width, height) }, width * height);
  const conversation = new CachedConversation(model);
  try {
    const prompt = { type: "template" as const, text: known?.prompt ?? "\n" };
    await conversation.extend([{ type: "image", image }, prompt], signal);
    checkAnswer(logSoftmax(conversation.logits ?? new Float32Array([Number.NaN])), known, vlm.backend);
  } finally {
    conversation.dispose();
  }
}
