"""Which motif is drawn by which hand, and how its cells are laid round a field, in a ring, in panels or in a medallion."""
import numpy as np

from .flora import DRAW as _flora
from .fauna import DRAW as _fauna
from .blooms import DRAW as _blooms
from .beasts import DRAW as _beasts
from .figures import DRAW as _figures
from .emblems import DRAW as _emblems
from .patterns import DRAW as _patterns
from .birds import DRAW as _birds
from .fruits import DRAW as _fruits
from .painter import Painter, curve, petal

DRAW = {**_flora, **_fauna, **_blooms, **_beasts, **_figures, **_emblems, **_patterns, **_birds, **_fruits}
PERIODIC = {"motif:chanzhilian", "motif:lianban", "motif:haishuijiangya", "motif:putao", "motif:chanzhimudan", "motif:chanzhihua", "motif:fanlian", "motif:baoxianghua",
            "motif:juancao", "motif:huiwen", "motif:jinwen", "motif:shuibowen", "motif:ruyitou", "motif:yunwen", "motif:qianwen", "motif:guibei", "motif:xuanwen", "motif:fangge",
            "motif:lianzhu", "motif:bajiao", "motif:kraak", "motif:gua", "motif:huluteng", "motif:yunjian", "motif:wanfu", "motif:baihua"}


CLOUDED = {"yunlong", "longzhu", "fenghuang", "yunfeng", "xianhe", "tuanlong", "bianfu", "baxian", "longfeng", "haishou", "tianma"}
WRITTEN = {"shouzi", "fuzi", "xizi", "shiwen", "fanwen", "alabowen", "wanfu"}
SPARE = {"shiwen", "xuanwen", "wuwen", "shanshui", "louge", "fanzhou", "alabowen", "kraak", "lianban", "haishuijiangya", "baihua", "gaoshi", "shuangyu", "chilong"}


def _filler(p: Painter, motif: str, y0, y1):
    """Small clouds, leaves, curls or dots strewn over the field before the motif is drawn, as crowded painters do."""
    g, h = p.rng, y1 - y0
    name = motif.split(":")[1]
    kind = "cloud" if name in CLOUDED else ("water" if name in ("yuzao", "yu", "yuanyang", "lusi", "lianchi") else str(g.choice(["leaf", "curl", "dots"])))
    n = int(p.w / h * g.uniform(9, 26))
    size = h * g.uniform(.035, .075)
    for _ in range(n):
        p.at(g.uniform(0, p.w), g.uniform(y0 + size, y1 - size), size, g.uniform(-.4, .4) if kind == "cloud" else g.uniform(0, 6.28), g.choice([-1, 1]))
        if kind == "cloud":
            for dx, r in ((-.8, .6), (0, .8), (.8, .6)):
                p.dot(dx, 0, r, "wash", .2)
            p.line([(.8, .5), (2.2, .6)], .25)
        elif kind == "leaf":
            for a in (-.5, .5):
                p.fill(petal(0, 0, a, 2.2, .9), "leaf", .12)
        elif kind == "dots":
            for a in (0, 2.1, 4.2):
                p.dot(.6 * np.cos(a), .6 * np.sin(a), .3, "main")
        else:
            a = np.linspace(0, 5, 16)
            p.line(np.c_[1.1 * (1 - a / 6) * np.cos(a), 1.1 * (1 - a / 6) * np.sin(a)], .3, "wash" if kind == "water" else "line")


def field(p: Painter, motif: str, y0: float, y1: float, squeeze: float = 1.0, faces=None):
    """Fills rows y0..y1 (pixels) with as many cells as fit; returns the number of cells round the pot.

    squeeze: how much narrower the pot is here than the strip, so that drawn cells keep their width.
    """
    h = y1 - y0
    n = max(2, int(round(p.w * squeeze / (h * 2.0 * (.82 if motif in PERIODIC else .95)))))
    n = faces or min(n, 14)
    cell = p.w / n
    flip = -1 if p.rng.random() < .5 and motif not in PERIODIC and motif.split(":")[1] not in WRITTEN else 1
    if motif.split(":")[1] not in SPARE and p.rng.random() < .5:
        _filler(p, motif, y0, y1)
    for k in range(n):
        p.at((k + .5) * cell, (y0 + y1) / 2, h / 2 * .97, 0, flip, cell / (2 * h))
        DRAW[motif](p)
    return n


def _frame(p: Painter, pts, cx, cy, w, h):
    """A reserved panel: its ground cleared to the glaze, its edge drawn double."""
    p.at(cx, cy, 1)
    outline = np.asarray(pts) * (w, h)
    p.fill(outline, "white", max(2, p.h * .006))
    p.line(np.vstack([outline, outline[:1]]) * .95, max(1, p.h * .003))


OGEE = curve([(0, -1), (.35, -.86), (.8, -.8), (1, -.4), (.94, 0), (1, .4), (.8, .8), (.35, .86), (0, 1), (-.35, .86), (-.8, .8), (-1, .4), (-.94, 0), (-1, -.4), (-.8, -.8), (-.35, -.86), (0, -1)], 80)


def panels(p: Painter, motif, y0, y1, squeeze, faces=None):
    """The motif in shaped panels on a ground of diaper or scroll."""
    h = y1 - y0
    n = faces or int(np.clip(round(p.w * squeeze / (h * 1.35)), 2, 10))
    ground = str(p.rng.choice(["motif:jinwen", "motif:qianwen", "motif:juancao", "motif:shuibowen", "motif:guibei"]))
    field(p, ground, y0, y1, squeeze)
    for k in range(n):
        cx, cy = (k + .5) * p.w / n, (y0 + y1) / 2
        half = min(p.w / n * .42, h * .8)
        _frame(p, OGEE, cx, cy, half, h * .46)
        p.at(cx, cy, h * .33, 0, 1, half / h * 1.1)
        DRAW[motif](p)
    return n


def rounds(p: Painter, motif, y0, y1, squeeze, faces=None):
    """The motif in roundels on the bare glaze, small sprays between."""
    h = y1 - y0
    n = faces or int(np.clip(round(p.w * squeeze / (h * 1.25)), 3, 10))
    for k in range(n):
        cx, cy = (k + .5) * p.w / n, (y0 + y1) / 2
        rx = min(p.w / n * .42, h * .44 / squeeze)
        p.at(cx, cy, h * .30, 0, 1, .62 / squeeze)
        DRAW[motif](p)
        a = np.linspace(0, 2 * np.pi, 50)
        p.at(cx, cy, 1)
        for f in (1, .94):
            p.line(np.c_[rx * np.cos(a), h * .44 * np.sin(a)] * f, max(1, h * .012))
    return n


def ring(p: Painter, motif, c, r0, r1, n=None):
    """Cells round an annulus of a disc, between shares r0 and r1 of its radius."""
    mid, h = (r0 + r1) / 2 * c, (r1 - r0) * c
    n = n or int(np.clip(round(2 * np.pi * mid / (h * 1.9)), 4, 16))
    wide = 2 * np.pi * mid / n / (2 * h)
    for k in range(n):
        t = 2 * np.pi * (k + .5) / n
        p.at(c + mid * np.cos(t), c + mid * np.sin(t), h / 2 * .94, t + np.pi / 2, 1, min(wide, 1.3))
        DRAW[motif](p)


def medallion(p: Painter, motif: str, cx: float, cy: float, radius: float, angle: float):
    """One cell of the motif inside a circle, often filled out with small things; bands are wound round it instead."""
    if motif.split(":")[1] not in SPARE | WRITTEN and p.rng.random() < .6:
        g, size = p.rng, radius * .055
        for _ in range(int(g.integers(25, 80))):
            r, t = radius * .92 * g.random() ** .5, g.uniform(0, 6.28)
            p.at(cx + r * np.cos(t), cy + r * np.sin(t), size * g.uniform(.7, 1.4), g.uniform(0, 6.28))
            if motif.split(":")[1] in CLOUDED:
                for dx, q in ((-.8, .6), (0, .8), (.8, .6)):
                    p.dot(dx, 0, q, "wash", .2)
            else:
                for a in (-.5, .5):
                    p.fill(petal(0, 0, a, 2.2, .9), "leaf", .12)
    if motif in PERIODIC and p.rng.random() < .6:
        ring(p, motif, cx, .30 * radius / cx, .95 * radius / cx, 6)
        p.at(cx, cy, radius * .28, angle)
        _blooms["motif:lianhua"](p)
        return
    p.at(cx, cy, radius * .66, angle, 1, .64)
    DRAW[motif](p)
