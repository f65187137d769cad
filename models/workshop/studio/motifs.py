"""Which motif is drawn by which hand, and how its cells are laid round a field or in a medallion."""
import numpy as np

from . import fauna, flora
from .painter import Painter

DRAW = {
    "motif:yunlong": fauna.dragon, "motif:fenghuang": fauna.phoenix, "motif:xianhe": fauna.crane, "motif:yuzao": fauna.fish,
    "motif:chanzhilian": flora.lotus_scroll, "motif:mudan": flora.peony, "motif:meihua": flora.prunus, "motif:zhuzi": flora.bamboo,
    "motif:putao": flora.grapes, "motif:lianban": flora.lotus_panels, "motif:haishuijiangya": flora.waves, "motif:shanshui": flora.landscape,
}
PERIODIC = {"motif:chanzhilian", "motif:lianban", "motif:haishuijiangya", "motif:putao"}


def field(p: Painter, motif: str, y0: float, y1: float, squeeze: float = 1.0):
    """Fills rows y0..y1 (pixels) with as many cells as fit; returns the number of cells round the pot.

    squeeze: how much narrower the pot is here than the strip, so that drawn cells keep their width.
    """
    h = y1 - y0
    n = max(2, int(round(p.w * squeeze / (h * 2.0 * (.82 if motif in PERIODIC else .95)))))
    n = min(n, 14)
    cell = p.w / n
    flip = -1 if p.rng.random() < .5 and motif not in PERIODIC else 1
    for k in range(n):
        p.at((k + .5) * cell, (y0 + y1) / 2, h / 2 * .97, 0, flip, cell / (2 * h))
        DRAW[motif](p)
    return n


def medallion(p: Painter, motif: str, cx: float, cy: float, radius: float, angle: float):
    """One cell of the motif inside a circle."""
    p.at(cx, cy, radius * .62, angle, 1, .64)
    DRAW[motif](p)
