/** Qwen2.5-VL in the transformers.js layout. Knows names and sizes; runs nothing. */
import * as v from "valibot";
import { parse } from "../../base/parse";
import type { Family } from "./family";

const size = v.pipe(v.number(), v.integer(), v.minValue(1));
const id = v.pipe(v.number(), v.integer(), v.minValue(0));

const text = v.object({
  hidden_size: size,
  num_hidden_layers: size,
  num_attention_heads: size,
  num_key_value_heads: size,
  head_dim: v.nullish(size),
});

/** Newer configs nest the language model's numbers under `text_config`; older ones keep them at the top. */
const config = v.object({
  text_config: v.optional(v.unknown()),
  vision_config: v.object({ spatial_merge_size: v.optional(size, 2) }),
  image_token_id: id,
  vision_start_token_id: id,
  vision_end_token_id: id,
});

const generation = v.object({ eos_token_id: v.union([id, v.array(id)]) });

const todo = "export the model again";

export const qwen25vl: Family = {
  id: "qwen2.5-vl",
  networks: { vision: "vision_encoder", embed: "embed_tokens", decoder: "decoder_model_merged" },
  tensors: {
    pixels: "pixel_values",
    grid: "image_grid_thw",
    features: "image_features",
    ids: "input_ids",
    embeds: "inputs_embeds",
    mask: "attention_mask",
    positions: "position_ids",
    keep: "num_logits_to_keep",
    logits: "logits",
    past: (layer, kind) => `past_key_values.${layer}.${kind}`,
    present: (layer, kind) => `present.${layer}.${kind}`,
  },
  configure(configJson, generationJson) {
    const top = parse(config, configJson, { what: "the model's config.json", todo });
    const language = parse(text, top.text_config ?? configJson, { what: "the text part of config.json", todo });
    const { eos_token_id: end } = parse(generation, generationJson, { what: "generation_config.json", todo });
    return {
      cache: {
        layers: language.num_hidden_layers,
        heads: language.num_key_value_heads,
        headDimensions: language.head_dim ?? language.hidden_size / language.num_attention_heads,
      },
      hiddenSize: language.hidden_size,
      endIds: Array.isArray(end) ? end : [end],
      tokens: {
        visionStart: top.vision_start_token_id,
        imagePad: top.image_token_id,
        visionEnd: top.vision_end_token_id,
      },
      mergeSize: top.vision_config.spatial_merge_size,
    };
  },
};
