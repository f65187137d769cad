"""Make a CLIP or Chinese-CLIP checkpoint of published dimensions with random weights, from `models/`:

    python -m workshop.export.clip_replica --model clip-vit-base-patch32 --out workshop/checkpoints/clip-b32
    python -m workshop.export_clip --checkpoint workshop/checkpoints/clip-b32 --out workshop/checkpoints/clip-b32-onnx \\
        --licence Apache-2.0 --catalog workshop/checkpoints/clip-b32.json

The second command compares what it writes with PyTorch and prints the smallest cosine. Weights are seeded. The tokenizers
are stand-ins in the files that the published checkpoints have: a tokenizer.json, or (Chinese-CLIP) a vocab.txt alone.
"""

import argparse
import json
from pathlib import Path

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from transformers import ChineseCLIPConfig, ChineseCLIPModel, CLIPConfig, CLIPModel
from transformers.utils import logging

from workshop.export.failure import run_or_explain
from workshop.export.folder import whole_folder

SEED = 5
# What differs from the defaults of transformers, which are OpenAI's ViT-B/32 and a Chinese-CLIP of it.
MODELS = {
    "clip-vit-base-patch32": lambda: CLIPModel(CLIPConfig()),
    "chinese-clip-vit-base-patch16": lambda: ChineseCLIPModel(
        ChineseCLIPConfig(text_config=dict(vocab_size=21128), vision_config=dict(patch_size=16))
    ),
    # Small enough for a check of a second.
    "clip-tiny": lambda: CLIPModel(CLIPConfig(text_config=dict(eos_token_id=2, **WORDS), vision_config=PICTURE)),
    "chinese-clip-tiny": lambda: ChineseCLIPModel(ChineseCLIPConfig(text_config=WORDS, vision_config=PICTURE)),
}
SMALL = dict(hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=4)
WORDS, PICTURE = dict(vocab_size=200, **SMALL), dict(image_size=32, patch_size=16, **SMALL)


def randomise(model) -> None:
    """Weights large enough that attention is not flat and the vectors of different inputs differ."""
    for name, parameter in model.named_parameters():
        if parameter.ndim > 1:
            parameter.data.normal_(0, 1.5 / parameter[0].numel() ** 0.5)
        elif parameter.ndim:
            parameter.data.add_(torch.randn_like(parameter) * 0.1)


def write_tokenizer(folder: Path, model) -> None:
    size = model.config.text_config.vocab_size
    words = ["[PAD]", *(f"[unused{i}]" for i in range(1, 100)), "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    words += [f"w{i}" for i in range(len(words), size)]
    if model.config.model_type == "chinese_clip":
        (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        return
    Tokenizer(WordLevel({word: i for i, word in enumerate(words)}, "[UNK]")).save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "CLIPTokenizer"}) + "\n", encoding="utf-8")


def make_replica(name: str, out: Path) -> None:
    logging.disable_progress_bar()
    torch.manual_seed(SEED)
    model = MODELS[name]()
    randomise(model)
    with whole_folder(out) as folder:
        model.save_pretrained(folder)
        write_tokenizer(folder, model)
    print(f"{sum(p.numel() for p in model.parameters()):,} weights in {out}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", choices=MODELS, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    make_replica(args.model, args.out)


if __name__ == "__main__":
    run_or_explain(main)
