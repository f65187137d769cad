"""What happens to a training picture on its way to the tower: shown from elsewhere, mirrored, in another light.

Boxes go with their picture. Writing is never mirrored.
"""
from __future__ import annotations

import math
import random

import numpy as np
import torch
from torch.nn import functional as F

from .tasks import Sample

MIRRORED = ("whole", "thumb", "detail", "motif", "motif-swatch")
TURN = math.radians(7)
SCALE = {"mark": (0.94, 1.1), "mark-swatch": (0.94, 1.1)}  # of the picture's side that is shown; above 1 the border is mirrored. A mark stays whole
USUAL_SCALE = (0.78, 1.08)


def augment(batch: list[Sample], rng: random.Random, small: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Pixels [B, H, W, 3], 0 to 255, two thirds of the size when `small`; boxes [B, 4] as fractions, 0 where none."""
    pixels = torch.from_numpy(np.stack([s.pixels for s in batch])).permute(0, 3, 1, 2).float()
    boxes = torch.tensor([s.box or (0.0, 0.0, 0.0, 0.0) for s in batch])
    n, kind = len(batch), batch[0].kind
    scale = torch.empty(n).uniform_(*SCALE.get(kind, USUAL_SCALE))
    turn = torch.empty(n).uniform_(-TURN, TURN) * (1 if not any(s.box for s in batch) else 0.3)
    slack = (1 - scale).abs()
    if any(s.box for s in batch):   # what is to be found stays in the picture
        slack = torch.minimum(slack, room(boxes, scale))
    shift = torch.empty(n, 2).uniform_(-1, 1) * slack[:, None]
    mirror = torch.where(torch.rand(n) < 0.5, -1.0, 1.0) if kind in MIRRORED else torch.ones(n)
    height, width = pixels.shape[2:]
    cos, sin, aspect = torch.cos(turn) * scale, torch.sin(turn) * scale, width / height
    theta = torch.stack(
        [
            torch.stack([cos * mirror, -sin / aspect, shift[:, 0]], 1),
            torch.stack([sin * aspect * mirror, cos, shift[:, 1]], 1),
        ],
        1,
    )
    size = [max(56, round(s * 2 / 3 / 28) * 28) for s in (height, width)] if small else [height, width]
    if small:
        pixels = F.interpolate(pixels, size=size, mode="bilinear", antialias=True)
    grid = F.affine_grid(theta, [n, 3, *size], align_corners=False)
    seen = F.grid_sample(pixels, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
    return light(seen.permute(0, 2, 3, 1), rng), moved(boxes, scale, shift, mirror)


def room(boxes: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
    """How far [B], in halves of the picture, the window may move either way with the box still inside it."""
    low, high = boxes[:, :2] * 2 - 1, boxes[:, 2:] * 2 - 1
    free = torch.minimum(scale[:, None] + low, scale[:, None] - high).amin(1)
    return free.clamp(min=0)


def moved(boxes: torch.Tensor, scale: torch.Tensor, shift: torch.Tensor, mirror: torch.Tensor) -> torch.Tensor:
    """Where boxes lie in the window at `shift` (in halves of the picture) of side `scale`."""
    centred = boxes.reshape(-1, 2, 2) * 2 - 1
    placed = (centred - shift[:, None]) / scale[:, None, None]
    x = placed[..., 0] * mirror[:, None]
    out = torch.stack([x.amin(1), placed[..., 1].amin(1), x.amax(1), placed[..., 1].amax(1)], 1)
    return ((out + 1) / 2).clamp(0, 1)


def light(pixels: torch.Tensor, rng: random.Random) -> torch.Tensor:
    """Brightness, contrast and white balance, a sample each, and noise."""
    n = len(pixels)
    gain = 1 + (torch.rand(n, 1, 1, 3) - 0.5) * 0.2 + (torch.rand(n, 1, 1, 1) - 0.5) * 0.35
    shift = (torch.rand(n, 1, 1, 1) - 0.5) * 36
    noise = torch.randn(pixels.shape) * rng.choice([0, 0, 2, 5])
    return (pixels * gain + shift + noise).clamp(0, 255)
