"""The command line of `workshop.export_clip`: from a checkpoint to a folder and an entry."""

import argparse
import shutil
from pathlib import Path

import torch
from transformers import ChineseCLIPModel, CLIPModel

from workshop.export.checkpoint import Checkpoint, open_checkpoint
from workshop.export.chinese_clip import build_bert_tower
from workshop.export.clip import build_image_tower, build_text_tower
from workshop.export.clip_agreement import smallest_cosines
from workshop.export.command import print_files, size_of
from workshop.export.entry import REPO, described, licence_of
from workshop.export.external import planned_bytes, write_network
from workshop.export.failure import BadInput
from workshop.export.folder import list_files, require_space, whole_folder, write_json
from workshop.export.plan import FP32, INT8, Storage
from workshop.export.settings import app_config, write_clip_tokenizer
from workshop.export.source import find_checkpoint
from workshop.vlm.patchify import MEAN, STD

ARCHITECTURES = {"clip": CLIPModel, "chinese_clip": ChineseCLIPModel}
TEXT_TOWERS = {"clip": build_text_tower, "chinese_clip": build_bert_tower}
FAMILIES = {"clip": "clip", "chinese_clip": "chinese-clip"}
DTYPES = {"fp32": FP32, "q8": INT8}
# Smaller cosines than this with the checkpoint's own vectors are no rounding.
CLOSE = 0.99


def preprocessor_config(size: int) -> dict:
    """For a CLIP of the workshop's own: the whole picture is kept, on a square of mean grey (`clip/model.py`)."""
    square = {"height": size, "width": size}
    return {
        "image_processor_type": "CLIPImageProcessor",
        "do_convert_rgb": True,
        "do_resize": True,
        "size": square,
        "do_center_crop": False,
        # Not CLIP's own field: the browser pads with the mean colour, as `square_image` does.
        "do_pad": True,
        "crop_size": square,
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_normalize": True,
        "image_mean": MEAN,
        "image_std": STD,
        "resample": 3,
    }


def towers(checkpoint: Checkpoint, storage: Storage, shard: int):
    """(name, graph) with the weights in their form on disk."""
    config = checkpoint.config
    for name, build, part in (
        ("vision_model", build_image_tower, config.vision_config),
        ("text_model", TEXT_TOWERS[config.model_type], config.text_config),
    ):
        graph = build(part, checkpoint.weights)
        storage.apply(graph, shard)
        yield name, graph


def export(checkpoint: Checkpoint, out: Path, storage: Storage, shard: int, replace: bool) -> tuple[dict, dict[str, float]]:
    """Writes the folder; returns what the catalogue says of it, and the agreement with the checkpoint."""
    config = checkpoint.config
    with whole_folder(out, replace) as folder:
        planned = [planned_bytes(graph, storage.path(name), shard) for name, graph in towers(checkpoint, storage, shard)]
        require_space(out, sum(sum(sizes.values()) for sizes in planned))
        (folder / "onnx").mkdir()
        for name, graph in towers(checkpoint, storage, shard):
            write_network(graph, folder / storage.path(name), shard)
        app_config(checkpoint.folder, folder)
        write_clip_tokenizer(checkpoint.folder, folder)
        own = checkpoint.folder / "preprocessor_config.json"
        if own.is_file():
            shutil.copyfile(own, folder / own.name)
        else:
            write_json(folder / own.name, preprocessor_config(config.vision_config.image_size))
        close = smallest_cosines(checkpoint, ARCHITECTURES[config.model_type], folder, storage)
        if not min(close.values()) >= CLOSE:
            raise BadInput(f"the written towers disagree with {checkpoint.folder} ({close}): export with --dtype fp32")
        files = list_files(folder)
    dtype = {"vision": storage.dtype, "text": storage.dtype}
    return {"files": files, "dtype": dtype, "dimensions": config.projection_dim}, close


def main(doc: str, arguments: list[str] | None) -> None:
    parser = argparse.ArgumentParser(prog="workshop.export_clip", description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True, help="Hugging Face folder with weights and tokenizer, or hub id")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--replace", action="store_true", help="put the new export in the place of a folder that exists")
    parser.add_argument("--dtype", choices=DTYPES, default="q8")
    parser.add_argument("--shard", type=size_of, default="1GB", help="largest file: 24MiB for a host with that limit")
    parser.add_argument("--entry", help="file in export/entries/ with what the catalogue says; that of the name of --out")
    parser.add_argument("--catalog", type=Path, help="entry to write; models/catalog/ID.json by default")
    parser.add_argument("--licence", help="the model's licence, when neither entry nor README names it")
    parser.add_argument("--verified", action="store_true", help="say that these files passed the browser's golden tests")
    args = parser.parse_args(arguments)
    torch.set_num_threads(1)
    entry = described(args.entry, args.out, args.checkpoint, "clip")
    checkpoint = open_checkpoint(find_checkpoint(args.checkpoint), ARCHITECTURES, files=())
    licence = args.licence or entry["licence"] or licence_of(checkpoint.folder)
    if not licence:
        raise BadInput(f"{checkpoint.folder} names no licence in its README.md: give it with --licence, as the model's page has it")
    entry = {**entry, "licence": licence, "family": FAMILIES[checkpoint.config.model_type]}
    made, close = export(checkpoint, args.out, DTYPES[args.dtype], args.shard, args.replace)
    write_json(args.catalog or REPO / "models" / "catalog" / f"{entry['id']}.json", {**entry, **made, "verified": args.verified})
    print_files([(file["path"], file["bytes"]) for file in made["files"]], args.out)
    print("smallest cosine with the checkpoint", close)
