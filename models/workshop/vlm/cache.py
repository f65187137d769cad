"""python -m workshop.vlm.cache --studio DIR --out DIR [--watch]   (from models/)

Cuts every picture that training needs out of the studio's photographs once, as uint8 at model size: the views as the
model sees them, the crops its zoom would bring (from the original pixels, box jittered), thumbnails and CLIP's squares.
Shards of 20 specimens; a shard that exists is not made again, so it can follow a studio that is still rendering.
"""
from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import time
from pathlib import Path

from PIL import Image

from ..clip.model import square_image
from . import config
from .patchify import resize_image as resized

SHARD = 20


def square_box(box, margin: float, jitter: float, width: int, height: int, rng: random.Random) -> tuple[float, ...]:
    """A near-square box around `box` in original pixels, with margin and jitter as fractions of its side."""
    x0, y0, x1, y1 = box
    side = max(x1 - x0, y1 - y0) * (1 + 2 * margin) * (1 + rng.uniform(-jitter, jitter))
    side = min(side, width, height)
    cx = (x0 + x1) / 2 + side * rng.uniform(-jitter, jitter)
    cy = (y0 + y1) / 2 + side * rng.uniform(-jitter, jitter)
    cx, cy = min(max(cx, side / 2), width - side / 2), min(max(cy, side / 2), height - side / 2)
    return cx - side / 2, cy - side / 2, cx + side / 2, cy + side / 2


def zoom(picture: Image.Image, view: tuple[int, int], box) :
    """The box in pixels of the resized view (integers), and the crop those integers bring from the original."""
    h, w = view
    sx, sy = picture.width / w, picture.height / h
    model = [round(box[0] / sx), round(box[1] / sy), round(box[2] / sx), round(box[3] / sy)]
    model = [min(max(v, 0), lim) for v, lim in zip(model, (w, h, w, h))]
    edges = (math.floor(model[0] * sx), math.floor(model[1] * sy), math.ceil(model[2] * sx), math.ceil(model[3] * sy))
    crop = picture.crop((edges[0], edges[1], min(edges[2], picture.width), min(edges[3], picture.height)))
    return tuple(model), resized(crop, config.CROP_MAX_PIXELS)


def cut(specimen: dict, folder: Path) -> dict:
    """All pictures of one specimen; crops come in CROP_VARIANTS with their boxes."""
    rng = random.Random(specimen["uuid"])
    row: dict = {"specimen": {k: specimen[k] for k in ("uuid", "type", "attributes", "mark", "name", "name_en", "pool")}}
    for view in specimen["views"]:
        picture = Image.open(folder / view["file"]).convert("RGB")
        kind = view["view"]
        pixels = resized(picture, config.PHOTO_MAX_PIXELS)
        row[kind] = pixels
        if kind == "whole":
            row["thumb"] = resized(picture.resize(fit(picture.size, 112), Image.Resampling.BICUBIC), config.RECORD_MAX_PIXELS)
            row["clip"] = square_image(picture)
        for region in view.get("regions", []):
            margin = config.MARK_MARGIN if region["label"] == "mark" else config.MOTIF_MARGIN
            row[region["label"]] = [
                zoom(
                    picture,
                    pixels.shape[:2],
                    square_box(region["bbox"], margin, config.BOX_JITTER * (i > 0), picture.width, picture.height, rng),
                )
                for i in range(config.CROP_VARIANTS)
            ]
    return row


def fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    scale = side / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def build(studio: Path, out: Path) -> tuple[int, int]:
    """Makes the shards whose specimens are all rendered. Returns (specimens rendered, specimens cached)."""
    lines = (studio / "specimens.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    out.mkdir(parents=True, exist_ok=True)
    done = 0
    for start in range(0, len(lines) - SHARD + 1, SHARD):
        target = out / f"{start:06d}.pkl"
        if not target.exists():
            rows = [cut(json.loads(line), studio) for line in lines[start : start + SHARD]]
            partial = target.with_suffix(".part")
            partial.write_bytes(pickle.dumps(rows, protocol=5))
            partial.rename(target)
        done = start + SHARD
    return len(lines), done


def load_shard(shard: Path) -> list[dict]:
    return pickle.loads(shard.read_bytes())


def load(folder: Path) -> list[dict]:
    return [row for shard in sorted(folder.glob("*.pkl")) for row in load_shard(shard)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studio", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--watch", action="store_true", help="go on until interrupted")
    a = parser.parse_args()
    while True:
        if (a.studio / "specimens.jsonl").exists():
            print("rendered {} cached {}".format(*build(a.studio, a.out)), flush=True)
        if not a.watch:
            break
        time.sleep(20)
