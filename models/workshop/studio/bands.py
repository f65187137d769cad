"""Border bands: key fret, lappets, ruyi collar, waves, rules, classic scroll and diaper."""
import numpy as np

from .painter import Painter, curve


def rules(p: Painter, *rows, width=2):
    for y in rows:
        p.draw.line([(0, y), (p.w, y)], fill=p.pal["line"], width=max(1, int(width)))


def lappets(p: Painter, y0, y1, up=True):
    h = abs(y1 - y0)
    n = max(8, int(round(p.w / (h * 1.0))))
    for k in range(n):
        p.at((k + .5) * p.w / n, (y0 + y1) / 2, h / 2, 0, 1, 1)
        half = p.w / n / h
        sgn = 1 if up else -1
        pts = curve([(-half * .92, sgn * 1), (-half * .92, -sgn * .3), (-half * .5, -sgn * .75), (0, -sgn * 1), (half * .5, -sgn * .75), (half * .92, -sgn * .3), (half * .92, sgn * 1)], 30)
        p.fill(pts, "wash", .09)
        p.fill(pts * .6 + (0, sgn * .2), "main", .05)


def ruyi(p: Painter, y0, y1):
    h = y1 - y0
    n = max(6, int(round(p.w / (h * 1.5))))
    for k in range(n):
        p.at((k + .5) * p.w / n, (y0 + y1) / 2, h / 2, 0, 1, p.w / n / h / 1.5)
        pts = curve([(-1.45, -1), (-1.3, -.1), (-.8, .25), (-.45, .1), (0, 1), (.45, .1), (.8, .25), (1.3, -.1), (1.45, -1)], 40)
        p.fill(pts, "main", .1)
        p.fill(pts * .55 + (0, -.3), "white", .06)


def fret(p: Painter, y0, y1):
    h = y1 - y0
    n = max(12, int(round(p.w / (h * 1.5))))
    for k in range(n):
        p.at((k + .5) * p.w / n, (y0 + y1) / 2, h / 2, 0, 1, p.w / n / h / 1.5)
        p.line([(-1.2, .7), (-1.2, -.7), (1, -.7), (1, .5), (-.6, .5), (-.6, -.2), (.3, -.2)], .2)
    rules(p, y0 - 1, y1 + 1, width=h * .07)


def wave(p: Painter, y0, y1):
    h = y1 - y0
    n = max(10, int(round(p.w / (h * 1.6))))
    for k in range(n):
        p.at((k + .5) * p.w / n, (y0 + y1) / 2, h / 2, 0, 1, p.w / n / h / 1.6)
        a = np.linspace(0, 5.5, 22)
        p.fill(curve([(-1.6, .95), (-.9, .2), (-.2, -.8), (.6, -.6), (.9, .2), (1.6, .95)], 20), "wash")
        p.line(np.c_[.25 + .6 * (1 - a / 7) * np.cos(a + 2.5), .05 + .6 * (1 - a / 7) * np.sin(a + 2.5)], .13)
    rules(p, y0 - 1, y1 + 1, width=h * .06)


def scroll(p: Painter, y0, y1):
    h = y1 - y0
    n = max(6, int(round(p.w / (h * 3))))
    for k in range(n):
        p.at((k + .5) * p.w / n, (y0 + y1) / 2, h / 2, 0, 1, p.w / n / h / 3)
        t = np.linspace(-3, 3, 30)
        p.line(np.c_[t, .45 * np.sin(t * np.pi / 3)], .13)
        for x, s in ((-1.5, 1), (1.5, -1)):
            p.dot(x, s * .35, .34, "main", .1)
            p.dot(x + 1.1, s * .3, .2, "leaf")
    rules(p, y0 - 1, y1 + 1, width=h * .06)


def diaper(p: Painter, y0, y1):
    h = y1 - y0
    n = max(14, int(round(p.w / (h * 1.0))))
    for k in range(n):
        p.at((k + .5) * p.w / n, (y0 + y1) / 2, h / 2, 0, 1, p.w / n / h)
        p.line([(-1, -1), (1, 1)], .1)
        p.line([(-1, 1), (1, -1)], .1)
        p.dot(0, -.75, .15, "main")
        p.dot(0, .75, .15, "main")
    rules(p, y0, y1, width=h * .08)


SMALL = [fret, wave, scroll, diaper]


def ring(p: Painter, c, r0, r1, rng):
    """A border band on a disc, between shares r0 and r1 of its radius c: scroll beads, lattice, waves or petals."""
    style, mid, h = int(rng.integers(4)), (r0 + r1) / 2 * c, (r1 - r0) * c
    n = int(np.clip(round(2 * np.pi * mid / (h * (1.6, 1.0, 1.6, 1.1)[style])), 16, 64))
    half = np.pi * mid / n / (h / 2)
    for k in range(n):
        a = 2 * np.pi * k / n
        p.at(c + mid * np.cos(a), c + mid * np.sin(a), h / 2, a + np.pi / 2)
        if style == 0:
            p.dot(0, 0, .55, "wash", .16)
            p.line([(-half, .6), (0, -.7), (half, .6)], .2)
        elif style == 1:
            p.line([(-half, -.9), (half, .9)], .14)
            p.line([(-half, .9), (half, -.9)], .14)
            p.dot(0, 0, .3, "main", .1)
        elif style == 2:
            t = np.linspace(0, 5, 14)
            p.line(np.c_[.7 * (1 - t / 7) * np.cos(t), .7 * (1 - t / 7) * np.sin(t)], .16)
            p.line([(-half, .9), (half, .9)], .12)
        else:
            p.fill(curve([(-half * .9, .9), (-half * .8, -.2), (0, -.9), (half * .8, -.2), (half * .9, .9)], 14), "wash", .12)
            p.dot(0, .2, .28, "main")
    for r in (r0, r1):
        p.draw.ellipse((c - r * c, c - r * c, c + r * c, c + r * c), outline=p.pal["line"], width=max(1, int(h * .06)))


def dress(p: Painter, y_main0, y_main1, rows):
    """Bands above and below the main field; rows: usable row range (top, bottom) of the strip."""
    g, (top, bottom) = p.rng, rows
    gap = .012 * p.h
    rules(p, y_main0 - gap, y_main1 + gap, width=max(2, p.h * .004))
    above, below = y_main0 - gap - top, bottom - y_main1 - gap
    y = y_main0 - gap * 1.6
    if above > .10 * p.h:
        size = min(above * .4, .09 * p.h)
        ruyi(p, y - size, y)
        y -= size + gap
        if y - top > .05 * p.h and g.random() < .8:
            size = min((y - top) * .45, .05 * p.h)
            SMALL[g.integers(len(SMALL))](p, y - size, y)
            y -= size + gap
        if y - top > .10 * p.h and g.random() < .75:
            lappets(p, max(top + gap, y - .17 * p.h), y, up=True)
    elif above > .03 * p.h:
        SMALL[g.integers(len(SMALL))](p, y - above * .6, y)
    y = y_main1 + gap * 1.6
    if below > .09 * p.h:
        lappets(p, y, min(bottom - gap, y + .16 * p.h), up=True)
    elif below > .03 * p.h:
        SMALL[g.integers(len(SMALL))](p, y, y + below * .6)
    rules(p, top + gap, bottom - gap * .5, width=max(2, p.h * .004))
