"""Check the model against the Hugging Face reference and print its size: `python -m workshop.vlm.model --check`.

ciqi-nano is a `Qwen2_5_VLForConditionalGeneration`; this file knows its dimensions and how to run it fast on one
core, and knows nothing of tokenisation, data or losses. Run from `models/`.
"""

import argparse
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration

from workshop.vlm.positions import mrope_positions
from workshop.vlm.vision import encode_images

__all__ = ["build_nano", "encode_images", "forward_embeds", "mrope_positions", "nano_config", "token_logits"]

# The rotary frequencies given to time, row and column in turn. Qwen2.5-VL's [t, h, w] blocks leave the columns only
# the slowest frequencies: at a head of 32 the six columns of a 168 px picture would differ by 0.02 rad. The reference
# deals sections out modulo 3, so nine of them interleave the axes; their sum is head_dim / 2.
MROPE_SECTIONS = [2, 2, 2, 2, 2, 2, 1, 1, 2]


def nano_config(vocab_size: int, special_ids: Mapping[str, int]) -> Qwen2_5_VLConfig:
    """The configuration of ciqi-nano.

    `special_ids` maps the text of special tokens to ids, as `tokenizer.get_vocab()` does; wanted are
    `<|image_pad|>`, `<|video_pad|>`, `<|vision_start|>`, `<|vision_end|>`, `<|im_end|>` and `<|endoftext|>`.
    """
    return Qwen2_5_VLConfig(
        vision_config=dict(
            depth=5,
            hidden_size=192,
            num_heads=6,
            intermediate_size=512,
            patch_size=14,
            temporal_patch_size=2,
            spatial_merge_size=2,
            window_size=112,
            fullatt_block_indexes=[2, 4],
            out_hidden_size=256,
        ),
        text_config=dict(
            vocab_size=vocab_size,
            hidden_size=256,
            num_hidden_layers=4,
            num_attention_heads=8,
            num_key_value_heads=2,
            intermediate_size=704,
            max_position_embeddings=4096,
            rms_norm_eps=1e-6,
            rope_parameters=dict(rope_type="default", rope_theta=10000.0, mrope_section=MROPE_SECTIONS),
            bos_token_id=special_ids["<|endoftext|>"],
            eos_token_id=special_ids["<|im_end|>"],
            pad_token_id=special_ids["<|endoftext|>"],
        ),
        image_token_id=special_ids["<|image_pad|>"],
        video_token_id=special_ids.get("<|video_pad|>", vocab_size),
        vision_start_token_id=special_ids["<|vision_start|>"],
        vision_end_token_id=special_ids["<|vision_end|>"],
        tie_word_embeddings=True,
        attn_implementation="sdpa",
    )


def build_nano(config: Qwen2_5_VLConfig) -> Qwen2_5_VLForConditionalGeneration:
    """A freshly initialised model in float32."""
    return Qwen2_5_VLForConditionalGeneration(config).float()


def forward_embeds(model, inputs_embeds: Tensor, position_ids: Tensor, attention_mask: Tensor | None) -> Tensor:
    """Hidden states [B, S, hidden] after the last norm, without cache.

    `inputs_embeds` [B, S, hidden] with image features already in place, `position_ids` [3, B, S],
    `attention_mask` [B, S] with 0 at padding, or None when nothing is padded.
    """
    out = model.model.language_model(
        inputs_embeds=inputs_embeds, position_ids=position_ids, attention_mask=attention_mask, use_cache=False
    )
    return out.last_hidden_state


def token_logits(model, hidden: Tensor) -> Tensor:
    """Logits [..., V] of chosen hidden states [..., hidden]."""
    return model.lm_head(hidden)


def embed_with_images(model, ids: Tensor, features: Tensor | None) -> Tensor:
    """Embeddings [B, S, hidden] of `ids` [B, S] with `features` [n, hidden] at the image tokens, in reading order."""
    embeds = model.get_input_embeddings()(ids)
    if features is None or len(features) == 0:
        return embeds
    image = ids == model.config.image_token_id
    if int(image.sum()) != len(features):
        raise ValueError(f"{int(image.sum())} image tokens for {len(features)} image features: they must be equal")
    return embeds.masked_scatter(image.unsqueeze(-1), features.to(embeds.dtype))


def count_parameters(model) -> dict[str, int]:
    """Parameters by part; the tied output matrix is counted once, with the embeddings."""
    language = model.model.language_model
    embed = language.embed_tokens.weight.numel()
    return {
        "vision": sum(p.numel() for p in model.model.visual.parameters()),
        "embed": embed,
        "language": sum(p.numel() for p in language.parameters()) - embed,
        "total": sum(p.numel() for p in model.parameters()),
    }


CHECK_IDS = {
    "<|endoftext|>": 0,
    "<|im_end|>": 2,
    "<|vision_start|>": 3,
    "<|vision_end|>": 4,
    "<|image_pad|>": 5,
    "<|video_pad|>": 6,
}


def check_against_reference(grids: Sequence[tuple[int, int, int]] = ((1, 12, 12), (1, 12, 12), (1, 6, 20), (1, 2, 2))):
    """Largest differences of vision features, M-RoPE positions and logits from the Hugging Face forward pass."""
    torch.manual_seed(0)
    model = build_nano(nano_config(512, CHECK_IDS)).eval()
    for p in model.model.visual.parameters():  # larger than at initialisation, so that attention is not flat
        if p.ndim > 1:
            p.data.mul_(3)
    grid = torch.tensor(grids)
    pixels = torch.randn(int(grid.prod(1).sum()), 1176)
    with torch.no_grad():
        ours = encode_images(model, pixels, grid)
        theirs = model.model.visual(pixels, grid_thw=grid).pooler_output
        ids = [10, 11, 12]
        for _, h, w in grids:
            ids += [3] + [5] * (h * w // 4) + [4, 13, 14]
        row = torch.tensor([ids])
        positions = mrope_positions(ids, grids, image_token_id=5)
        reference, _ = model.model.get_rope_index(row, (row == 5).int(), image_grid_thw=grid)
        embeds = embed_with_images(model, row, ours)
        logits = token_logits(model, forward_embeds(model, embeds, positions[:, None], None))
        wanted = model(
            input_ids=row, pixel_values=pixels, image_grid_thw=grid, mm_token_type_ids=(row == 5).int()
        ).logits
    differences = {
        "vision": (ours - theirs).abs().max().item(),
        "positions": (positions - reference[:, 0]).abs().max().item(),
        "logits": (logits - wanted).abs().max().item(),
    }
    for name, value in differences.items():
        assert value <= 1e-5, f"{name} differs from the reference by {value}, at most 1e-5 wanted"
    return differences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with Hugging Face on random pictures")
    parser.add_argument("--vocab", type=int, default=6144)
    args = parser.parse_args()
    torch.set_num_threads(1)
    print("parameters", count_parameters(build_nano(nano_config(args.vocab, CHECK_IDS))))
    if args.check:
        print("largest differences from the reference", check_against_reference())


if __name__ == "__main__":
    main()
