"""Make a checkpoint of a published size with random weights, cut to a few layers, from `models/`:

    python -m workshop.export.replica --config workshop/export/configs/ciqi-agent-7b --layers 2 --vision-layers 8 \\
        --tokenizer workshop/checkpoints/tokenizer --out ../.cache/full-size/hf

Files, names and number format are those of the published checkpoints: several .safetensors of float32 with an index, the
names of transformers 4. The weights are seeded and written tensor by tensor. The tokenizer is the workshop's own, whose
ids lie within the vocabulary; the model says nothing about porcelain.
"""

import argparse
import json
import math
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file

from workshop.export.checkpoint import TOKENIZER_FILES, shapes_of
from workshop.export.command import ARCHITECTURES
from workshop.export.failure import BadInput, run_or_explain
from workshop.export.folder import require_space, whole_folder, write_json
from workshop.export.source import read_config

SEED = 28
# Bytes after which a new file begins; the published files are of 5 GB.
FILE_BYTES = 1 << 30


def cut_config(config: dict, layers: int, vision_layers: int, ids: dict[str, int]) -> dict:
    """The configuration with fewer layers and the tokenizer's ids. Blocks that see the whole picture stay where they are;
    the last one does if none of them is left."""
    vision = config["vision_config"]
    full = [block for block in vision["fullatt_block_indexes"] if block < vision_layers] or [vision_layers - 1]
    return {
        **config,
        "num_hidden_layers": layers,
        "max_window_layers": layers,
        "vision_config": {**vision, "depth": vision_layers, "fullatt_block_indexes": full},
        "bos_token_id": ids["<|endoftext|>"],
        "eos_token_id": ids["<|im_end|>"],
        "pad_token_id": ids["<|endoftext|>"],
        "image_token_id": ids["<|image_pad|>"],
        "video_token_id": ids["<|video_pad|>"],
        "vision_start_token_id": ids["<|vision_start|>"],
        "vision_end_token_id": ids["<|vision_end|>"],
    }


def published_name(name: str) -> str:
    """The name a weight has in a checkpoint of transformers 4."""
    return name.replace("model.visual.", "visual.").replace("model.language_model.", "model.")


def random_weight(shape: tuple[int, ...], generator: torch.Generator) -> torch.Tensor:
    """Matrices that keep attention from being flat and the best token clear; norms near one, biases near zero."""
    noise = torch.randn(shape, generator=generator)
    if len(shape) > 1:
        return noise * (2.0 / shape[-1] ** 0.5 if len(shape) == 2 else 0.05)
    return noise * 0.1


def write_weights(folder: Path, shapes: dict[str, tuple[int, ...]]) -> None:
    """All weights in files of about FILE_BYTES, no more than one file's in memory, and their index."""
    generator = torch.Generator().manual_seed(SEED)
    files, held, size = [], {}, 0
    for name, shape in shapes.items():
        value = random_weight(shape, generator)
        if "norm" in name.rsplit(".", 2)[-2] or "ln_q" in name:
            value += 1
        held[published_name(name)] = value
        size += value.nbytes
        if size >= FILE_BYTES or name == list(shapes)[-1]:
            files.append((f"model-{len(files) + 1:05}.safetensors", list(held)))
            save_file(held, folder / files[-1][0], metadata={"format": "pt"})
            held, size = {}, 0
    index = {"metadata": {}, "weight_map": {name: file for file, names in files for name in names}}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", type=Path, required=True, help="folder with the config.json of the published model")
    parser.add_argument("--tokenizer", type=Path, required=True, help="folder with ciqi-nano's tokenizer.json")
    parser.add_argument("--layers", type=int, default=2, help="layers of the language model")
    parser.add_argument("--vision-layers", type=int, default=8, help="blocks of the vision tower")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    make_replica(args.config, args.tokenizer, args.layers, args.vision_layers, args.out)


def make_replica(config: Path, tokenizer: Path, layers: int, vision_layers: int, out: Path) -> None:
    for name in TOKENIZER_FILES:
        if not (tokenizer / name).is_file():
            raise BadInput(f"no {tokenizer / name}: run python -m workshop.tokenizer.train first")
    read_config(config, list(ARCHITECTURES), ())
    published = json.loads((config / "config.json").read_text(encoding="utf-8"))
    added = json.loads((tokenizer / "tokenizer.json").read_text(encoding="utf-8"))["added_tokens"]
    ids = {token["content"]: token["id"] for token in added}
    with whole_folder(out) as folder:
        write_json(folder / "config.json", cut_config(published, layers, vision_layers, ids))
        shapes = shapes_of(ARCHITECTURES["qwen2_5_vl"], read_config(folder, list(ARCHITECTURES), ()))
        require_space(out, 4 * sum(map(math.prod, shapes.values())))
        for name in TOKENIZER_FILES:
            shutil.copyfile(tokenizer / name, folder / name)
        (folder / "README.md").write_text("---\nlicense: apache-2.0\n---\nRandom weights.\n", encoding="utf-8")
        write_weights(folder, shapes)
    print(f"{sum(map(math.prod, shapes.values())):,} weights in {out}")


if __name__ == "__main__":
    run_or_explain(main)
