"""Checkpoints for the checks, and the exporters as functions: what they print, and how they end."""

import contextlib
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from safetensors.torch import load_file, save_file

from workshop.export import __main__ as export_vlm
from workshop.export.clip_replica import make_replica as make_clip
from workshop.export.entry import REPO
from workshop.export.failure import run_or_explain
from workshop.export.replica import make_replica

CONFIG = Path(__file__).resolve().parents[1] / "configs" / "tiny"
TOKENIZER = REPO / "tests" / "fixtures" / "tiny-vl"
WEIGHTS = "model-00001.safetensors"


@dataclass(frozen=True)
class Ended:
    status: int
    printed: str
    error: str


def command(module, *arguments: object) -> Ended:
    """Runs a command's `main` with these arguments, as its `__main__` does."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run_or_explain(lambda: module.run([str(argument) for argument in arguments]))
        except SystemExit as end:
            status = end.code
    return Ended(status, out.getvalue(), err.getvalue())


class Material:
    def __init__(self, folder: Path):
        self.folder = folder
        self.checkpoint = folder / "tiny"
        self.clip, self.chinese_clip = folder / "clip", folder / "chinese-clip"
        with contextlib.redirect_stdout(io.StringIO()):
            make_replica(CONFIG, TOKENIZER, 2, 3, self.checkpoint)
            make_clip("clip-tiny", self.clip)
            make_clip("chinese-clip-tiny", self.chinese_clip)
        self.count = 0

    def path(self, name: str) -> Path:
        """A path where nothing is."""
        self.count += 1
        return self.folder / f"{name}-{self.count}"

    def export(self, checkpoint: Path | str, out: Path, *more: object) -> Ended:
        catalog = out.with_name(f"{out.name}.json")
        return command(export_vlm, "--checkpoint", checkpoint, "--out", out, "--catalog", catalog, *more)

    def changed(self, change=None, config: dict | None = None) -> Path:
        """A copy of the checkpoint whose tensors went through `change`, and whose configuration has `config` in it."""
        folder = self.path("changed")
        shutil.copytree(self.checkpoint, folder)
        if change:
            tensors = change(load_file(folder / WEIGHTS))
            save_file(tensors, folder / WEIGHTS, metadata={"format": "pt"})
            index = {"metadata": {}, "weight_map": dict.fromkeys(tensors, WEIGHTS)}
            (folder / "model.safetensors.index.json").write_text(json.dumps(index), encoding="utf-8")
        if config:
            file = folder / "config.json"
            file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **config}), encoding="utf-8")
        return folder
