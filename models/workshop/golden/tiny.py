"""Make the tiny replica that proves fp32 parity in the browser, from `models/`:

    python -m workshop.golden.tiny --tokenizer workshop/checkpoints/tokenizer --out workshop/checkpoints/tiny-vl
    python -m workshop.export --checkpoint workshop/checkpoints/tiny-vl --entry tiny-vl --dtype fp32 --attention fused \\
        --out ../tests/fixtures/tiny-vl --catalog ../tests/fixtures/tiny-vl.json --replace
    python -m workshop.golden --checkpoint workshop/checkpoints/tiny-vl --export ../tests/fixtures/tiny-vl \\
        --out ../tests/fixtures/golden/tiny-vl

The same architecture as ciqi-nano with random weights and the first 240 merges of its tokenizer: small enough to commit
in fp32, where ciqi-nano itself would be 27 MB. It says nothing about porcelain.
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from transformers import Qwen2_5_VLConfig

from workshop.export.checkpoint import TOKENIZER_FILES
from workshop.export.failure import BadInput, run_or_explain
from workshop.export.folder import whole_folder
from workshop.vlm.model import build_nano, count_parameters

MERGES = 240
SEED = 20


def cut_tokenizer(source: dict, merges: int) -> dict:
    """The tokenizer with its bytes, first `merges` merges and all added tokens, renumbered to follow them."""
    model = source["model"]
    kept = model["merges"][:merges]
    joined = ["".join(merge if isinstance(merge, list) else merge.split(" ")) for merge in kept]
    by_id = sorted(model["vocab"], key=model["vocab"].get)
    tokens = [token for token in by_id if len(token) == 1] + joined
    added = [{**token, "id": len(tokens) + i} for i, token in enumerate(source["added_tokens"])]
    return {**source, "model": {**model, "vocab": {t: i for i, t in enumerate(tokens)}, "merges": kept}, "added_tokens": added}


def tiny_config(vocab_size: int, ids: dict[str, int]) -> Qwen2_5_VLConfig:
    return Qwen2_5_VLConfig(
        vision_config=dict(
            depth=2, hidden_size=16, num_heads=2, intermediate_size=32, fullatt_block_indexes=[1], out_hidden_size=32
        ),
        text_config=dict(
            vocab_size=vocab_size,
            hidden_size=32,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=1,
            intermediate_size=64,
            max_position_embeddings=4096,
            rms_norm_eps=1e-6,
            rope_parameters=dict(rope_type="default", rope_theta=10000.0, mrope_section=[1] * 8),
            bos_token_id=ids["<|endoftext|>"],
            eos_token_id=ids["<|im_end|>"],
            pad_token_id=ids["<|endoftext|>"],
        ),
        image_token_id=ids["<|image_pad|>"],
        video_token_id=ids["<|video_pad|>"],
        vision_start_token_id=ids["<|vision_start|>"],
        vision_end_token_id=ids["<|vision_end|>"],
        tie_word_embeddings=True,
    )


def randomise(model) -> None:
    """Weights large enough that attention is not flat and the best token is clear."""
    torch.manual_seed(SEED)
    for parameter in model.parameters():
        if parameter.ndim > 1:
            parameter.data.normal_(0, 2.0 / parameter.shape[-1] ** 0.5 if parameter.ndim == 2 else 0.05)
        else:
            parameter.data.add_(torch.randn_like(parameter) * 0.1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder with ciqi-nano's tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    file = args.tokenizer / "tokenizer.json"
    if not file.is_file():
        raise BadInput(f"no {file}: run python -m workshop.tokenizer.train first")
    tokenizer = cut_tokenizer(json.loads(file.read_text(encoding="utf-8")), MERGES)
    ids = {token["content"]: token["id"] for token in tokenizer["added_tokens"]}
    model = build_nano(tiny_config(len(tokenizer["model"]["vocab"]) + len(ids), ids))
    randomise(model)
    with whole_folder(args.out) as folder:
        model.save_pretrained(folder)
        shutil.copyfile(args.tokenizer / TOKENIZER_FILES[1], folder / TOKENIZER_FILES[1])
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    print("parameters", count_parameters(model))


if __name__ == "__main__":
    run_or_explain(main)
