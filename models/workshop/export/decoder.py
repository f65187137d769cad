"""Qwen2.5-VL's language model as ONNX graphs in the transformers.js layout: token embeddings, and the decoder.

The decoder takes embeddings, M-RoPE positions and a key-value cache, and gives logits of the last positions and the
cache grown by the new tokens. It attends to everything cached: rows of a batch may only be padded at their end.
"""

import numpy as np

from workshop.export.attention import ATTENTION
from workshop.export.graph import FLOAT, FLOAT16, INT64, MICROSOFT, Graph
from workshop.export.weight import Weight


def build_embed(tensors: dict[str, Weight]) -> Graph:
    """`input_ids` int64 [B, S] -> `inputs_embeds` [B, S, hidden]."""
    g = Graph("embed_tokens")
    table = tensors["embed_tokens.weight"]
    ids = g.input("input_ids", INT64, ["batch_size", "sequence_length"])
    embeds = g.table(ids, table, "embed_tokens.weight")
    g.output(embeds, "inputs_embeds", FLOAT, ["batch_size", "sequence_length", table.shape[1]])
    return g


def build_decoder(config, tensors: dict[str, Weight], head: Weight, attention: str, half: bool = False) -> Graph:
    """The decoder with cache. `config` is a Qwen2_5_VLTextConfig, `tensors` its weights by the reference's names after
    `model.language_model.`, `head` [V, hidden] the output matrix (the embeddings where they are tied), `attention` a key
    of ATTENTION.

    Inputs `inputs_embeds` [B, S, hidden], `attention_mask` int64 [B, P + S], `position_ids` int64 [3, B, S],
    `past_key_values.i.key|value` [B, kv heads, P, head_dim] with P >= 0, `num_logits_to_keep` int64 [] (0: all).
    Outputs `logits` [B, kept, V], `present.i.key|value` [B, kv heads, P + S, head_dim].

    `half` caches keys and values in float16 and multiplies in it what norms keep small: queries, keys, values, attention,
    gate and up. The residual sum, the norms, the MLP's product with its `down_proj` and the logits overflow it in
    Qwen2.5 and stay float32, as do all other inputs and outputs.
    """
    # transformers.js makes its first, empty cache from the name `batch_size`; other unknown axes become 0.
    g = Graph("decoder_model_merged")
    w = tensors
    heads, kv_heads = config.num_attention_heads, config.num_key_value_heads
    head_dim = config.hidden_size // heads
    number = FLOAT16 if half else FLOAT
    narrow, widen = (lambda x: g.cast(x, FLOAT16), lambda x: g.cast(x, FLOAT)) if half else (lambda x: x, lambda x: x)
    hidden = g.input("inputs_embeds", FLOAT, ["batch_size", "sequence_length", config.hidden_size])
    mask = g.input("attention_mask", INT64, ["batch_size", "total_sequence_length"])
    position_ids = g.input("position_ids", INT64, [3, "batch_size", "sequence_length"])
    past, present = (["batch_size", kv_heads, f"{t}_sequence_length", head_dim] for t in ("past", "total"))
    caches = [
        [g.input(f"past_key_values.{i}.{kind}", number, past) for kind in ("key", "value")]
        for i in range(config.num_hidden_layers)
    ]
    keep = g.input("num_logits_to_keep", INT64, [])
    cos, sin, rows = rotary_tables(g, position_ids, config, head_dim)
    cos, sin = narrow(cos), narrow(sin)
    attend = ATTENTION[attention](g, hidden, mask, heads, kv_heads, head_dim)

    normed = g.rms_norm(hidden, w["layers.0.input_layernorm.weight"], config.rms_norm_eps, "layers.0.input_layernorm")
    for i, (past_key, past_value) in enumerate(caches):
        layer = f"layers.{i}"
        given = narrow(normed)
        query, key, value = (
            g.linear(given, w[f"{layer}.self_attn.{p}.weight"], w[f"{layer}.self_attn.{p}.bias"], f"{layer}.attn.{p}", half)
            for p in ("q_proj", "k_proj", "v_proj")
        )
        query, key = (g.rotary(x, rows, cos, sin) for x in (query, key))
        mixed = attend(query, key, value, past_key, past_value, i)
        mixed = widen(g.linear(mixed, w[f"{layer}.self_attn.o_proj.weight"], None, f"{layer}.attn.o_proj", half))
        hidden, normed = add_and_norm(g, hidden, mixed, w, f"{layer}.post_attention_layernorm", config)
        given = narrow(normed)
        gate, up = (
            widen(g.linear(given, w[f"{layer}.mlp.{p}.weight"], None, f"{layer}.mlp.{p}", half)) for p in ("gate_proj", "up_proj")
        )
        inner = g.op("Mul", g.silu(gate), up)
        down = g.linear(inner, w[f"{layer}.mlp.down_proj.weight"], None, f"{layer}.mlp.down_proj")
        final = i + 1 == config.num_hidden_layers
        hidden, normed = add_and_norm(g, hidden, down, w, "norm" if final else f"layers.{i + 1}.input_layernorm", config)

    start = g.op("Unsqueeze", g.op("Neg", keep), g.constant(np.array([0])))
    end = g.constant(np.array([np.iinfo(np.int64).max]))
    kept = g.op("Slice", normed, start, end, g.constant(np.array([1])))
    g.output(g.linear(kept, head, None, "lm_head"), "logits", FLOAT, ["batch_size", "kept", head.shape[0]])
    for i in range(config.num_hidden_layers):
        for kind in ("key", "value"):
            name = f"present.{i}.{kind}"
            g.output(name, name, number, present)
    return g


def rotary_tables(g: Graph, position_ids: str, config, head_dim: int) -> tuple[str, str, str]:
    """cos and sin [B * S, head_dim / 2] of the tokens at hand, and the row int64 [B, S] of each token in them.

    Each frequency follows one of the three axes, dealt out by `mrope_section` modulo 3 as the reference does it, so
    the angle is the sum over axes of position times a table that is zero for the other axes.
    """
    parameters = config.rope_parameters
    frequencies = 1.0 / parameters["rope_theta"] ** (np.arange(0, head_dim, 2, dtype=np.float32) / head_dim)
    axis_of = np.repeat(np.arange(len(parameters["mrope_section"])) % 3, parameters["mrope_section"])
    table = np.where(axis_of[None] == np.arange(3)[:, None], frequencies[None], 0).astype(np.float32)
    flat = g.op("Cast", g.reshape(position_ids, [3, -1, 1]), to=FLOAT)
    angles = g.op("Mul", flat, g.constant(table[:, None], "rotary"))
    angle = g.op("ReduceSum", angles, g.constant(np.array([0])), keepdims=0)
    first = g.op("Squeeze", g.slice(position_ids, 0, 1, 0), g.constant(np.array([0])))
    rows = g.op("Reshape", g.arange(g.op("Size", first)), g.op("Shape", first))
    return g.op("Cos", angle), g.op("Sin", angle), rows


def add_and_norm(g: Graph, hidden: str, update: str, w, name: str, config) -> tuple[str, str]:
    """The residual sum and its RMS norm, in one node."""
    normed, _, _, total = g.ops(
        "SkipSimplifiedLayerNormalization",
        [hidden, update, g.constant(w[f"{name}.weight"], f"{name}.weight")],
        [g.fresh("normed"), "", "", g.fresh("residual")],
        MICROSOFT,
        epsilon=config.rms_norm_eps,
    )
    return total, normed
