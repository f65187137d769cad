"""Close-ups without a piece: a mark on its disc, a motif on its strip, bent and lit a little, at once at model size.

A fiftieth of the work of a photograph. They teach reading and naming by sheer number; what stands round a mark on a real
base, and how glaze and lamps treat it, is still learnt from the photographs.
"""
from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageFilter

from . import develop, glaze as glazes, marks, paint, profiles
from .specimen import TABLE, _base_texture, attributes

STRIP = 768  # width in pixels of the texture that motifs are drawn on


def mark(rng, side: int) -> tuple[dict, np.ndarray]:
    """Attributes with their mark, and uint8 [side, side, 3] of a disc that bears it. Every reign is as likely as another."""
    reigns = [t for t in TABLE["traditions"] for r in t["reigns"] if r != "none"]
    while True:
        tradition = reigns[rng.integers(len(reigns))]
        a = attributes(rng, "train")[0] | {k: tradition[v] for k, v in (("dynasty", "dynasty"), ("kiln", "kiln"), ("color", "glaze"))}
        names = [r for r in tradition["reigns"] if r != "none"]
        a["reign"] = names[rng.integers(len(names))]
        chosen = marks.choose(rng, a, tradition, TABLE)
        if chosen:
            break
    tints = glazes.tint(a["color"], rng)
    size = int(rng.integers(190, 420))
    texture, corners = _base_texture(rng, a, None, tints, chosen, rng.uniform(.62, .8), float(np.clip(rng.normal(0, .16), -.45, .45)), size)
    points = (corners * .496 + .5) * size
    box = [*points.min(0), *points.max(0)]
    return {"attributes": a, "mark": chosen}, photographed(texture[..., :3], box, rng, side, margin=.15)


def motif(rng, side: int) -> tuple[dict, np.ndarray]:
    """Attributes, and uint8 [side, side, 3] of the main field of the decoration. Every motif is as likely as another."""
    rows = [(t, m) for t in TABLE["traditions"] for m in t["motifs"] if m != paint.PLAIN]
    names = sorted({m for _, m in rows})
    while True:
        name = names[rng.integers(len(names))]
        fit = [t for t, m in rows if m == name]
        tradition = fit[rng.integers(len(fit))]
        shape = tradition["shapes"][rng.integers(len(tradition["shapes"]))]
        reigns = list(tradition["reigns"])
        reign = reigns[rng.integers(len(reigns))]
        a = dict(dynasty=tradition["dynasty"], reign=None if reign == "none" else reign, kiln=tradition["kiln"], color=tradition["glaze"], motif=name, shape=shape)
        g = glazes.GLAZES[a["color"]]
        prof = profiles.build(shape, rng, bool(g.get("bare")) or g["gloss"] < .65)
        texture, _, where = paint.paint(rng, a, prof, STRIP)
        if where and where[1]:
            break
    kind, extent = where
    if kind == "inner":
        picture = texture["inner"][..., :3]
        half = extent * picture.shape[0] / 2
        middle = picture.shape[0] / 2
        box = [middle - half, middle - half, middle + half, middle + half]
    else:
        picture = np.concatenate([texture["outer"][..., :3]] * 2, 1)
        height, cell = texture["outer"].shape[0], STRIP / extent
        left = cell * rng.integers(extent) if extent < 7 else rng.uniform(0, STRIP)
        width = cell if extent < 7 else STRIP * rng.uniform(.2, .3)
        box = [left, (1 - prof.main[1]) * height, left + width, (1 - prof.main[0]) * height]
        picture, box = round_the_pot(picture, box, rng)
    return {"attributes": a, "mark": None}, photographed(picture, box, rng, side, margin=.05)


def round_the_pot(picture: np.ndarray, box: list, rng) -> tuple[np.ndarray, list]:
    """The strip round `box` as a cylinder shows it from the front: narrower and darker toward its sides."""
    middle, half = (box[0] + box[2]) / 2, min((box[2] - box[0]) * rng.uniform(.55, .8), picture.shape[1] / 2 - 1)
    reach = rng.uniform(.6, 1.35)  # the angle, in radians, at the box's side
    n = max(32, int(2 * half * np.sin(reach) / reach))
    angle = np.arcsin(np.linspace(-1, 1, n) * np.sin(reach))
    columns = (middle + angle / reach * half).astype(int) % picture.shape[1]
    shade = (np.cos(angle * rng.uniform(.7, 1)) ** rng.uniform(.3, 1))[None, :, None]
    bent = np.clip(picture[:, columns] * shade, 0, 255).astype(np.uint8)
    inside = np.flatnonzero(np.abs(angle / reach * half) <= (box[2] - box[0]) / 2)
    return bent, [inside[0], box[1], inside[-1] + 1, box[3]]


def photographed(picture: np.ndarray, box: list, rng, side: int, margin: float) -> np.ndarray:
    """A near-square window round `box` seen a little aslant, with a lamp, a lens and a file's faults."""
    x0, y0, x1, y1 = box
    reach = max(x1 - x0, y1 - y0) * (1 + 2 * margin) * rng.uniform(.92, 1.1) / 2
    centre = np.array([(x0 + x1) / 2, (y0 + y1) / 2]) + rng.normal(0, .04, 2) * reach
    corners = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]], float)
    corners[:, 0 if rng.random() < .3 else 1] /= rng.uniform(.6, 1)   # foreshortened: more of the disc in the window
    corners += rng.normal(0, .06, (4, 2))
    quad = centre + corners * reach
    ground = tuple(int(v) for v in rng.integers(20, 235) + rng.integers(-20, 20, 3))
    padded = Image.new("RGB", (picture.shape[1] * 3, picture.shape[0] * 3), ground)
    padded.paste(Image.fromarray(np.ascontiguousarray(picture)), (picture.shape[1], picture.shape[0]))
    quad = (quad + [picture.shape[1], picture.shape[0]]).ravel()
    seen = padded.transform((side, side), Image.Transform.QUAD, tuple(quad), Image.Resampling.BILINEAR)
    lit = light(np.asarray(seen, np.float32), rng, side)
    out = Image.fromarray(lit).point(develop.tone(rng)).filter(ImageFilter.GaussianBlur(float(rng.choice([0, .4, .7, 1.1], p=[.35, .3, .25, .1]))))
    file = io.BytesIO()
    out.save(file, "JPEG", quality=int(rng.integers(45, 95)))
    return np.asarray(Image.open(file).convert("RGB")).copy()


def light(seen: np.ndarray, rng, side: int) -> np.ndarray:
    """A gradient across the window, a highlight now and then, and grain."""
    j, i = np.mgrid[-1:1:side * 1j, -1:1:side * 1j].astype(np.float32)
    turn = rng.uniform(0, 2 * np.pi)
    seen = seen * (rng.uniform(.75, 1.1) + rng.uniform(0, .25) * (np.cos(turn) * i + np.sin(turn) * j))[..., None]
    if rng.random() < .45:
        x, y, spread = rng.uniform(-1, 1), rng.uniform(-1, 1), rng.uniform(.03, .3)
        glint = np.exp(-(((i - x) / spread) ** 2 + ((j - y) / (spread * rng.uniform(.4, 2.5))) ** 2))[..., None] * rng.uniform(.2, .9)
        seen = seen * (1 - glint) + 250 * glint
    return np.clip(seen + rng.normal(0, rng.uniform(0, 5), seen.shape), 0, 255).astype(np.uint8)
