"""Emblems and writing as main decoration: Buddhist and Daoist emblems, treasures, trigrams, characters and script."""
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .painter import Painter, curve, lobe, petal

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"


def fly_whisk_scrolls(p, x, y, s):
    for f in (-1, 1):
        a = np.linspace(0, 4, 16)
        p.line(np.c_[x + f * s * (.3 + .35 * (1 - a / 6) * np.cos(a)), y + s * (.55 + .3 * (1 - a / 6) * np.sin(a))], .025)


def _wheel(p, x, y, s):
    for r, role in ((.5, "main"), (.36, "white"), (.14, "accent")):
        p.dot(x, y, r * s, role, .025)
    for t in np.arange(8) * np.pi / 4:
        p.line([(x + .14 * s * np.cos(t), y + .14 * s * np.sin(t)), (x + .38 * s * np.cos(t), y + .38 * s * np.sin(t))], .035)


def _conch(p, x, y, s):
    p.fill(np.array([(x - .5 * s, y), (x - .1 * s, y - .42 * s), (x + .35 * s, y - .3 * s), (x + .5 * s, y + .1 * s), (x + .1 * s, y + .4 * s)]), "second", .03)
    a = np.linspace(0, 9, 30)
    p.line(np.c_[x + .05 * s + .26 * s * (1 - a / 10) * np.cos(a), y + .26 * s * (1 - a / 10) * np.sin(a)], .025)


def _umbrella(p, x, y, s):
    p.fill(np.vstack([[(x - .5 * s, y)], curve([(x - .5 * s, y), (x, y - .5 * s), (x + .5 * s, y)], 12)]), "main", .03)
    p.line([(x, y), (x, y + .55 * s)], .04)
    for d in (-.4, -.13, .13, .4):
        p.line([(x + d * s, y), (x + d * s, y + .22 * s)], .03, "accent")


def _canopy(p, x, y, s):
    for k, w in enumerate((.5, .4, .3)):
        p.fill(np.array([(x - w * s, y - .45 * s + .3 * k * s), (x + w * s, y - .45 * s + .3 * k * s), (x + w * .85 * s, y - .2 * s + .3 * k * s), (x - w * .85 * s, y - .2 * s + .3 * k * s)]), ("main", "second", "accent")[k], .025)


def _lotus(p, x, y, s):
    for a in np.linspace(-2.8, -.35, 7):
        p.fill(petal(x, y + .25 * s, a, .62 * s, .24 * s), "main", .02)
    p.dot(x, y + .2 * s, .12 * s, "leaf", .02)


def _vase(p, x, y, s):
    p.fill(curve([(x - .14 * s, y - .5 * s), (x - .1 * s, y - .3 * s), (x - .32 * s, y), (x - .15 * s, y + .5 * s), (x + .15 * s, y + .5 * s), (x + .32 * s, y), (x + .1 * s, y - .3 * s), (x + .14 * s, y - .5 * s), (x - .14 * s, y - .5 * s)], 40), "second", .03)
    p.line([(x - .25 * s, y), (x + .25 * s, y)], .03)


def _fishes(p, x, y, s):
    for f in (-1, 1):
        t = np.linspace(0, 1, 14)
        p.ribbon(np.c_[x + f * s * (.05 + .28 * np.sin(np.pi * t)), y + s * (-.5 + t)], .13 * s * np.sin(np.pi * (.12 + .8 * t)), "main", .025)
        p.fill(petal(x + f * .05 * s, y + .45 * s, np.pi / 2 - f * .5, .3 * s, .16 * s), "accent", .02)


def _knot(p, x, y, s):
    for d in (-.3, 0, .3):
        p.line([(x + (d - .4) * s, y + d * s), (x + (d + .4) * s, y + d * s)], .05)
        p.line([(x + d * s, y + (d - .4) * s), (x + d * s, y + (d + .4) * s)], .05)
    q = np.array([(-.5, 0), (0, -.5), (.5, 0), (0, .5), (-.5, 0)]) * s
    p.line(q + (x, y), .06)


EIGHT = [_wheel, _conch, _umbrella, _canopy, _lotus, _vase, _fishes, _knot]


def eight_emblems(p: Painter):
    """Four of the eight Buddhist emblems to a cell, each on a lotus stem with ribbons."""
    start = int(p.rng.integers(8))
    for k, x in enumerate((-1.5, -.5, .5, 1.5)):
        EIGHT[(start + 2 * k) % 8](p, x, -.22, .78)
        p.line(curve([(x, .2), (x + .05, .5), (x, .8)], 8), .03)
        for f in (-1, 1):
            t = np.linspace(0, 1, 14)
            p.ribbon(np.c_[x + f * (.1 + .33 * t), .25 + .25 * np.sin(5 * t + 1)], .045 * (1.1 - t), "accent", .014)
            p.fill(petal(x, .8, -np.pi / 2 + f * 1.1, .4, .16), "leaf", .016)


def _fan(p, x, y, s):
    p.fill(np.vstack([[(x, y + .45 * s)], np.c_[x + .6 * s * np.sin(np.linspace(-.8, .8, 10)), y + .45 * s - .9 * s * np.cos(np.linspace(-.8, .8, 10))]]), "second", .03)


def _sword(p, x, y, s):
    p.ribbon(np.array([(x - .1 * s, y + .3 * s), (x + .25 * s, y - .6 * s)]), [.07 * s, .02 * s], "main", .025)
    p.line([(x - .25 * s, y + .22 * s), (x + .08 * s, y + .34 * s)], .06)
    p.line([(x - .1 * s, y + .3 * s), (x - .2 * s, y + .55 * s)], .07)


def _gourd(p, x, y, s):
    p.dot(x, y + .2 * s, .32 * s, "leaf", .03)
    p.dot(x, y - .22 * s, .2 * s, "leaf", .03)
    p.line([(x, y - .42 * s), (x + .08 * s, y - .55 * s)], .03)


def _basket(p, x, y, s):
    p.fill(np.array([(x - .4 * s, y), (x + .4 * s, y), (x + .28 * s, y + .4 * s), (x - .28 * s, y + .4 * s)]), "second", .03)
    a = np.linspace(np.pi, 2 * np.pi, 12)
    p.line(np.c_[x + .38 * s * np.cos(a), y + .5 * s * np.sin(a)], .03)
    for d in (-.2, 0, .2):
        p.dot(x + d * s, y - .06 * s, .1 * s, "main", .02)


def _flute(p, x, y, s):
    p.ribbon(np.array([(x - .4 * s, y + .4 * s), (x + .4 * s, y - .4 * s)]), [.06 * s] * 2, "accent", .025)


def _clappers(p, x, y, s):
    for d in (-.12, .12):
        p.ribbon(np.array([(x + d * s, y - .5 * s), (x + d * 1.6 * s, y + .5 * s)]), [.09 * s] * 2, "main", .025)


DAOIST = [_fan, _sword, _gourd, _basket, _flute, _clappers, _lotus]


def hidden_immortals(p: Painter):
    start = int(p.rng.integers(7))
    for k, x in enumerate((-1.4, 0, 1.4)):
        DAOIST[(start + 2 * k) % 7](p, x, 0, .9)
        for f in (-1, 1):
            t = np.linspace(0, 1, 16)
            p.ribbon(np.c_[x + f * (.15 + .5 * t), .1 * f + .35 * np.sin(5 * t + k)], .05 * (1.1 - t), "wash", .014)


def treasures(p: Painter):
    g = p.rng
    for k, x in enumerate((-1.6, -.8, 0, .8, 1.6)):
        y = .3 * (-1) ** k
        kind = (k + int(g.integers(5))) % 5
        if kind == 0:       # coin
            p.dot(x, y, .28, "main", .03)
            p.fill(np.array([(x - .1, y - .1), (x + .1, y - .1), (x + .1, y + .1), (x - .1, y + .1)]), "white", .02)
        elif kind == 1:     # lozenge
            p.fill(np.array([(x - .38, y), (x, y - .24), (x + .38, y), (x, y + .24)]), "second", .03)
            p.line(np.array([(x - .2, y), (x, y - .12), (x + .2, y), (x, y + .12), (x - .2, y)]), .025)
        elif kind == 2:     # books
            for d in (0, .12, .24):
                p.fill(np.array([(x - .3, y + d - .2), (x + .25, y + d - .25), (x + .3, y + d - .15), (x - .25, y + d - .1)]), ("main", "white", "accent")[int(d * 10) % 3], .02)
        elif kind == 3:     # horns
            for f in (-1, 1):
                p.ribbon(curve([(x + f * .05, y + .3), (x + f * .3, y), (x + f * .1, y - .3)], 10), np.linspace(.09, .01, 10), "second", .02)
        else:               # artemisia leaf
            for a in np.linspace(-2.4, -.7, 5):
                p.fill(petal(x, y + .25, a, .55, .16), "leaf", .02)
        for f in (-1, 1):
            t = np.linspace(0, 1, 12)
            p.ribbon(np.c_[x + f * (.1 + .28 * t), y + .15 + .25 * np.sin(4 * t)], .03 * (1.1 - t), "accent")


def trigrams(p: Painter):
    for k in range(4):
        x, bits = -1.5 + k, int(p.rng.integers(8))
        for r in range(3):
            y = -.35 + .35 * r
            for seg in ([(-.32, .32)] if bits >> r & 1 else [(-.32, -.07), (.07, .32)]):
                p.fill(np.array([(x + seg[0], y - .09), (x + seg[1], y - .09), (x + seg[1], y + .09), (x + seg[0], y + .09)]), "main", .02)
        p.dot(x + .5, .75, .1, "wash", .02)
        p.dot(x + .5, -.75, .1, "wash", .02)


@cache
def _glyph(char, seal=False):
    """Outline runs of a character as polygons' boxes on a coarse grid, in -0.5..0.5; the seal form is squared and even."""
    font = ImageFont.truetype(FONT, 60, index=3)
    im = Image.new("L", (64, 64), 0)
    b = font.getbbox(char)
    ImageDraw.Draw(im).text((32 - (b[0] + b[2]) / 2, 32 - (b[1] + b[3]) / 2), char, font=font, fill=255)
    n = 18 if seal else 40
    a = np.asarray(im.resize((n, n), Image.BOX)) > 105
    runs = []
    for j in range(n):
        i = 0
        while i < n:
            if a[j, i]:
                k = i
                while k < n and a[j, k]:
                    k += 1
                runs.append((i / n - .5, j / n - .5, k / n - .5, (j + 1.04) / n - .5))
                i = k
            i += 1
    return runs


def write(p: Painter, char, x, y, s, role="line", seal=False):
    for x0, y0, x1, y1 in _glyph(char, seal):
        p.fill(np.array([(x + s * x0, y + s * y0), (x + s * x1, y + s * y0), (x + s * x1, y + s * y1), (x + s * x0, y + s * y1)]), role)


def _character(p, char):
    g = p.rng
    for x in (-1, 1):
        p.dot(x, 0, .78, "wash" if g.random() < .4 else "white", .05)
        write(p, char, x, 0, 1.15, "main" if g.random() < .5 else "line", True)
    for x in (-2, 0, 2):
        for a in np.arange(4) * np.pi / 2:
            p.fill(lobe(x, 0, a, .22, .18), "accent", .02)
        fly_whisk_scrolls(p, x, .1, .6)
        fly_whisk_scrolls(p, x, -.9, .6)


def shou(p: Painter):
    _character(p, "壽")


def fu(p: Painter):
    _character(p, "福")


def double_happiness(p: Painter):
    _character(p, "囍")


POEM = "春江潮水連海平海上明月共生灧隨波千萬里何處無人花林照似霰空流不覺飛白沙看見"


def poem(p: Painter):
    g = p.rng
    start = int(g.integers(len(POEM)))
    for k, x in enumerate(np.linspace(1.6, -1.6, 7)):
        for r in range(int(g.integers(3, 6))):
            write(p, POEM[(start + k * 5 + r) % len(POEM)], x, -.78 + .4 * r, .36)


def sanskrit(p: Painter):
    """Rows of Lantsa-like letters: a bar, a body stroke and a hook."""
    g = p.rng
    for y in (-.5, .5):
        for x in np.linspace(-1.7, 1.7, 5):
            p.fill(np.array([(x - .26, y - .34), (x + .26, y - .34), (x + .22, y - .24), (x - .22, y - .24)]), "line")
            p.line(curve([(x + .1, y - .25), (x + .12, y + .05), (x + .02, y + .34)], 10), .08)
            p.line(curve([(x - .18, y - .25), (x - .2 + g.normal(0, .05), y + .05), (x + .08, y + g.uniform(-.1, .15))], 10), .07)
            if g.random() < .5:
                p.dot(x, y - .48, .05, "line")


def arabic(p: Painter):
    """A roundel of Sini-like script: long baselines, tall stems, bowls and dots."""
    g = p.rng
    for x0 in (-1, 1):
        th = np.linspace(0, 2 * np.pi, 40)
        for r in (.92, .86):
            p.line(np.c_[x0 + r * np.cos(th), r * np.sin(th)], .03)
        for y in (-.3, .12, .5):
            w = .62
            p.line(curve([(x0 + w, y - .05), (x0 + .2, y + .08), (x0 - .2, y + .02), (x0 - w, y + .1)], 20), .085)
            for x in g.uniform(-w, w, 4):
                p.line(curve([(x0 + x, y - .34), (x0 + x - .02, y - .1), (x0 + x, y + .04)], 8), .07)
            b = x0 + g.uniform(-.5, .5)
            a = np.linspace(0, np.pi, 12)
            p.line(np.c_[b + .15 * np.cos(a), y + .06 + .14 * np.sin(a)], .06)
            for _ in range(2):
                p.dot(x0 + g.uniform(-.5, .5), y + g.uniform(-.25, .25), .04, "line")
    for x in (-2, 0, 2):
        fly_whisk_scrolls(p, x, -.4, .7)


def kraak(p: Painter):
    """Alternating wide and narrow panels with fruit, emblem and knots."""
    for k, x in enumerate((-1.5, .5)):
        box = np.array([(x - .62, -.95), (x + .62, -.95), (x + .55, .95), (x - .55, .95)])
        p.fill(box, "white", .04)
        p.line(np.vstack([box, box[:1]]) * (1, .93), .025)
        if k:
            for a in np.linspace(-2.6, -.5, 5):
                p.fill(petal(x, .7, a, 1.1, .26), "leaf", .025)
            p.dot(x - .15, -.1, .26, "main", .03)
            p.dot(x + .2, .15, .24, "wash", .03)
        else:
            _vase(p, x, .1, 1.0)
            _knot(p, x, -.65, .35)
    for x in (-.5, 1.5):
        for y in np.linspace(-.85, .85, 7):
            p.dot(x, y, .1, "wash", .025)
        for s in (-.28, .28):
            p.line([(x + s, -.95), (x + s * .9, .95)], .03)
        p.fill(petal(x, .5, -np.pi / 2, 1., .2), "main", .02)


DRAW = {"motif:" + k: v for k, v in dict(
    bajixiang=eight_emblems, anbaxian=hidden_immortals, zabao=treasures, bagua=trigrams, shouzi=shou, fuzi=fu, xizi=double_happiness, shiwen=poem, fanwen=sanskrit, alabowen=arabic,
    kraak=kraak).items()}
