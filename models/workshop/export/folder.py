"""Writes a model folder whole or not at all, and lists it as a catalogue does. Knows no networks."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.export.failure import BadInput


# As the app checks a download: by pieces of this many bytes.
CHUNK = 8 << 20


@contextmanager
def whole_folder(target: Path, replace: bool = True) -> Iterator[Path]:
    """The folder `target`.part, which takes the place of `target` when the block ends without error and is removed when not.

    @raises BadInput when `target` exists and is not to be replaced.
    """
    target = target.resolve()
    if target.exists() and not replace:
        raise BadInput(f"{target} exists: give another --out, or --replace to put the new export in its place")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    try:
        yield partial
        if target.exists():
            old = target.with_name(f"{target.name}.old-{os.getpid()}")
            target.rename(old)
            partial.rename(target)
            shutil.rmtree(old)
        else:
            partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def require_space(target: Path, wanted: int) -> None:
    """@raises BadInput when the disk of `target` has less than `wanted` bytes free."""
    folder = next(parent for parent in target.resolve().parents if parent.exists())
    free = shutil.disk_usage(folder).free
    if free < wanted:
        raise BadInput(f"the export takes {wanted:,} bytes and {folder} has {free:,} free: make room, or give another --out")


def write_json(path: Path, value) -> None:
    """Pretty JSON, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    partial.replace(path)


def copy_tokenizer(checkpoint: Path, folder: Path, names: Iterable[str]) -> None:
    """The tokenizer's JSON files without their indentation, which is half of them."""
    for name in names:
        try:
            value = json.loads((checkpoint / name).read_text(encoding="utf-8"))
        except ValueError as error:
            raise BadInput(f"{checkpoint / name} is no JSON ({error}): restore it from the checkpoint") from None
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        (folder / name).write_text(text + "\n", encoding="utf-8")


def list_files(folder: Path) -> list[dict]:
    """`{path, bytes, sha256}` of every file, sorted by path; files of more than one CHUNK with the SHA-256 of each, `chunks`."""
    return [
        {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, **hashes(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]


def hashes(path: Path) -> dict:
    whole, chunks = hashlib.sha256(), []
    with open(path, "rb") as file:
        while piece := file.read(CHUNK):
            whole.update(piece)
            chunks.append(hashlib.sha256(piece).hexdigest())
    return {"sha256": whole.hexdigest()} | ({"chunks": chunks} if len(chunks) > 1 else {})
