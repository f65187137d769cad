"""Prove the export at CiQi-Agent-7B's real dimensions, cut to a few layers of random weights, from `models/`:

    python -m workshop.export.full_size

Makes the checkpoint (7 GB of float32), converts it with 1 and with 2 layers, prints the peak memory of both and what
follows for 28, and compares the files under onnxruntime with PyTorch. What it leaves in .cache/full-size (1.3 GB) is
then run in Chromium, from the repository's root, by

    npx vitest run --project browser tests/browser/vlm-full-size.test.ts

and is to be removed afterwards, or every run of the browser's tests takes minutes longer. Takes three minutes of one core's
time, 9 GB of disk and 10 GB of memory (PyTorch's; the export itself takes one).
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from workshop.export.entry import REPO
from workshop.export.failure import BadInput, run_or_explain
from workshop.export.folder import write_json

HERE = Path(__file__).resolve().parent
# The development server serves it at BASE; git does not see it.
FOLDER = REPO / ".cache" / "full-size"
BASE = "/.cache/full-size/export/"
PEAK = re.compile(r"peak memory (\d+) MB to convert")


def run(*arguments: object) -> str:
    """One command of the workshop in a process of its own; shows and returns what it prints."""
    command = [sys.executable, "-m", *map(str, arguments)]
    print("$", " ".join(["python", *command[1:]]), flush=True)
    done = subprocess.run(command, cwd=HERE.parents[1], stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, flush=True)
    if done.returncode:
        raise BadInput(f"{arguments[0]} failed: its message is above")
    return done.stdout


def with_fewer_layers(checkpoint: Path, layers: int, folder: Path) -> Path:
    """The same weights under a configuration of fewer layers: those of the others are not looked at."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in checkpoint.iterdir():
        os.link(file, folder / file.name)
    config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    write_json(folder / "config.json", {**config, "num_hidden_layers": layers})
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", default="ciqi-agent-7b", help="folder of export/configs/")
    parser.add_argument("--dtype", default="q4")
    parser.add_argument("--vision-layers", type=int, default=8)
    parser.add_argument("--tokenizer", default="workshop/checkpoints/tokenizer")
    args = parser.parse_args()
    published = HERE / "configs" / args.config
    layers = json.loads((published / "config.json").read_text(encoding="utf-8"))["num_hidden_layers"]
    FOLDER.mkdir(parents=True, exist_ok=True)
    checkpoint, export = FOLDER / "hf", FOLDER / "export"
    cut = ("--layers", 2, "--vision-layers", args.vision_layers)
    run("workshop.export.replica", "--config", published, *cut, "--tokenizer", args.tokenizer, "--out", checkpoint)
    kept = ("--dtype", args.dtype, "--replace", "--base", BASE, "--entry", "full-size", "--licence", "Apache-2.0")
    short = with_fewer_layers(checkpoint, 1, FOLDER / "hf-1")
    of_one = run("workshop.export", "--checkpoint", short, "--out", FOLDER / "export-1", *kept, "--catalog", FOLDER / "entry-1.json", "--no-self-test")
    shutil.rmtree(short)
    shutil.rmtree(FOLDER / "export-1")
    of_two = run("workshop.export", "--checkpoint", checkpoint, "--out", export, *kept, "--catalog", FOLDER / "entry.json")
    one, two = (int(PEAK.search(printed)[1]) for printed in (of_one, of_two))
    print(f"peak memory to convert: {one} MB with 1 layer, {two} MB with 2; with {layers} about {two + (layers - 2) * max(0, two - one)} MB\n")
    run("workshop.golden.quantised", "--checkpoint", checkpoint, "--export", export, "--out", FOLDER / "golden")
    shutil.rmtree(checkpoint)


if __name__ == "__main__":
    run_or_explain(main)
