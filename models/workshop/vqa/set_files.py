"""Writes a set to a folder: test.jsonl, images/ as WebP, and manifest.json with every file's SHA-256 and bytes.

The manifest comes last and the folder is put in place at the end: what has a manifest is whole.
"""
from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from PIL import Image

LICENCE = "Apache-2.0"
ATTRIBUTION = "Rendered by CiQi's own studio: imagined pieces with known labels, not photographs of museum objects."


def write_set(
    out: Path, rows: list[dict], studio: Path, title: dict, quality: int, side: int | None = None, pieces: list[tuple[dict, list[dict]]] = ()
) -> int:
    """Returns the bytes written. Pictures keep their size, or are scaled to `side` on their longer side where they are larger.

    `pieces`, with the views shown of each, are the truth of whole verdicts: specimens.jsonl beside the questions.
    """
    partial = out.with_name(out.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "images").mkdir(parents=True)
    named: dict[str, str] = {}
    for path in sorted({path for row in rows for path in row["images"]}):
        named[path] = str(Path("images") / Path(path).with_suffix(".webp").name)
        save(studio / path, partial / named[path], quality, side)
    lines = [json.dumps(row | {"images": [named[path] for path in row["images"]]}, ensure_ascii=False) + "\n" for row in rows]
    (partial / "test.jsonl").write_text("".join(lines), encoding="utf-8")
    files = [entry(partial, path) for path in ("test.jsonl", *sorted(named.values()))]
    if pieces:
        told = [s | {"views": [v | {"file": named[v["file"]]} for v in views], "images_raw": [named[v["file"]] for v in views]} for s, views in pieces]
        (partial / "specimens.jsonl").write_text("".join(json.dumps(s, ensure_ascii=False) + "\n" for s in told), encoding="utf-8")
        files.append(entry(partial, "specimens.jsonl"))
    manifest = {"id": out.name, "title": title, "licence": LICENCE, "attribution": ATTRIBUTION, "rows": len(rows), "files": files}
    (partial / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    partial.rename(out)
    return sum(file["bytes"] for file in files)


def save(source: Path, target: Path, quality: int, side: int | None) -> None:
    if not source.exists():
        raise SystemExit(f"write {target.parent.parent}: found no {source}; render the specimens again")
    with Image.open(source) as file:
        picture = file.convert("RGB")
    if side:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    picture.save(target, "WEBP", quality=quality, method=5)


def entry(folder: Path, path: str) -> dict:
    data = (folder / path).read_bytes()
    return {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
