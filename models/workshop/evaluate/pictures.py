"""Photographs as the model sees them, and regions of the original as its zoom brings them. The twin of src/imaging/coordinates.ts."""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from ..vlm import config
from ..vlm.patchify import grid_of, patches_of, resize_image
from ..vlm.vision import encode_batch

MIN_SIDE = 28
MAX_ASPECT = 100
BATCH = 64
REASONS = {
    "empty": {"en": "the box is empty; it needs x1 < x2 and y1 < y2.", "zh": "框为空，须x1<x2且y1<y2。"},
    "outside": {"en": "the box lies outside the image.", "zh": "框在图外。"},
    "narrow": {"en": "the box is too long and thin.", "zh": "框过于狭长。"},
}


class BadBox(ValueError):
    """A box that cannot be looked into; its text is a key of REASONS."""


@dataclass
class Seen:
    """A picture that the model has been shown."""

    features: Tensor  # [n, hidden]
    grid: tuple[int, int, int]


@dataclass
class Photo:
    path: Path
    size: tuple[int, int]  # original width, height
    pixels: np.ndarray  # uint8 [H, W, 3], resized
    seen: Seen | None = None
    vector: Tensor | None = field(default=None, repr=False)  # CLIP's, of unit length

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height that the model is told, in which it writes its boxes."""
        return self.pixels.shape[1], self.pixels.shape[0]


def open_photo(path: Path) -> Photo:
    try:
        with Image.open(path) as file:
            picture = file.convert("RGB")
    except OSError as error:
        raise SystemExit(f"open {path}: {error}; wanted a picture, make the set again") from error
    return Photo(path, picture.size, resize_image(picture, config.PHOTO_MAX_PIXELS))


def zoom_region(box: list[float], size: tuple[int, int], shown: tuple[int, int]) -> tuple[int, int, int, int]:
    """Whole original pixels: scaled, widened outwards, clamped, each side grown to 28. @raises BadBox"""
    x1, y1, x2, y2 = box
    if not all(map(math.isfinite, box)) or x2 <= x1 or y2 <= y1:
        raise BadBox("empty")
    left, top, right, bottom = x1 * size[0] / shown[0], y1 * size[1] / shown[1], x2 * size[0] / shown[0], y2 * size[1] / shown[1]
    if right <= 0 or bottom <= 0 or left >= size[0] or top >= size[1]:
        raise BadBox("outside")
    edges = (max(0, math.floor(left)), max(0, math.floor(top)), min(size[0], math.ceil(right)), min(size[1], math.ceil(bottom)))
    sides = (edges[2] - edges[0], edges[3] - edges[1])
    if max(sides) > MAX_ASPECT * min(sides):
        raise BadBox("narrow")
    (a, b), (c, d) = _grow(edges[0], edges[2], size[0]), _grow(edges[1], edges[3], size[1])
    return a, c, b, d


def _grow(start: int, end: int, size: int) -> tuple[int, int]:
    wanted = min(size, max(MIN_SIDE, end - start))
    if end - start >= wanted:
        return start, end
    shifted = min(max(0, (start + end - wanted) // 2), size - wanted)
    return shifted, shifted + wanted


def cut(photo: Photo, box: list[float]) -> np.ndarray:
    """The region of the original that a box of the shown picture means, at the size of a crop. @raises BadBox"""
    region = zoom_region(box, photo.size, photo.shown)
    with Image.open(photo.path) as file:
        return resize_image(file.convert("RGB").crop(region), config.CROP_MAX_PIXELS)


@torch.no_grad()
def encode(model, pictures: list[np.ndarray]) -> list[Seen]:
    """Features of resized pictures, those of one size together."""
    device = next(model.parameters()).device
    found: list[Seen | None] = [None] * len(pictures)
    for shape in dict.fromkeys(p.shape for p in pictures):
        members = [i for i, p in enumerate(pictures) if p.shape == shape]
        for start in range(0, len(members), BATCH):
            some = members[start : start + BATCH]
            patches = patches_of(torch.from_numpy(np.stack([pictures[i] for i in some])).to(device))
            features = encode_batch(model.model.visual, patches, shape[0] // 14, shape[1] // 14)
            for i, own in zip(some, features):
                found[i] = Seen(own, grid_of(pictures[i]))
    return found
