"""Qwen2.5-VL's vision tower as an ONNX graph: patches and their grid in, image features out. One picture a call.

The counterpart of `vlm/vision.py`: windows are a mask made inside the graph from the grid, so that any size runs.
"""

import numpy as np

from workshop.export.graph import FLOAT, INT64, Graph
from workshop.export.weight import Weight

# Added to scores across windows. Finite and representable in fp16, so that no kernel makes a NaN of it.
MASKED = -30000.0


def build_vision(config, tensors: dict[str, Weight]) -> Graph:
    """Inputs `pixel_values` [N, 1176] and `image_grid_thw` int64 [1, 3] with t = 1; output `image_features` [N / 4, out].

    `config` is a Qwen2_5_VLVisionConfig, `tensors` its weights by the reference's names after `model.visual.`.
    """
    g = Graph("vision_encoder")
    w = tensors
    head_dim = config.hidden_size // config.num_heads
    kernel = w["patch_embed.proj.weight"].matrix()
    pixels = g.input("pixel_values", FLOAT, ["patches", kernel.shape[1]])
    grid = g.input("image_grid_thw", INT64, ["images", 3])
    row, column = patch_coordinates(g, pixels, grid, config.spatial_merge_size)
    frequencies = 1.0 / config.rope_parameters["rope_theta"] ** (np.arange(0, head_dim // 2, 2, dtype=np.float32) / (head_dim // 2))
    angles = [g.op("Mul", as_column(g, axis), g.constant(frequencies[None], "rotary")) for axis in (row, column)]
    angle = g.op("Concat", *angles, axis=-1)
    cos, sin = g.op("Cos", angle), g.op("Sin", angle)
    positions = g.op("Unsqueeze", g.arange(g.dimension(pixels, 0)), g.constant(np.array([0])))
    mask = window_mask(g, row, column, config.window_size // config.patch_size)

    hidden = g.linear(pixels, kernel, None, "patch_embed")
    hidden = g.op("Unsqueeze", hidden, g.constant(np.array([0])))
    for i in range(config.depth):
        block = f"blocks.{i}"
        normed = g.rms_norm(hidden, w[f"{block}.norm1.weight"], 1e-6, f"{block}.norm1")
        query, key, value = (
            g.linear(normed, weight, bias, f"{block}.attn.{part}")
            for part, weight, bias in zip(
                ("query", "key", "value"),
                w[f"{block}.attn.qkv.weight"].split(3),
                w[f"{block}.attn.qkv.bias"].split(3),
            )
        )
        query, key = (g.rotary(x, positions, cos, sin) for x in (query, key))
        bias = "" if i in config.fullatt_block_indexes else mask
        mixed = g.attention(query, key, value, config.num_heads, config.hidden_size, bias)
        mixed = g.linear(mixed, w[f"{block}.attn.proj.weight"], w[f"{block}.attn.proj.bias"], f"{block}.attn.proj")
        hidden = g.op("Add", hidden, mixed)
        normed = g.rms_norm(hidden, w[f"{block}.norm2.weight"], 1e-6, f"{block}.norm2")
        gate, up = (
            g.linear(normed, w[f"{block}.mlp.{p}.weight"], w[f"{block}.mlp.{p}.bias"], f"{block}.mlp.{p}")
            for p in ("gate_proj", "up_proj")
        )
        inner = g.op("Mul", g.silu(gate), up)
        down = g.linear(inner, w[f"{block}.mlp.down_proj.weight"], w[f"{block}.mlp.down_proj.bias"], f"{block}.mlp.down")
        hidden = g.op("Add", hidden, down)

    merged = g.rms_norm(hidden, w["merger.ln_q.weight"], 1e-6, "merger.ln_q")
    merged = g.reshape(merged, [-1, config.hidden_size * config.spatial_merge_size**2])
    merged = g.gelu(g.linear(merged, w["merger.mlp.0.weight"], w["merger.mlp.0.bias"], "merger.mlp.0"))
    features = g.linear(merged, w["merger.mlp.2.weight"], w["merger.mlp.2.bias"], "merger.mlp.2")
    g.output(features, "image_features", FLOAT, ["features", config.out_hidden_size])
    return g


def patch_coordinates(g: Graph, pixels: str, grid: str, merge: int) -> tuple[str, str]:
    """Row and column int64 [N] of each patch: merge x merge blocks row by row, a block's patches inside."""
    side, area = g.constant(np.int64(merge)), g.constant(np.int64(merge * merge))
    width = g.op("Squeeze", g.slice(g.slice(grid, 0, 1, 0), 2, 3, 1))
    blocks_w = g.op("Div", width, side)
    index = g.arange(g.dimension(pixels, 0))
    block, inner = g.op("Div", index, area), g.op("Mod", index, area)
    row = g.op("Add", g.op("Mul", g.op("Div", block, blocks_w), side), g.op("Div", inner, side))
    column = g.op("Add", g.op("Mul", g.op("Mod", block, blocks_w), side), g.op("Mod", inner, side))
    return row, column


def as_column(g: Graph, x: str) -> str:
    """float32 [N, 1] of int64 [N]."""
    return g.op("Unsqueeze", g.op("Cast", x, to=FLOAT), g.constant(np.array([1])))


def window_mask(g: Graph, row: str, column: str, side: int) -> str:
    """[1, 1, N, N]: 0 inside one window of side x side patches, MASKED across."""
    one = g.constant(np.int64(side))
    # Windows are numbered row * 65536 + column: no picture has as many windows a side.
    window = g.op("Add", g.op("Mul", g.op("Div", row, one), g.constant(np.int64(65536))), g.op("Div", column, one))
    across = g.op("Unsqueeze", window, g.constant(np.array([0])))
    same = g.op("Equal", g.op("Unsqueeze", window, g.constant(np.array([1]))), across)
    bias = g.op("Where", same, g.constant(np.float32(0)), g.constant(np.float32(MASKED)))
    return g.op("Unsqueeze", bias, g.constant(np.array([0, 1])))
