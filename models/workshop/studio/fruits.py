"""Painted fruit: on branches, on vines and in sprays."""
import numpy as np

from .flora import leaf3
from .painter import Painter, curve, lobe, petal


def pomegranate(p, x, y, s, role="main"):
    p.dot(x, y, .4 * s, role, .03)
    for a in (-2., -1.57, -1.1):
        p.fill(petal(x, y - .3 * s, a, .26 * s, .12 * s), role, .02)
    for dx, dy in ((-.08, 0), (.08, .02), (0, -.1), (0, .12)):
        p.dot(x + dx * s, y + dy * s, .07 * s, "accent", .014)


def peach(p, x, y, s, role="main"):
    p.fill(curve([(x, y - .42 * s), (x + .34 * s, y - .1 * s), (x + .3 * s, y + .28 * s), (x, y + .4 * s), (x - .3 * s, y + .28 * s), (x - .34 * s, y - .1 * s), (x, y - .42 * s)], 30), role, .03)
    p.line(curve([(x, y - .4 * s), (x + .08 * s, y), (x, y + .3 * s)], 10), .02)


def citron(p, x, y, s, role="main"):
    p.dot(x, y + .1 * s, .3 * s, role, .03, 1.1)
    for a in np.linspace(-2.3, -.8, 6):
        p.fill(lobe(x, y, a, .52 * s, .12 * s), role, .02)


def lychee(p, x, y, s, role="main"):
    for dx, dy in ((-.2, 0), (.2, .05), (0, -.22), (0, .25)):
        p.dot(x + dx * s, y + dy * s, .2 * s, role, .025)
        for k in range(3):
            p.line([(x + (dx - .1 + .1 * k) * s, y + (dy - .1) * s), (x + (dx - .1 + .1 * k) * s, y + (dy + .1) * s)], .012)


def melon(p, x, y, s, role="main"):
    p.dot(x, y, .36 * s, role, .03, 1.25)
    for d in (-.18, 0, .18):
        p.line(curve([(x + d * .3 * s, y - .44 * s), (x + d * s, y), (x + d * .3 * s, y + .44 * s)], 8), .016)


def gourd(p, x, y, s, role="main"):
    p.dot(x, y + .22 * s, .32 * s, role, .03)
    p.dot(x, y - .2 * s, .2 * s, role, .03)


def _fruit(p: Painter, kinds):
    """Fruiting branches: two large fruits and blossom among leaves."""
    g = p.rng
    p.ribbon(curve([(-1.95, .5), (-1, .75), (0, .3), (1, .65), (1.95, .35)], 40), np.linspace(.06, .04, 40), "bark", .016)
    for k, x in enumerate((-1.45, -.5, .5, 1.45)):
        y = -.15 + .12 * (-1) ** k + g.normal(0, .04)
        p.line(curve([(x + .2, .55), (x + .1, .3), (x, y + .2)], 8), .04, "bark")
        for _ in range(4):
            p.fill(petal(x + g.normal(0, .25), y + .3 + g.normal(0, .2), g.uniform(0, 6.28), .42, .15), "leaf", .016)
        kinds[k % len(kinds)](p, x, y, .95, ("main", "second")[(k // len(kinds)) % 2 if len(kinds) > 1 else k % 2])


def fruit_of(*kinds):
    return lambda p: _fruit(p, kinds)


def vine(kind):
    def draw(p: Painter):
        g = p.rng
        p.line(np.c_[np.linspace(-2, 2, 60), -.55 + .25 * np.sin(np.linspace(0, 4 * np.pi, 60))], .045)
        for x in (-1.5, -.5, .5, 1.5):
            kind(p, x, .25, .95, ("main", "second")[int(x > 0)])
            leaf3(p, x + .45, -.3 + g.normal(0, .1), g.uniform(0, 6), .42)
            leaf3(p, x - .1, -.7, g.uniform(0, 6), .4)
            a = np.linspace(0, 10, 30)
            p.line(np.c_[x + .4 + .12 * (1 - a / 12) * np.cos(a), .55 + .12 * (1 - a / 12) * np.sin(a)], .018)
    return draw


def fruit_sprays(p: Painter):
    kinds = [peach, pomegranate, lychee, citron]
    i = int(p.rng.integers(4))
    for k, x in enumerate((-1.35, 0, 1.35)):
        y = .2 * (-1) ** k
        p.line(curve([(x - .5, y + .5), (x - .1, y + .35), (x + .2, y + .1)], 10), .045, "bark")
        for a in (1.6, 2.6, 3.5, -.2, .6):
            p.fill(petal(x - .05, y + .3, a, .46, .16), "leaf", .016)
        kinds[(i + k) % 4](p, x, y - .1, .85, ("main", "second")[k % 2])


DRAW = {"motif:" + k: v for k, v in dict(
    shiliu=fruit_of(pomegranate), tao=fruit_of(peach), sanduo=fruit_of(peach, pomegranate, citron), lizhi=fruit_of(lychee), foshou=fruit_of(citron), gua=vine(melon), huluteng=vine(gourd),
    zhezhiguo=fruit_sprays).items()}
