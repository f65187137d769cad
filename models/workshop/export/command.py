"""The command line of `workshop.export`: from a checkpoint to a folder and an entry, or to the sizes they would have."""

import argparse
import json
import re
import resource
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import Qwen2_5_VLForConditionalGeneration

from workshop.export.attention import ATTENTION
from workshop.export.checkpoint import TOKENIZER_FILES, Checkpoint, open_checkpoint
from workshop.export.entry import REPO, described, licence_of
from workshop.export.external import planned_bytes, write_network
from workshop.export.failure import BadInput
from workshop.export.folder import copy_tokenizer, list_files, require_space, whole_folder, write_json
from workshop.export.networks import build_networks
from workshop.export.plan import NETWORKS, PLANS, VISION, Storage
from workshop.export.runner import ExportedVlm
from workshop.export.self_test import known_answer
from workshop.export.settings import app_config, generation_config, preprocessor_config
from workshop.export.source import find_checkpoint
from workshop.export.tokens import PartTokenizer

ARCHITECTURES = {"qwen2_5_vl": Qwen2_5_VLForConditionalGeneration}
UNITS = {"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30, "KB": 10**3, "MB": 10**6, "GB": 10**9}


@dataclass(frozen=True)
class Request:
    checkpoint: Checkpoint
    plan: dict[str, Storage]
    attention: str | None
    shard: int

    def networks(self):
        """Each network with its part and its weights in their form on disk, one after the other."""
        for part, graph in build_networks(self.checkpoint, self.attention, self.plan["decoder"].half):
            self.plan[part].apply(graph, self.shard)
            yield part, graph

    def planned(self) -> dict[str, int]:
        """Bytes of each file of the networks."""
        sizes: dict[str, int] = {}
        for part, graph in self.networks():
            sizes |= planned_bytes(graph, self.plan[part].path(NETWORKS[part]), self.shard)
        return sizes


def size_of(text: str) -> int:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(KiB|MiB|GiB|KB|MB|GB)", text)
    if not found or float(found[1]) * UNITS[found[2]] < 4096:
        raise argparse.ArgumentTypeError(f"{text!r} is no size of a file: write 24MiB or 1GB")
    return int(float(found[1]) * UNITS[found[2]])


def peak_memory() -> int:
    """Of this process so far (VmHWM), in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 10**6


def export(request: Request, out: Path, entry: dict, replace: bool, self_test: bool) -> dict:
    """Writes the folder and returns the catalogue entry: `entry` with files, storage and known answer."""
    checkpoint, plan = request.checkpoint, request.plan
    PartTokenizer(checkpoint.folder / "tokenizer.json")  # before the long work
    with whole_folder(out, replace) as folder:
        require_space(out, sum(request.planned().values()))
        (folder / "onnx").mkdir()
        for part, graph in request.networks():
            write_network(graph, folder / plan[part].path(NETWORKS[part]), request.shard)
        app_config(checkpoint.folder, folder)
        copy_tokenizer(checkpoint.folder, folder, TOKENIZER_FILES)
        write_json(folder / "preprocessor_config.json", preprocessor_config(entry, checkpoint.config.vision_config))
        write_json(folder / "generation_config.json", generation_config(entry, checkpoint))
        peaks, answer = f"peak memory {peak_memory()} MB to convert", {}
        if self_test:
            vlm = ExportedVlm(folder, plan, checkpoint.config.image_token_id)
            answer = {"selfTest": known_answer(vlm, folder / "tokenizer.json")}
            peaks += f", {peak_memory()} MB with the model run once"
        files = list_files(folder)
    print(peaks)
    storage = {part: plan[part].dtype for part in NETWORKS}
    return {**entry, "files": files, "dtype": storage, "verified": False, **answer}


def parse(doc: str, arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="workshop.export", description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True, help="Hugging Face folder with weights and tokenizer, or hub id")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--replace", action="store_true", help="put the new export in the place of a folder that exists")
    parser.add_argument("--dtype", choices=PLANS, default="q8")
    parser.add_argument("--vision", choices=VISION, help="how the vision tower is stored, when not as the dtype has it")
    parser.add_argument("--attention", choices=ATTENTION, help="spelt for wasm, fused for WebGPU; by default by size")
    parser.add_argument("--shard", type=size_of, default="1GB", help="largest file: 24MiB for a host with that limit")
    parser.add_argument("--entry", help="file in export/entries/ with what the catalogue says; that of the name of --out")
    parser.add_argument("--catalog", type=Path, help="entry to write; models/catalog/ID.json by default")
    parser.add_argument("--base", help="address of the folder, when it is not the entry's")
    parser.add_argument("--licence", help="the model's licence, when neither entry nor README names it")
    parser.add_argument("--no-self-test", action="store_true", help="leave out the known answer, which runs the model once")
    parser.add_argument("--verified", action="store_true", help="say that these files passed the browser's golden tests")
    parser.add_argument("--plan", action="store_true", help="print the files and their sizes, read and write no weights")
    return parser.parse_args(arguments)


def main(doc: str, arguments: list[str] | None) -> None:
    args = parse(doc, arguments)
    torch.set_num_threads(1)
    entry = described(args.entry, args.out, args.checkpoint, "vlm")
    folder = find_checkpoint(args.checkpoint, weights=not args.plan)
    checkpoint = open_checkpoint(folder, ARCHITECTURES, read=not args.plan)
    plan = PLANS[args.dtype] | ({"vision": VISION[args.vision]} if args.vision else {})
    request = Request(checkpoint, plan, args.attention, args.shard)
    if args.plan:
        print_files(request.planned().items(), args.out)
        return
    licence = args.licence or entry["licence"] or licence_of(folder)
    if not licence:
        raise BadInput(f"{folder} names no licence in its README.md: give it with --licence, as the model's page has it")
    entry = {**entry, "licence": licence, "base": args.base or entry["base"]}
    entry = {**export(request, args.out, entry, args.replace, not args.no_self_test), "verified": args.verified}
    write_json(args.catalog or REPO / "models" / "catalog" / f"{entry['id']}.json", entry)
    print_files([(file["path"], file["bytes"]) for file in entry["files"]], args.out)


def print_files(files, out: Path) -> None:
    files = list(files)
    for path, size in files:
        print(f"{size:>14,} {path}")
    print(f"{sum(size for _, size in files):>14,} in {out}")
