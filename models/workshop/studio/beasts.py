"""Dragons and phoenixes in company, qilin, lions, deer, horses and sea beasts."""
import numpy as np

from . import blooms, patterns
from .fauna import cloud, dragon, phoenix
from .flora import waves
from .painter import Painter, curve, lobe, petal


class _Part:
    """A painter seen through a shift and a scale of the cell, so that a drawing can stand small beside another."""

    def __init__(self, p: Painter, x, y, s, f=1):
        self.p, self.t = p, (x, y, s, f)
        self.rng, self.pal = p.rng, p.pal

    def _to(self, pts):
        x, y, s, f = self.t
        q = np.asarray(pts, float)
        return np.c_[x + s * f * q[:, 0], y + s * q[:, 1]]

    def fill(self, pts, role="main", edge=None):
        self.p.fill(self._to(pts), role, edge and edge * self.t[2] ** .5)

    def line(self, pts, width=.02, role="line"):
        self.p.line(self._to(pts), width * self.t[2] ** .5, role)

    dot, ribbon = Painter.dot, Painter.ribbon


def beside(draw, *places):
    """The same drawing at several (x, y, scale, flip) places in the cell."""
    def both(p):
        for place in places:
            draw(_Part(p, *place))
    return both


def sea_dragon(p: Painter):
    beside(waves, (0, .42, .62))(p)
    beside(waves, (1.3, .42, .62), (-1.3, .42, .62))(p)
    beside(dragon, (0, -.28, .72))(p)


def flower_dragon(p: Painter):
    blooms.peony_scroll(p)
    beside(dragon, (0, 0, .92))(p)


def dragon_and_phoenix(p: Painter):
    beside(dragon, (-1.0, 0, .62), )(p)
    beside(phoenix, (1.05, 0, .62, -1))(p)


def two_dragons(p: Painter):
    beside(dragon, (-1.02, 0, .6), (1.02, 0, .6, -1))(p)
    for a in np.arange(8) * np.pi / 4:
        p.line([(.1 * np.cos(a), .1 * np.sin(a)), (.2 * np.cos(a), .2 * np.sin(a))], .03, "accent")


def coiled_dragon(p: Painter):
    """A dragon turned round upon itself, in a roundel."""
    for x0 in (-1, 1):
        t = np.linspace(0, 1, 60)
        a, r = 5.4 * t + .4, .8 - .42 * t
        line = np.c_[x0 + r * np.cos(a), r * np.sin(a)]
        p.ribbon(line, .04 + .09 * np.sin(np.pi * np.clip(t + .1, 0, 1)), "main", .022)
        for k in range(3, 57, 3):
            d = np.array([np.cos(a[k]), np.sin(a[k])])
            p.fill(np.array([line[k] + d * .08, line[k] + d * .19, line[k + 1] + d * .08]), "accent")
        for k in (18, 30, 42):
            d = np.array([np.cos(a[k]), np.sin(a[k])])
            for c in (-.4, 0, .4):
                p.line([line[k] + d * .1, line[k] + d * .1 + .2 * np.array([np.cos(a[k] + c + .8), np.sin(a[k] + c + .8)])], .03)
        h = line[-1]
        p.dot(h[0], h[1], .17, "main", .025)
        for b in np.linspace(0, 5, 6):
            p.fill(petal(h[0], h[1], a[-1] + b, .3, .08), "deep")
        p.dot(h[0] + .05, h[1] - .05, .05, "white", .02)
        p.dot(x0, .02, .07, "accent", .02)


def hornless(p: Painter):
    """Slim lizard-like dragons with split tails and scrolled backs."""
    for x0, f in ((-1, 1), (1, -1)):
        t = np.linspace(0, 1, 40)
        line = np.c_[x0 + f * (-.8 + 1.5 * t), .35 * np.sin(6.5 * t)]
        p.ribbon(line, .05 + .06 * np.sin(np.pi * t), "main", .025)
        for k in (10, 26):
            for s in (-1, 1):
                p.line(curve([line[k], line[k] + (.1 * f, .2 * s), line[k] + (.25 * f, .28 * s)], 8), .05)
        for s in (-1, 1):
            a = np.linspace(0, 4.5, 18)
            p.line(np.c_[x0 - f * (.75 + .2 * (1 - a / 6) * np.cos(a)), s * .2 + .2 * (1 - a / 6) * np.sin(a)], .04)
        h = line[-1]
        p.fill(np.array([h + (0, -.14), h + (.26 * f, -.05), h + (.24 * f, .08), h + (0, .14)]), "main", .025)
        p.line(curve([h, h + (-.2 * f, -.25), h + (-.45 * f, -.2)], 10), .035)


def flower_phoenix(p: Painter):
    blooms.peony_scroll(p)
    beside(phoenix, (0, 0, .9))(p)


def cloud_phoenix(p: Painter):
    patterns.clouds(p)
    beside(phoenix, (0, 0, .9))(p)


def _quadruped(p, coat, neck=.5, head=.2, tail=0, legs=.5, spots=None, mane=False, horn=None):
    """A standing beast facing right, about 1.4 long, at the origin."""
    body = curve([(-.6, -.05), (-.3, -.22), (.2, -.2), (.5, -.15)], 20)
    for k, (x, lean) in enumerate(((-.5, -.1), (-.36, .1), (.34, -.08), (.5, .14))):
        p.ribbon(curve([(x, .05), (x + lean, .05 + legs * .5), (x + lean * .3, .05 + legs)], 8), np.linspace(.09, .04, 8), coat, .02)
        p.fill(np.array([(x + lean * .3 - .05, .03 + legs), (x + lean * .3 + .1, .03 + legs), (x + lean * .3 + .1, .1 + legs), (x + lean * .3 - .05, .1 + legs)]), "deep")
    p.ribbon(body, .2 + .06 * np.sin(np.linspace(0, np.pi, 20)), coat, .025)
    top = np.array([.5 + .25 * neck, -.15 - neck])
    p.ribbon(curve([(.42, -.15), (.55, -.15 - .5 * neck), top], 12), np.linspace(.17, .1, 12), coat, .022)
    p.fill(np.vstack([top + (-.1, -.1), top + (.12, -.12), top + (.12 + head, .0), top + (.1 + head, .1), top + (-.05, .13)]), coat, .025)
    p.dot(top[0] + .08, top[1] - .02, .032, "line")
    if mane:
        for k in range(8):
            p.fill(petal(.4 + .03 * k, -.2 - neck * k / 9, 2.6 + .15 * k, .34, .12), "deep", .014)
    if tail == 1:
        for a in np.linspace(2.3, 3.6, 5):
            p.fill(petal(-.62, -.15, a, .5, .13), "accent", .016)
    elif tail == 2:
        p.ribbon(curve([(-.62, -.12), (-.85, .05), (-.8, .4)], 10), np.linspace(.05, .1, 10), "deep", .016)
    else:
        p.fill(petal(-.6, -.15, 2.6, .2, .1), coat, .016)
    for x, y in (p.rng.uniform((-.5, -.32), (.4, .05), (spots, 2)) if spots else ()):
        p.dot(x, y, .035, "white")
    if horn == "antlers":
        for s in (-.02, .06):
            p.line(curve([top + (s, -.1), top + (s - .06, -.35), top + (s - .02, -.5)], 8), .03)
            p.line([top + (s - .05, -.28), top + (s + .1, -.42)], .025)
    elif horn == "one":
        p.line(curve([top + (0, -.1), top + (-.06, -.3), top + (-.16, -.36)], 8), .04)


def ground(p, pine=True):
    g = p.rng
    p.line(curve([(-2, .82), (-1, .76), (0, .84), (1, .77), (2, .82)], 30), .03)
    for x in g.uniform(-1.9, 1.9, 5):
        for a in (-2, -1.57, -1.1):
            p.fill(petal(x, .82, a, .2, .05), "leaf")
    if pine:
        x0 = float(g.choice([-1.75, 1.75, 0]))
        p.ribbon(curve([(x0, .85), (x0 + .1, .1), (x0 - .08, -.6)], 14), np.linspace(.1, .04, 14), "bark", .02)
        for dx, dy in ((-.3, -.5), (.3, -.3), (-.25, -.05), (.1, -.8)):
            p.dot(x0 + dx, dy, .24, "leaf", .02, .55)


def deer(p: Painter):
    ground(p)
    beside(lambda q: _quadruped(q, "main", .5, .16, 0, .55, 9, horn="antlers"), (-.95, .12, .85), (.85, .2, .75, -1))(p)


def horses(p: Painter):
    ground(p)
    for x, f, coat in ((-1.1, 1, "main"), (.1, -1, "second"), (1.2, 1, "wash")):
        beside(lambda q: _quadruped(q, coat, .5, .26, 2, .55, mane=True), (x, .15 + p.rng.normal(0, .08), .75, f))(p)


def winged_horse(p: Painter):
    waves_low(p)
    def one(q):
        _quadruped(q, "main", .5, .24, 1, .5, mane=True)
        for k in range(6):
            q.fill(petal(.05, -.25, -2.4 + .22 * k, .62, .14), "second", .016)
    beside(one, (-.95, -.05, .85), (1.0, -.05, .85, -1))(p)


def waves_low(p: Painter):
    for k, y in enumerate((.62, .76, .9)):
        for x in np.arange(-2, 2.1, .3) + .15 * (k % 2):
            a = np.linspace(np.pi, 2 * np.pi, 10)
            p.fill(np.c_[x + .17 * np.cos(a), y + .14 * np.sin(a)], "wash" if k % 2 else "white", .02)


def qilin(p: Painter):
    ground(p, False)
    def one(q):
        _quadruped(q, "main", .45, .2, 1, .5, mane=True, horn="one")
        for i in range(-5, 5):
            for j in range(3):
                a = np.linspace(-1.2, 1.2, 5)
                q.line(np.c_[.09 * i + .05 * np.cos(a), -.28 + .12 * j + .06 * np.sin(a)], .014)
        for a in np.linspace(-2.6, -1, 4):
            q.fill(petal(.1, -.32, a, .5, .1), "accent", .014)
    beside(one, (-.85, .12, .95), (1.0, .12, .9, -1))(p)
    for x in (-.0, 1.9):
        cloud(p, x, -.65, .26)


def lions(p: Painter):
    def one(q):
        _quadruped(q, "main", .28, .2, 1, .42, mane=False)
        for a in np.linspace(0, 5.6, 11):
            a0 = .58, -.42
            q.dot(a0[0] + .2 * np.cos(a), a0[1] + .2 * np.sin(a), .085, "deep", .02)
        q.dot(.6, -.42, .17, "main", .02)
        q.dot(.66, -.46, .04, "line")
    beside(one, (-1.0, .15, .95), (1.0, .1, .95, -1))(p)
    p.dot(0, .15, .28, "accent", .03)
    for a in np.arange(6) * np.pi / 3:
        p.fill(lobe(0, .15, a, .2, .14), "second", .016)
    for s in (-1, 1):
        t = np.linspace(0, 1, 16)
        p.ribbon(np.c_[s * .9 * t, .1 - .55 * t + .15 * np.sin(6 * t)], .05 * (1.1 - t), "accent", .014)


def sea_beasts(p: Painter):
    waves_low(p)
    beside(lambda q: _quadruped(q, "main", .35, .22, 1, .35, mane=True), (-.95, .05, .85))(p)
    def shark(q):
        t = np.linspace(0, 1, 20)
        q.ribbon(np.c_[-.7 + 1.4 * t, .15 * np.sin(5 * t)], .2 * np.sin(np.pi * (.08 + .85 * t)), "second", .025)
        for a in (2.6, 3.6):
            q.fill(petal(-.65, .0, a, .4, .18), "accent", .02)
        q.fill(petal(0, -.1, -2, .4, .16), "accent", .02)
    beside(shark, (1.0, .05, .9, -1))(p)


DRAW = {"motif:" + k: v for k, v in dict(
    hailong=sea_dragon, chuanhualong=flower_dragon, longfeng=dragon_and_phoenix, longzhu=two_dragons, tuanlong=coiled_dragon, chilong=hornless, fengchuanhua=flower_phoenix, yunfeng=cloud_phoenix,
    lu=deer, ma=horses, tianma=winged_horse, qilin=qilin, shizi=lions, haishou=sea_beasts).items()}
