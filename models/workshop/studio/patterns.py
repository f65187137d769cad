"""Patterns as main decoration: frets, diapers, waves, strings, scrolls and clouds."""
import numpy as np

from .painter import Painter, curve, petal


def _grid(nx, ny):
    """Centres of a lattice over a cell 4 wide and 2 high, and half its pitch."""
    return [(-2 + (i + .5) * 4 / nx, -1 + (j + .5) * 2 / ny) for j in range(ny) for i in range(nx)], 2 / nx, 1 / ny


def fret(p: Painter):
    pts, a, b = _grid(5, 2)
    for x, y in pts:
        p.line([(x - a, y + .8 * b), (x - .8 * a, y + .8 * b), (x - .8 * a, y - .75 * b), (x + .7 * a, y - .75 * b), (x + .7 * a, y + .5 * b), (x - .4 * a, y + .5 * b), (x - .4 * a, y - .3 * b), (x + .3 * a, y - .3 * b), (x + .3 * a, y + .1 * b)], .07)
        p.line([(x - .8 * a, y + .8 * b), (x + a, y + .8 * b)], .07)


def brocade(p: Painter):
    pts, a, b = _grid(8, 4)
    for x, y in pts:
        p.line([(x - a, y), (x, y - b), (x + a, y), (x, y + b), (x - a, y)], .035)
        p.dot(x, y, .09, "main", .02)
        for t in np.arange(4) * np.pi / 2 + np.pi / 4:
            p.dot(x + .13 * np.cos(t), y + .13 * np.sin(t), .035, "second")


def coins(p: Painter):
    pts, a, b = _grid(6, 3)
    th = np.linspace(0, 2 * np.pi, 24)
    for x, y in pts:
        p.fill(np.c_[x + a * np.cos(th), y + b * np.sin(th)], "wash", .035)
        p.fill(np.array([(x - a * .55, y), (x, y - b * .55), (x + a * .55, y), (x, y + b * .55)]), "white", .03)


def tortoise(p: Painter):
    pts, a, b = _grid(6, 3)
    for x, y in pts:
        th = np.linspace(0, 2 * np.pi, 7)
        hexa = np.c_[1.05 * a * np.cos(th), 1.05 * b * np.sin(th)]
        p.line(hexa + (x, y), .05)
        p.fill(hexa * .68 + (x, y), "wash", .025)
        for t in th[:-1]:
            p.dot(x + .2 * a * np.cos(t), y + .2 * b * np.sin(t), .035, "main")


def wave_lines(p: Painter):
    for k, y in enumerate(np.linspace(-.92, .92, 9)):
        t = np.linspace(-2, 2, 70)
        p.line(np.c_[t, y + .09 * np.sin(np.pi * 2 * t + (k % 2) * np.pi)], .035)


def strings(p: Painter):
    for y in (-.7, -.62, -.02, .06, .62, .7):
        p.line([(-2.05, y), (2.05, y)], .045)


def chequer(p: Painter):
    pts, a, b = _grid(10, 5)
    for k, (x, y) in enumerate(pts):
        if (k % 10 + k // 10) % 2:
            p.fill(np.array([(x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)]), "main")


def beads(p: Painter):
    for y in (-.7, 0, .7):
        for x in np.arange(-1.9, 2, .2):
            p.dot(x, y, .085, "white", .03)
        for s in (-.15, .15):
            p.line([(-2.05, y + s), (2.05, y + s)], .03)
    for x in np.arange(-1.75, 2, .5):
        for y in (-.35, .35):
            for t in np.arange(5) * 2 * np.pi / 5:
                p.dot(x + .09 * np.cos(t), y + .09 * np.sin(t), .05, "main")


def grass_scroll(p: Painter):
    t = np.linspace(-2, 2, 80)
    p.line(np.c_[t, .4 * np.sin(np.pi * t)], .06)
    for x in np.arange(-1.75, 2, .5):
        s = np.sign(np.sin(np.pi * x)) or 1
        for f, r in ((1, .42), (-1, .26)):
            a = np.linspace(0, 4.6, 26)
            rad = r * (1 - a / 6)
            p.line(np.c_[x + f * rad * np.cos(a) * .5, -.15 * s + s * rad * np.sin(a)], .05)
        p.fill(petal(x + .2, .2 * s, s * 1.2, .4, .13), "leaf")
        p.fill(petal(x - .1, .3 * s, s * 2.0, .36, .12), "main")


def ruyi_heads(p: Painter):
    for x in (-1.5, -.5, .5, 1.5):
        pts = curve([(-.48, -.9), (-.45, -.1), (-.28, .1), (-.16, 0), (0, .55), (.16, 0), (.28, .1), (.45, -.1), (.48, -.9)], 40)
        p.fill(pts + (x, 0), "main", .04)
        p.fill(pts * .62 + (x, -.25), "white", .03)
        p.dot(x, -.35, .1, "accent", .02)
        p.fill(petal(x + .5, .9, -np.pi / 2, .6, .2), "leaf", .02)


def clouds(p: Painter):
    g = p.rng
    for x, y in [(-1.6, -.5), (-.55, -.6), (.5, -.45), (1.55, -.6), (-1.1, .1), (0, .05), (1.05, .1), (-1.6, .65), (-.5, .7), (.55, .6), (1.6, .68)]:
        s = g.uniform(.24, .32)
        for dx, dy, r in ((-.6, .05, .34), (0, -.25, .42), (.6, .05, .34), (0, .15, .3)):
            p.dot(x + dx * s, y + dy * s, r * s, ("main", "wash", "second")[g.integers(3)], .02)
        t = np.linspace(0, 1, 12)
        f = g.choice([-1, 1])
        p.ribbon(np.c_[x + f * s * (.4 + 1.4 * t), y + s * (.3 + .25 * np.sin(5 * t))], s * .14 * (1 - t) + .01, "wash", .014)


def swastikas(p: Painter):
    pts, a, b = _grid(6, 3)
    for x, y in pts:
        p.line([(x - .6 * a, y - .6 * b), (x - .6 * a, y), (x + .6 * a, y), (x + .6 * a, y + .6 * b)], .05)
        p.line([(x - .6 * a, y + .6 * b), (x, y + .6 * b), (x, y - .6 * b), (x + .6 * a, y - .6 * b)], .05)


DRAW = {"motif:" + k: v for k, v in dict(
    huiwen=fret, jinwen=brocade, qianwen=coins, guibei=tortoise, shuibowen=wave_lines, xuanwen=strings, fangge=chequer, lianzhu=beads, juancao=grass_scroll, ruyitou=ruyi_heads,
    yunwen=clouds, wanfu=swastikas).items()}
