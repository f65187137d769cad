"""Export a CLIP checkpoint for the browser, from `models/`:

    python -m workshop.export_clip --checkpoint workshop/checkpoints/clip --out ../public/models/ciqi-clip-nano --dtype q8

Writes the transformers.js folder and the catalogue entry, after comparing the written networks with the checkpoint.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from transformers import CLIPModel

from workshop.clip.model import embed_images, embed_texts, text_batch
from workshop.export.__main__ import ENTRIES, REPO
from workshop.export.checkpoint import TOKENIZER_FILES, load_checkpoint, tensors_of
from workshop.export.clip import build_image_tower, build_text_tower
from workshop.export.failure import BadInput, run_or_explain
from workshop.export.folder import copy_tokenizer, list_files, whole_folder, write_json
from workshop.export.plan import FP32, INT8
from workshop.export.runner import open_session
from workshop.vlm.patchify import MEAN, STD

DTYPES = {"fp32": FP32, "q8": INT8}


def preprocessor_config(size: int) -> dict:
    """CLIP's settings; `do_pad` says that the whole picture is kept, on a square of mean grey (`clip/model.py`)."""
    square = {"height": size, "width": size}
    return {
        "image_processor_type": "CLIPImageProcessor",
        "do_convert_rgb": True,
        "do_resize": True,
        "size": square,
        "do_center_crop": False,
        "do_pad": True,
        "crop_size": square,
        # Not CLIP's own field: the browser pads with the mean colour, as `square_image` does.
        "do_pad": True,
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_normalize": True,
        "image_mean": MEAN,
        "image_std": STD,
        "resample": 3,
    }


def agreement(model: CLIPModel, folder: Path, storage) -> dict[str, float]:
    """Smallest cosine between the checkpoint's vectors and those of the written networks, on seeded random input."""
    rng = np.random.default_rng(0)
    text, size = model.config.text_config, model.config.vision_config.image_size
    pixels = rng.standard_normal((4, 3, size, size)).astype(np.float32)
    rows = [rng.integers(0, text.eos_token_id, n).tolist() for n in (3, 9, 30, 90)]
    ids = text_batch(rows, text.eos_token_id, text.pad_token_id)
    with torch.no_grad():
        wanted = {"image": embed_images(model, torch.from_numpy(pixels)).numpy(), "text": embed_texts(model, ids).numpy()}
    found = {
        "image": open_session(folder / storage.path("vision_model")).run(None, {"pixel_values": pixels})[0],
        "text": open_session(folder / storage.path("text_model")).run(None, {"input_ids": ids.numpy()})[0],
    }
    unit = lambda x: x / np.linalg.norm(x, axis=-1, keepdims=True)  # noqa: E731
    return {k: float((unit(wanted[k]) * unit(found[k])).sum(-1).min()) for k in wanted}


def export(checkpoint: Path, out: Path, dtype: str, entry: dict) -> tuple[dict, dict[str, float]]:
    """Writes the folder; returns the catalogue entry and the agreement with the checkpoint."""
    model = load_checkpoint(checkpoint, CLIPModel, "clip")
    storage = DTYPES[dtype]
    tensors = tensors_of(model, "")
    towers = {
        "vision_model": build_image_tower(model.config.vision_config, tensors),
        "text_model": build_text_tower(model.config.text_config, tensors),
    }
    with whole_folder(out) as folder:
        (folder / "onnx").mkdir()
        for name, network in towers.items():
            onnx.save(storage.apply(network), folder / storage.path(name))
        shutil.copyfile(checkpoint / "config.json", folder / "config.json")
        copy_tokenizer(checkpoint, folder, TOKENIZER_FILES)
        write_json(folder / "preprocessor_config.json", preprocessor_config(model.config.vision_config.image_size))
        close = agreement(model, folder, storage)
        if min(close.values()) < 0.99:
            raise BadInput(f"the written towers disagree with {checkpoint} ({close}): export with --dtype fp32")
        files = list_files(folder)
    entry = {
        **entry,
        "files": files,
        "dtype": {"vision": storage.dtype, "text": storage.dtype},
        "dimensions": model.config.projection_dim,
        "verified": False,
    }
    return entry, close


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, help="Hugging Face folder with weights and tokenizer")
    parser.add_argument("--out", type=Path, required=True, help="folder to write, replaced when it exists")
    parser.add_argument("--dtype", choices=DTYPES, default="q8")
    parser.add_argument("--entry", default="ciqi-clip-nano", help="file in export/entries/ with what the catalogue says")
    parser.add_argument("--catalog", type=Path, help="entry to write; models/catalog/ENTRY.json by default")
    parser.add_argument("--verified", action="store_true", help="say that these files passed the browser's golden tests")
    args = parser.parse_args()
    described = ENTRIES / f"{args.entry}.json"
    if not described.is_file():
        raise BadInput(f"no entry {described.name} in {ENTRIES}")
    torch.set_num_threads(1)
    entry, close = export(args.checkpoint, args.out, args.dtype, json.loads(described.read_text(encoding="utf-8")))
    write_json(args.catalog or REPO / "models" / "catalog" / f"{args.entry}.json", {**entry, "verified": args.verified})
    for file in entry["files"]:
        print(f"{file['bytes']:>10,} {file['path']}")
    print(f"{sum(file['bytes'] for file in entry['files']):>10,} in {args.out}; smallest cosine with the checkpoint {close}")


if __name__ == "__main__":
    run_or_explain(main)
