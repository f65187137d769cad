"""python -m workshop.evaluate.language   (from models/): checks the layers below against Hugging Face on random rows.

The decoder of Qwen2.5-VL over rows of different lengths with one key-value cache. Hugging Face repeats keys for every head
and pads every turn, which costs most of a step at this size; here heads that share a key are rows of one product, and a
row's tokens stand behind one another in its own part of the cache.
"""
from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from ..vlm.vision import rotate


class RaggedCache:
    """Keys and values [rows, kv heads, capacity, head] a layer, and how many tokens each row has."""

    def __init__(self, model, rows: int, capacity: int):
        config = model.config.text_config
        head = config.hidden_size // config.num_attention_heads
        shape = (rows, config.num_key_value_heads, capacity, head)
        weight = next(model.parameters())
        self.keys = [weight.new_zeros(shape) for _ in range(config.num_hidden_layers)]
        self.values = [weight.new_zeros(shape) for _ in range(config.num_hidden_layers)]
        self.lengths = torch.zeros(rows, dtype=torch.long, device=weight.device)

    def keep(self, rows: Tensor) -> None:
        self.keys, self.values = [k[rows] for k in self.keys], [v[rows] for v in self.values]
        self.lengths = self.lengths[rows]


def forward(model, cache: RaggedCache, embeds: Tensor, positions: Tensor, sizes: Tensor, rows: Tensor | None = None) -> Tensor:
    """Hidden states [B, S, hidden] after the last norm; row b of `embeds` [B, S, hidden] has `sizes[b]` tokens and then padding.

    `positions` [3, B, S]. `rows` [B]: the cache's rows that these are, in any order; all of them in theirs unless given. The tokens
    are in the cache afterwards.
    """
    language, config = model.model.language_model, model.config.text_config
    count, new, _ = embeds.shape
    device = embeds.device
    whole = rows is None
    rows = torch.arange(count, device=device) if rows is None else rows
    start = cache.lengths[rows]
    place = start[:, None] + torch.arange(new, device=device)  # of each new token in its row
    slot = place.clamp(max=cache.keys[0].shape[2] - 1)  # padding may reach beyond the row's end
    total = int(slot.max()) + 1
    later = torch.arange(total, device=device) > place[..., None]
    bias = torch.zeros(later.shape, device=device, dtype=embeds.dtype).masked_fill(later, float("-inf"))
    groups = config.num_attention_heads // config.num_key_value_heads
    head = config.hidden_size // config.num_attention_heads
    bias = bias[:, None, None].expand(-1, 1, groups, -1, -1).reshape(count, 1, groups * new, total)
    cos, sin = (x.unsqueeze(2) for x in language.rotary_emb(embeds, positions))
    hidden = embeds
    for i, layer in enumerate(language.layers):
        attention, x = layer.self_attn, layer.input_layernorm(hidden)
        query = rotate(attention.q_proj(x).view(count, new, -1, head), cos, sin)
        key = rotate(attention.k_proj(x).view(count, new, -1, head), cos, sin)
        value = attention.v_proj(x).view(count, new, -1, head)
        cache.keys[i][rows[:, None], :, slot], cache.values[i][rows[:, None], :, slot] = key, value
        keys, values = cache.keys[i][:, :, :total], cache.values[i][:, :, :total]
        if not whole:
            keys, values = keys[rows], values[rows]
        query = query.view(count, new, -1, groups, head).permute(0, 2, 3, 1, 4).reshape(count, -1, groups * new, head)
        weight = (query @ keys.transpose(2, 3) * attention.scaling + bias).softmax(-1)
        mixed = (weight @ values).view(count, -1, groups, new, head).permute(0, 3, 1, 2, 4).reshape(count, new, -1)
        hidden = hidden + attention.o_proj(mixed)
        hidden = hidden + mlp(layer.mlp, layer.post_attention_layernorm(hidden))
    cache.lengths[rows] = start + sizes
    return language.norm(hidden)


def mlp(layer, x: Tensor) -> Tensor:
    return layer.down_proj(F.silu(layer.gate_proj(x)) * layer.up_proj(x))


@torch.no_grad()
def check() -> float:
    """Largest difference from Hugging Face over three rows that are told something, say something and are told again."""
    from ..vlm.model import CHECK_IDS, build_nano, forward_embeds, nano_config

    torch.manual_seed(0)
    model = build_nano(nano_config(64, CHECK_IDS)).eval()
    sizes = [(5, 1, 7), (9, 1, 2), (3, 1, 4)]
    cache, worst = RaggedCache(model, 3, 64), 0.0
    rows = [torch.randn(sum(s), 256) * 3 for s in sizes]
    positions = [torch.stack([torch.arange(sum(s)), torch.arange(sum(s)) // 2, torch.arange(sum(s)) % 5]) for s in sizes]
    wanted = [forward_embeds(model, row[None], place[:, None], None)[0] for row, place in zip(rows, positions)]
    done = [0, 0, 0]
    for turn in range(3):
        longest = max(s[turn] for s in sizes)
        embeds, places = torch.zeros(3, longest, 256), torch.zeros(3, 3, longest, dtype=torch.long)
        for i, s in enumerate(sizes):
            part = slice(done[i], done[i] + s[turn])
            embeds[i, : s[turn]], places[:, i, : s[turn]] = rows[i][part], positions[i][:, part]
        order = torch.tensor([2, 0, 1]) if turn else None  # told in another order than they stand in
        some = torch.arange(3) if order is None else order
        told = forward(model, cache, embeds[some], places[:, some], torch.tensor([s[turn] for s in sizes])[some], order)
        hidden = torch.empty_like(told).index_copy(0, some, told)
        for i, s in enumerate(sizes):
            worst = max(worst, (hidden[i, : s[turn]] - wanted[i][done[i] : done[i] + s[turn]]).abs().max().item())
            done[i] += s[turn]
    assert worst <= 1e-4, f"hidden states differ from the reference by {worst}, at most 1e-4 wanted"
    return worst


if __name__ == "__main__":
    torch.set_num_threads(1)
    print("largest difference from the reference", check())
