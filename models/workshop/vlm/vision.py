"""Qwen2.5-VL's vision tower as one masked attention over all windows, for training and for the ONNX export.

The reference cuts the sequence into windows and loops over them; here window and full attention differ only by a mask
made of window ids, the patches stay in their order, and pictures of one size run as a batch. Same numbers to 1e-5.
Knows nothing of language.
"""

import torch
import torch.nn.functional as F
from torch import Tensor


def encode_images(model, pixel_values: Tensor, grid_thw: Tensor) -> Tensor:
    """Image features [sum(h * w / 4), out_hidden], picture after picture.

    `pixel_values` [sum(h * w), 1176], `grid_thw` int64 [n, 3] with t = 1: stills only. Differentiable.
    """
    visual = model.model.visual
    grids = [tuple(int(x) for x in row) for row in grid_thw]
    if any(t != 1 for t, _, _ in grids):
        raise ValueError(f"grids {grids}: t must be 1, video is not supported")
    starts = [0]
    for _, h, w in grids:
        starts.append(starts[-1] + h * w)
    if starts[-1] != len(pixel_values):
        raise ValueError(f"{len(pixel_values)} patches for grids that need {starts[-1]}")
    features: list[Tensor | None] = [None] * len(grids)
    for size in dict.fromkeys(grids):
        members = [i for i, g in enumerate(grids) if g == size]
        batch = torch.stack([pixel_values[starts[i] : starts[i + 1]] for i in members])
        for i, out in zip(members, encode_batch(visual, batch, size[1], size[2])):
            features[i] = out
    return torch.cat(features)


def encode_batch(visual, patches: Tensor, grid_h, grid_w) -> Tensor:
    """Features [B, n / 4, out_hidden] of B pictures of one size: `patches` [B, n, 1176], n = grid_h * grid_w.

    `grid_h` and `grid_w` may be ints or scalar int64 tensors (then the graph is dynamic in them).
    """
    hidden = patches @ visual.patch_embed.proj.weight.flatten(1).T
    row, column = patch_coordinates(patches.shape[1], grid_w, patches.device)
    cos, sin = axial_rotary(visual, row, column)
    mask = window_mask(visual, row, column)
    for i, block in enumerate(visual.blocks):
        here = None if i in visual.fullatt_block_indexes else mask
        hidden = hidden + attend(block.attn, block.norm1(hidden), cos, sin, here)
        hidden = hidden + block.mlp(block.norm2(hidden))
    merger = visual.merger
    return merger.mlp(merger.ln_q(hidden).reshape(hidden.shape[0], -1, merger.hidden_size))


def patch_coordinates(n: int, grid_w, device=None) -> tuple[Tensor, Tensor]:
    """Row and column [n] of each patch in the processor's order: 2 x 2 blocks row by row, a block's patches inside."""
    index = torch.arange(n, device=device)
    block, inner = index // 4, index % 4
    blocks_w = grid_w // 2
    return block // blocks_w * 2 + inner // 2, block % blocks_w * 2 + inner % 2


def axial_rotary(visual, row: Tensor, column: Tensor) -> tuple[Tensor, Tensor]:
    """cos and sin [n, head_dim] of the two-axis rotary embedding (half the frequencies for rows, half for columns)."""
    inv = visual.rotary_pos_emb.inv_freq
    angles = torch.cat([row[:, None] * inv, column[:, None] * inv], dim=-1)
    angles = torch.cat([angles, angles], dim=-1)
    return angles.cos(), angles.sin()


def window_mask(visual, row: Tensor, column: Tensor) -> Tensor:
    """Additive mask [n, n]: 0 inside one window, -inf across. A window is window_size / patch_size patches a side."""
    side = visual.window_size // visual.patch_size
    same = (row // side)[:, None] == (row // side)[None, :]
    same = same & ((column // side)[:, None] == (column // side)[None, :])
    return torch.zeros(same.shape, device=row.device).masked_fill(~same, float("-inf"))


def attend(attention, hidden: Tensor, cos: Tensor, sin: Tensor, mask: Tensor | None) -> Tensor:
    """Multi-head attention [B, n, dim] with rotary queries and keys; `mask` [n, n] additive or None."""
    batch, n, dim = hidden.shape
    qkv = attention.qkv(hidden).reshape(batch, n, 3, attention.num_heads, -1)
    query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
    query, key = rotate(query, cos, sin), rotate(key, cos, sin)
    out = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=attention.scaling)
    return attention.proj(out.transpose(1, 2).reshape(batch, n, dim))


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary embedding of `x` [..., n, head_dim], halves paired (GPT-NeoX layout)."""
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-second, first], dim=-1) * sin
