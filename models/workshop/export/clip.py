"""A Hugging Face CLIP's two towers as ONNX graphs, with the names that transformers.js' `…WithProjection` classes read."""

import numpy as np

from workshop.export.failure import BadInput
from workshop.export.graph import FLOAT, INT32, INT64, Graph
from workshop.export.weight import Weight

# Added to the scores of later tokens; finite and fp16-safe.
MASKED = -30000.0


def build_image_tower(config, tensors: dict[str, Weight]) -> Graph:
    """`pixel_values` [B, 3, size, size] -> `image_embeds` [B, dim], not normalised.

    `config` is a CLIPVisionConfig or a ChineseCLIPVisionConfig, `tensors` all weights of the model. Patches
    are cut by Reshape and Transpose, so that the patch embedding is a matrix like all others.
    """
    g = Graph("vision_model")
    w, name = tensors, "vision_model"
    size, patch, width = config.image_size, config.patch_size, config.hidden_size
    side = size // patch
    pixels = g.input("pixel_values", FLOAT, ["batch_size", 3, size, size])
    cut = g.op("Transpose", g.reshape(pixels, [-1, 3, side, patch, side, patch]), perm=[0, 2, 4, 1, 3, 5])
    kernel = w[f"{name}.embeddings.patch_embedding.weight"].matrix()
    patches = g.linear(g.reshape(cut, [-1, side * side, 3 * patch * patch]), kernel, None, f"{name}.patch_embedding")
    positions = w[f"{name}.embeddings.position_embedding.weight"].array()
    patches = g.op("Add", patches, g.constant(positions[None, 1:], f"{name}.positions"))
    # The class token and its position are constant: one row, repeated over the batch.
    token = g.constant((w[f"{name}.embeddings.class_embedding"].array() + positions[0])[None, None], f"{name}.class")
    batch = g.op("Concat", g.op("Shape", pixels, start=0, end=1), g.constant(np.array([1, width])), axis=0)
    hidden = g.op("Concat", g.op("Expand", token, batch), patches, axis=1)
    hidden = norm(g, hidden, w, f"{name}.pre_layrnorm", config)
    hidden = transformer(g, hidden, w, name, config, "")
    first = g.op("Gather", hidden, g.constant(np.int64(0)), axis=1)
    pooled = norm(g, first, w, f"{name}.post_layernorm", config)
    embeds = g.linear(pooled, w["visual_projection.weight"], None, "visual_projection")
    g.output(embeds, "image_embeds", FLOAT, ["batch_size", w["visual_projection.weight"].shape[0]])
    return g


def build_text_tower(config, tensors: dict[str, Weight]) -> Graph:
    """`input_ids` int64 [B, L] -> `text_embeds` [B, dim], not normalised; pooled at the first end token of each row.

    Attention is causal, so padding after the end token changes nothing and no attention mask is taken.
    """
    g = Graph("text_model")
    w, name = tensors, "text_model"
    ids = g.input("input_ids", INT64, ["batch_size", "sequence_length"])
    length = g.dimension(ids, 1)
    index = g.arange(length)
    tokens = g.table(ids, w[f"{name}.embeddings.token_embedding.weight"], f"{name}.tokens")
    table = g.constant(w[f"{name}.embeddings.position_embedding.weight"], f"{name}.positions")
    zero, one = g.constant(np.array([0])), g.constant(np.array([1]))
    positions = g.op("Slice", table, zero, g.op("Unsqueeze", length, zero), zero)
    hidden = g.op("Add", tokens, positions)
    later = g.op("Less", g.op("Unsqueeze", index, one), g.op("Unsqueeze", index, zero))
    mask = g.op("Where", later, g.constant(np.float32(MASKED)), g.constant(np.float32(0)))
    hidden = transformer(g, hidden, w, name, config, g.op("Unsqueeze", mask, g.constant(np.array([0, 1]))))
    hidden = norm(g, hidden, w, f"{name}.final_layer_norm", config)
    # Configurations of OpenAI's checkpoints give a wrong end token, 2; the reference then takes the largest id, which it is.
    end = config.eos_token_id
    ends = ids if end == 2 else g.op("Cast", g.op("Equal", ids, g.constant(np.int64(end))), to=INT32)
    first = g.op("ArgMax", ends, axis=1, keepdims=1)
    chosen = g.op("Cast", g.op("Equal", first, g.op("Unsqueeze", index, zero)), to=FLOAT)
    pooled = g.op("ReduceSum", g.op("Mul", hidden, g.op("Unsqueeze", chosen, g.constant(np.array([2])))), one, keepdims=0)
    embeds = g.linear(pooled, w["text_projection.weight"], None, "text_projection")
    g.output(embeds, "text_embeds", FLOAT, ["batch_size", w["text_projection.weight"].shape[0]])
    return g


def norm(g: Graph, x: str, w, name: str, config) -> str:
    return g.layer_norm(x, w[f"{name}.weight"], w[f"{name}.bias"], config.layer_norm_eps, name)


def transformer(g: Graph, hidden: str, w, tower: str, config, mask: str) -> str:
    """Pre-norm blocks [B, S, width]; `mask` [1, 1, S, S] is added to the scores, or empty."""

    def dense(x: str, name: str) -> str:
        return g.linear(x, w[f"{name}.weight"], w[f"{name}.bias"], name)

    for i in range(config.num_hidden_layers):
        layer = f"{tower}.encoder.layers.{i}"
        normed = norm(g, hidden, w, f"{layer}.layer_norm1", config)
        query, key, value = (dense(normed, f"{layer}.self_attn.{p}") for p in ("q_proj", "k_proj", "v_proj"))
        mixed = g.attention(query, key, value, config.num_attention_heads, config.hidden_size, mask)
        hidden = g.op("Add", hidden, dense(mixed, f"{layer}.self_attn.out_proj"))
        inner = activate(g, dense(norm(g, hidden, w, f"{layer}.layer_norm2", config), f"{layer}.mlp.fc1"), config)
        hidden = g.op("Add", hidden, dense(inner, f"{layer}.mlp.fc2"))
    return hidden


def activate(g: Graph, x: str, config) -> str:
    if config.hidden_act not in ("gelu", "quick_gelu"):
        raise BadInput(f"the checkpoint's activation is {config.hidden_act}, this export knows gelu and quick_gelu")
    return g.gelu(x) if config.hidden_act == "gelu" else g.quick_gelu(x)
