"""Pictures for the golden conversations: simple vases, seeded, at the size the model sees. No files, no studio needed."""

import math

import numpy as np
from PIL import Image, ImageDraw

# name: (width, height, seed); sides are multiples of 28.
SIZES = {
    "whole": (140, 168, 1),
    "base": (168, 168, 2),
    "crop-mark": (168, 168, 3),
    "crop-motif": (196, 140, 4),
    "record-1": (84, 84, 5),
    "record-2": (56, 112, 6),
    "record-3": (84, 56, 7),
}


def draw_picture(name: str) -> np.ndarray:
    """uint8 [height, width, 3]: a white body with blue strokes on a ground of slowly changing colour, a little noise."""
    width, height, seed = SIZES[name]
    rng = np.random.default_rng(seed)
    top, bottom = rng.integers(60, 200, 3), rng.integers(60, 200, 3)
    ramp = np.linspace(0, 1, height)[:, None, None]
    ground = (top * (1 - ramp) + bottom * ramp) * np.ones((1, width, 1))
    picture = Image.fromarray(ground.astype(np.uint8))
    pen = ImageDraw.Draw(picture)
    body = (width * 0.2, height * 0.25, width * 0.8, height * 0.92)
    pen.rectangle((width * 0.4, height * 0.08, width * 0.6, height * 0.4), fill=(228, 232, 234))
    pen.ellipse(body, fill=(233, 237, 238))
    for _ in range(14):
        x, y = width * rng.uniform(0.3, 0.7), height * rng.uniform(0.35, 0.85)
        angle, length = rng.uniform(0, math.tau), rng.uniform(4, 16)
        end = (x + length * math.cos(angle), y + length * math.sin(angle))
        pen.line((x, y, *end), fill=(30, 50, int(rng.integers(120, 190))), width=int(rng.integers(1, 4)))
    noisy = np.asarray(picture).astype(np.int16) + rng.integers(-6, 7, (height, width, 3))
    return noisy.clip(0, 255).astype(np.uint8)
