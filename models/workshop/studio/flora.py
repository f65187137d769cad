"""Painted plants and places: lotus scroll, peony, prunus, bamboo, grapes, lotus panels, waves and landscape."""
import numpy as np

from .painter import Painter, curve, lobe, petal


def lotus(p: Painter, x, y, s, role="main"):
    """A formal lotus: rows of pointed petals about a seed head."""
    for n, length, wide, r2 in ((9, .62, .27, role), (7, .46, .25, "white"), (5, .3, .2, role)):
        for a in np.linspace(-np.pi * .95, -.05 * np.pi, n):
            p.fill(petal(x, y + .12 * s, a, length * s, wide * s), r2, .014)
    p.dot(x, y + .06 * s, .13 * s, "accent", .016)
    for a in np.linspace(.35, np.pi - .35, 5):
        p.fill(petal(x, y + .1 * s, a, .3 * s, .14 * s), "leaf", .012)


def lotus_scroll(p: Painter):
    """Lotus blooms on an undulating stem with small spiked leaves; one wave fills the cell and repeats."""
    t = np.linspace(-2, 2, 80)
    wave = lambda u: -.42 * np.cos(np.pi * u)
    p.line(np.c_[t, wave(t)], .045, "line")
    for x0 in (-1, 1):
        for f in (-1, 1):   # curls that turn inwards about each bloom
            a = np.linspace(0, 3.9, 24)
            rad = .5 * (1 - a / 6.2)
            p.line(np.c_[x0 + f * (.36 + rad * np.cos(a) * .8), .48 - rad * np.sin(a) * .8], .03, "line")
    for u in np.arange(-1.9, 2, .2):
        for s in (-1, 1):
            p.fill(petal(u, wave(u), s * 1.1 + .3 * np.sin(9 * u), .24, .1), "leaf")
    for x0, sgn in ((-1, 1), (1, 1), (0, -1), (2, -1)):
        if sgn > 0:
            lotus(p, x0, -.12, .9)
        elif x0 == 0:
            lotus(p, x0, .2, .9, "second")
    lotus(p, 2.0, .2, .9, "second")


def peony_bloom(p: Painter, x, y, s, role="main"):
    off = p.rng.uniform(0, 6)
    for n, length, wide, r2 in ((9, .62, .44, role), (8, .47, .36, "wash"), (6, .32, .28, role)):
        for k in range(n):
            p.fill(lobe(x, y, off + k * 2 * np.pi / n + n, length * s, wide * s), r2, .018)
    p.dot(x, y, .1 * s, "accent", .016)


def leaf3(p: Painter, x, y, angle, s):
    for d in (-.75, .75, 0):
        pts = petal(x, y, angle + d, s * (1 if d == 0 else .7), s * .36)
        p.fill(pts, "leaf", .014)
        p.line([(x, y), (x + .7 * s * np.cos(angle + d), y + .7 * s * np.sin(angle + d))], .012)


def peony(p: Painter):
    """Large full peonies with three-lobed leaves."""
    g = p.rng
    stem = curve([(-1.9, .6), (-1.0, .5), (-.2, .75), (.6, .45), (1.8, .75)], 50)
    p.line(stem, .05)
    for x, y in ((-1.75, -.1), (-.1, .5), (.2, -.65), (1.75, -.3), (-1.65, .75), (1.6, .7), (-.25, -.2), (.35, .1), (-.55, -.75), (.65, .8)):
        leaf3(p, x, y, g.uniform(0, 6.28), .42)
    peony_bloom(p, -.95 + g.normal(0, .05), -.1 + g.normal(0, .06), 1.0)
    peony_bloom(p, .98 + g.normal(0, .05), .05 + g.normal(0, .06), 1.0, "second")
    p.dot(.12, -.3, .16, "main", .018)


def prunus(p: Painter):
    """A bare, angular branch of plum blossom."""
    g = p.rng
    main = curve([(-1.8, .95), (-1.2, .45), (-.75, .5), (-.1, .0), (.4, .1), (1.0, -.4), (1.7, -.55)], 60)
    p.ribbon(main, np.linspace(.13, .03, 60) * (1 + .25 * np.sin(np.arange(60) * .9)), "bark", .02)
    tips = [(main[k], g.choice([-1, 1])) for k in (12, 22, 30, 38, 46, 52)]
    for q, s in tips:
        end = q + np.array([g.uniform(.25, .6), s * g.uniform(.4, .75)])
        mid = (q + end) / 2 + g.normal(0, .07, 2)
        p.ribbon(curve([q, mid, end], 12), np.linspace(.04, .015, 12), "bark")
        for e in (mid, end, q):
            e = e + g.normal(0, .1, 2)
            for k in range(5):
                a = k * 2 * np.pi / 5 + g.uniform(0, .4)
                p.dot(e[0] + .11 * np.cos(a), e[1] + .11 * np.sin(a), .092, "bloom", .016)
            p.dot(e[0], e[1], .045, "accent")
        for _ in range(3):
            b = end + g.normal(0, .16, 2)
            p.dot(b[0], b[1], .05, "bloom", .014)


def bamboo(p: Painter):
    """Jointed culms with fans of narrow leaves, and a rock."""
    g = p.rng
    for x0 in (-1.4, -.45, .5, 1.35):
        lean, w = g.normal(0, .12), g.uniform(.045, .075)
        joints = np.linspace(1.0, -1.0, 6)
        for a, b in zip(joints, joints[1:]):
            p.ribbon(np.array([(x0 + lean * -a, a - .02), (x0 + lean * -b, b + .02)]), [w, w], "leaf", .016)
            p.line([(x0 - lean * b - w * 1.3, b), (x0 - lean * b + w * 1.3, b)], .026)
        for b in joints[1:]:
            side = g.choice([-1, 1])
            q = (x0 - lean * b + side * .3, b - .14)
            p.line([(x0 - lean * b, b), q], .02)
            for k in range(5):
                p.fill(petal(*q, np.pi / 2 - side * (1.2 - .42 * k) + g.normal(0, .1), .5, .085), "deep")
    p.fill(np.array([(-1.2, 1), (-1.1, .75), (-.85, .6), (-.6, .72), (-.5, 1)]), "wash", .022)


def grapes(p: Painter):
    """Hanging bunches on a vine with broad leaves and tendrils."""
    g = p.rng
    vine = curve([(-2, -.55), (-1, -.8), (0, -.55), (1, -.8), (2, -.55)], 50)
    p.line(vine, .045)
    for x in (-1.5, .0, 1.5):
        y = -.25 + g.normal(0, .08)
        pts = np.array([((.42 + .14 * np.cos(5 * a)) * np.cos(a) + x, (.42 + .14 * np.cos(5 * a)) * np.sin(a) + y) for a in np.linspace(0, 2 * np.pi, 50)])
        p.fill(pts, "leaf", .02)
        for a in np.arange(5) * 2 * np.pi / 5:
            p.line([(x, y), (x + .45 * np.cos(a), y + .45 * np.sin(a))], .014)
    for x in (-.78, .78):
        p.line(curve([(x, -.7), (x + .05, -.5), (x, -.35)], 8), .03)
        for row in range(7):
            n = (4, 5, 5, 4, 3, 2, 1)[row]
            for k in range(n):
                p.dot(x + (k - (n - 1) / 2) * .17 + g.normal(0, .012), -.3 + row * .17, .094, "main", .018)
                p.dot(x + (k - (n - 1) / 2) * .17 - .03, -.33 + row * .17, .025, "white")
    for x in (-1.15, .4, 1.15):
        a = np.linspace(0, 11, 40)
        p.line(np.c_[x + .14 * (1 - a / 13) * np.cos(a), .45 + .14 * (1 - a / 13) * np.sin(a)], .016)


def lotus_panels(p: Painter):
    """Tall upright lotus petals, overlapping, each with a scroll inside; two and a back row to a cell."""
    n = 4
    step = 4 / n
    up = np.array([(0, 1), (0, -.1), (.08, -.5), (.28, -.8), (.5, -.97)])
    half = curve(up, 20)
    shape = np.vstack([half, np.c_[1 - half[::-1, 0], half[::-1, 1]]])
    for k in range(1, n):
        p.fill(shape * (step, .93) + (-2 + (k - .5) * step, .08), "wash", .03)
    for x in (-2, 2):   # at a cell's edge only the tip shows, or it would cover the next cell's petal
        p.fill(np.array([(x - .17 * step, -.3), (x, -.82), (x + .17 * step, -.3)]), "wash", .03)
    for k in range(n):
        x = -2 + k * step
        p.fill(shape * (step, 1) + (x, 0), "white", .035)
        p.fill((shape - (.5, 0)) * (step * .74, .84) + (x + step / 2, .13), "main", .02)
        p.fill((shape - (.5, 0)) * (step * .46, .6) + (x + step / 2, .3), "white", .016)
        p.dot(x + step / 2, .1, .1, "accent", .016)
        p.fill(petal(x + step / 2, .85, -np.pi / 2, .6, .16), "accent", .012)


def waves(p: Painter):
    """Rolling breakers in scale rows with peaked rocks and spray."""
    g = p.rng
    for row in range(6):
        y = -.15 + row * .22
        n = 12
        for k in range(-1, n + 1):
            x = -2 + (k + .5 * (row % 2) + .5) * 4 / n
            for r, role in ((.24, "white"), (.175, "wash"), (.1, "white")):
                a = np.linspace(np.pi, 2 * np.pi, 14)
                p.fill(np.c_[x + r * np.cos(a), y + .1 + r * np.sin(a)], role, .018)
    for x in (-1, 1):
        for dx, top, w in ((-.26, -.45, .2), (.26, -.5, .2), (0, -.85, .24)):
            pts = curve([(x + dx - w, .95), (x + dx - w * .75, top + .5), (x + dx, top), (x + dx + w * .75, top + .5), (x + dx + w, .95)], 24)
            p.fill(pts, "deep", .022)
            p.line(pts * (.6, .82) + (x * .4 + dx * .4, .16), .02, "white")
    for x in (-2, 0, 2):
        for f in (-1, 1):
            a = np.linspace(0, 5, 24)
            rad = .26 * (1 - a / 7)
            p.line(np.c_[x + f * (.26 + rad * np.cos(a)), -.42 - rad * np.sin(a)], .05, "main")
        for _ in range(6):
            p.dot(x + g.normal(0, .3), -.75 + g.normal(0, .1), .03, "main")


def landscape(p: Painter):
    """Layered hills over water, a pavilion, pines and a boat."""
    g = p.rng
    for x, top, w, role in ((-1.3, -.6, .8, "wash"), (.2, -.35, .9, "wash"), (1.4, -.75, .7, "wash"), (-.5, -.9, .6, "main"), (1.0, -.5, .5, "main")):
        k = np.linspace(0, 1, 16)
        ridge = np.c_[x - w + 2 * w * k, .35 - (.35 - top) * np.sin(np.pi * k) ** 1.4 + g.normal(0, .02, 16)]
        p.fill(np.vstack([ridge, [(x + w, .4), (x - w, .4)]]), role)
        p.line(ridge, .028)
        for _ in range(5):
            a = g.integers(4, 12)
            p.line([ridge[a], ridge[a] + (g.uniform(-.1, .1), .3)], .018)
    for y in (.5, .62, .74, .86):
        for _ in range(4):
            x = g.uniform(-1.9, 1.6)
            p.line([(x, y), (x + .35, y)], .014)
    x = g.uniform(-1.6, -1.2)   # pavilion
    p.fill(np.array([(x - .3, .3), (x, .05), (x + .3, .3)]), "deep", .02)
    for d in (-.2, 0, .2):
        p.line([(x + d, .3), (x + d, .58)], .026)
    for x, y in ((.1, .5), (1.75, .4), (-.75, .55)):
        p.line(curve([(x, y), (x + .06, y - .3), (x - .02, y - .55)], 10), .04, "bark")
        for dx, dy in ((-.14, -.5), (.12, -.45), (0, -.65), (.17, -.62)):
            p.dot(x + dx, y + dy, .13, "leaf", None, .55)
    p.fill(curve([(.5, .68), (.7, .78), (1.05, .78), (1.25, .66)], 14), "line")
    p.line([(.86, .74), (.86, .45)], .02)
    p.fill(np.array([(.86, .45), (1.08, .66), (.86, .66)]), "white", .016)


DRAW = {
    "motif:chanzhilian": lotus_scroll, "motif:mudan": peony, "motif:meihua": prunus, "motif:zhuzi": bamboo, "motif:putao": grapes,
    "motif:lianban": lotus_panels, "motif:haishuijiangya": waves, "motif:shanshui": landscape,
}
