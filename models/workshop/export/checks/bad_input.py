"""Whatever is wrong ends in one line on stderr that says what to do, exit status 2, and nothing that looks finished."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import torch

from workshop.export.checks.material import WEIGHTS, Ended, Material
from workshop.export.entry import REPO

UP = "model.layers.1.mlp.up_proj.weight"


def refused(what: str, ended: Ended, out: Path, wanted: str) -> None:
    lines = ended.error.splitlines()
    assert ended.status == 2, f"{what}: exit status {ended.status}: {ended.error}"
    assert len(lines) == 1 and lines[0].startswith("error: "), f"{what}: wanted one line, found {lines}"
    assert wanted in lines[0], f"{what}: wanted {wanted!r} in {lines[0]!r}"
    left = [name for name in (out.name, f"{out.name}.part", f"{out.name}.json") if (out.parent / name).exists()]
    assert not left, f"{what}: left {left}"
    print(f"bad input: {what}: {lines[0]}", flush=True)


def without(name: str):
    return lambda tensors: {key: tensor for key, tensor in tensors.items() if key != name}


def replaced(name: str, value):
    return lambda tensors: {**tensors, name: value(tensors[name])}


def edited(material: Material, file: str, text: str | None) -> Path:
    """A copy of the checkpoint in which a file says something else, or is not there."""
    folder = material.changed()
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def truncated(material: Material) -> Path:
    folder = material.changed()
    os.truncate(folder / WEIGHTS, (folder / WEIGHTS).stat().st_size - 1000)
    return folder


def diverged(material: Material) -> Path:
    """Found when its turn comes to be written."""
    return material.changed(replaced(UP, lambda tensor: tensor * float("nan")))


def checkpoints(material: Material) -> dict[str, tuple[Path, str]]:
    """What is wrong with each, and what the line has to say."""
    yarn = {"rope_scaling": {"type": "yarn", "factor": 4.0, "mrope_section": [2, 3, 3]}}
    return {
        "no config": (edited(material, "config.json", None), "has no config.json"),
        "a config that is no JSON": (edited(material, "config.json", "{"), "is not a JSON object"),
        "another architecture": (material.changed(config={"model_type": "qwen2_vl"}), "describes a 'qwen2_vl' model, wanted 'qwen2_5_vl'"),
        "a model of another kind": (material.clip, "describes a 'clip' model"),
        "no tokenizer": (edited(material, "tokenizer.json", None), "has no tokenizer.json"),
        "a tokenizer that is no JSON": (edited(material, "tokenizer.json", "nonsense"), "tokenizer.json"),
        "a tokenizer of another model": (edited(material, "tokenizer.json", json.dumps(other_tokenizer(material))), "<|vision_start|>"),
        "an index that is no JSON": (edited(material, "model.safetensors.index.json", "["), "is no index of weights"),
        "a weight file that is missing": (edited(material, WEIGHTS, None), f"lacks 1 of 1 weight files, such as {WEIGHTS}"),
        "a weight file that is cut short": (truncated(material), "may be cut short, copy it again"),
        "a tensor that is missing": (material.changed(without(UP)), "lacks 1 weights, such as model.language_model.layers.1.mlp.up_proj.weight"),
        "a tensor of another shape": (material.changed(replaced(UP, lambda t: t[:-1])), "has the shape [159, 64], wanted [160, 64]"),
        "weights that were quantised before": (material.changed(replaced(UP, lambda t: t.to(torch.int8))), "is I8, wanted floats"),
        "a weight that is not finite": (diverged(material), "is not finite"),
        "sliding windows": (material.changed(config={"use_sliding_window": True, "max_window_layers": 0}), "sliding-window attention"),
        "stretched positions": (material.changed(config=yarn), "stretches its positions"),
        "another activation": (material.changed(config={"hidden_act": "gelu"}), "activations are gelu and silu"),
    }


def other_tokenizer(material: Material) -> dict:
    tokenizer = json.loads((material.checkpoint / "tokenizer.json").read_text(encoding="utf-8"))
    return {**tokenizer, "added_tokens": [t for t in tokenizer["added_tokens"] if "vision" not in t["content"]]}


def run(material: Material) -> None:
    export = lambda checkpoint, out, *more: material.export(checkpoint, out, "--dtype", "q4", "--licence", "MIT", *more)  # noqa: E731
    for what, (checkpoint, wanted) in checkpoints(material).items():
        out = material.path("out")
        refused(what, export(checkpoint, out), out, wanted)
    out = material.path("out")
    refused("no folder", export("/nowhere/at/all", out), out, "no checkpoint folder at /nowhere/at/all")
    unnamed = edited(material, "README.md", None)
    refused("no licence", material.export(unnamed, out), out, "give it with --licence")
    refused("an entry that is not there", export(material.checkpoint, out, "--entry", "x"), out, "no entry x.json: there are")
    refused("float16 with spelt attention", export(material.checkpoint, out, "--dtype", "q4f16", "--attention", "spelt"), out, "--attention fused")
    existing(material, export)
    disk_full(material, export)
    from_outside(material)


def existing(material: Material, export) -> None:
    out = material.path("out")
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    ended = export(material.checkpoint, out)
    assert ended.status == 2 and "exists: give another --out, or --replace" in ended.error, ended
    assert [p.name for p in out.iterdir()] == ["mine.txt"], "a folder that was there has been touched"
    ended = export(diverged(material), out, "--replace")
    assert ended.status == 2 and [p.name for p in out.iterdir()] == ["mine.txt"], "a failed export has replaced a folder"
    stale = out.with_name(f"{out.name}.part")
    stale.mkdir()
    (stale / "torn.onnx").write_text("torn", encoding="utf-8")
    ended = export(material.checkpoint, out, "--replace")
    assert ended.status == 0 and not list(out.rglob("torn.onnx")) and not stale.exists(), ended
    assert not (out / "mine.txt").exists() and (out / "config.json").is_file(), "the folder has not been replaced"
    print("bad input: a folder that exists is replaced only when asked, and only by a whole export", flush=True)


def disk_full(material: Material, export) -> None:
    out = material.path("out")
    usage = shutil.disk_usage(material.folder)._replace(free=1000)
    with mock.patch("shutil.disk_usage", return_value=usage):
        refused("a disk that is full beforehand", export(material.checkpoint, out), out, "has 1,000 free: make room")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for what, limit in (("in the middle of the weights", 20_000), ("in the middle of a graph", 33_000)):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            ended = export(material.checkpoint, out, "--shard", "32KiB")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        refused(f"a disk that is full {what}", ended, out, "cannot read or write")


def from_outside(material: Material) -> None:
    """What needs a process of its own: a package that is not there, a hub that cannot be reached."""
    out = material.path("out")
    broken = material.path("broken")
    broken.mkdir()
    (broken / "onnx.py").write_text("raise ModuleNotFoundError(\"No module named 'onnx'\", name='onnx')\n", encoding="utf-8")
    arguments = ["--out", str(out), "--catalog", f"{out}.json", "--licence", "MIT"]
    for what, checkpoint, extra, wanted in (
        ("a package that is not installed", material.checkpoint, {"PYTHONPATH": str(broken)}, "the Python package onnx is not installed"),
        ("a hub that cannot be reached", "someone/something", {"HF_ENDPOINT": "http://127.0.0.1:9"}, "check the name and the network"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "workshop.export", "--checkpoint", str(checkpoint), *arguments],
            cwd=REPO / "models",
            env={**os.environ, **extra},
            capture_output=True,
            text=True,
            check=False,
        )
        refused(what, Ended(done.returncode, done.stdout, done.stderr), out, wanted)
