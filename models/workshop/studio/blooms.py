"""More painted plants: scrolls and sprays of named flowers, banana leaves, ponds and the Three Friends."""
import numpy as np

from .flora import leaf3, lotus, peony_bloom, prunus
from .fruits import pomegranate
from .painter import Painter, curve, lobe, petal


def _scroll(p: Painter, bloom, leaf=None, blooms=((-1, .12), (1, -.12))):
    """An undulating stem with a bloom in each bend, curls and leaves; one wave fills the cell."""
    t = np.linspace(-2, 2, 80)
    p.line(np.c_[t, .5 * np.sin(np.pi * t / 1)], .05)
    for x in np.arange(-1.9, 2, .34):
        y = .5 * np.sin(np.pi * x)
        for s in (-1, 1):
            if leaf:
                leaf(x, y, s)
            else:
                p.fill(petal(x, y, s * 1.2 + .4 * np.sin(7 * x), .34, .15), "leaf", .014)
    if p.rng.random() < .5:     # a bloom in every bend, not in every other
        blooms = (*blooms, (0, .12), (2, -.12))
    for k, (x, y) in enumerate(blooms):
        bloom(x, y, k)


def peony_scroll(p: Painter):
    _scroll(p, lambda x, y, k: peony_bloom(p, x - .5, 0, .95, ("main", "second")[k % 2]), lambda x, y, s: leaf3(p, x, y, s * 1.4 + p.rng.normal(0, .3), .34))


def mixed_scroll(p: Painter):
    kinds = [camellia_bloom, chrysanthemum_bloom, lambda p, x, y, s, r: peony_bloom(p, x, y, s, r), pomegranate]
    i = int(p.rng.integers(4))
    _scroll(p, lambda x, y, k: kinds[(i + k) % 4](p, x - .5, -.02, .8, ("main", "second")[k % 2]))


def camellia_bloom(p, x, y, s, role="main"):
    for a in np.arange(6) * np.pi / 3:
        p.fill(lobe(x, y, a, .52 * s, .46 * s), role, .02)
    for a in np.arange(5) * 2 * np.pi / 5 + .3:
        p.fill(lobe(x, y, a, .32 * s, .3 * s), "wash", .014)
    p.dot(x, y, .12 * s, "accent", .02)


def chrysanthemum_bloom(p, x, y, s, role="main"):
    for n, r, w in ((18, .6, .15), (14, .44, .14), (10, .28, .12)):
        for a in np.arange(n) * 2 * np.pi / n:
            p.fill(lobe(x, y, a, r * s, w * s), role if n != 14 else "wash", .014)
    p.dot(x, y, .13 * s, "accent", .02)


def foreign_lotus(p, x, y, s, role="main"):
    for a in np.linspace(-3.0, -.14, 9):
        p.fill(petal(x, y + .1 * s, a, .62 * s, .24 * s), role, .016)
    for f in (-1, 1):
        a = np.linspace(0, 4, 20)
        p.line(np.c_[x + f * s * (.28 + .3 * (1 - a / 6) * np.cos(a)), y + s * (.3 + .24 * (1 - a / 6) * np.sin(a))], .035)
    p.fill(petal(x, y + .15 * s, -np.pi / 2, .75 * s, .3 * s), "second", .02)
    p.dot(x, y + .12 * s, .13 * s, "accent", .02)


def fanlian(p: Painter):
    _scroll(p, lambda x, y, k: foreign_lotus(p, x - .5, .05, .9, ("main", "second")[k % 2]))


def baoxiang(p: Painter):
    def bloom(x, y, k):
        x -= .5
        for n, r, w, role in ((8, .62, .4, "main"), (8, .42, .28, "white"), (8, .28, .2, "second")):
            for a in np.arange(n) * 2 * np.pi / n:
                p.fill(petal(x, 0, a, r, w), role, .018)
        p.dot(x, 0, .14, "accent", .02)
    _scroll(p, bloom)


def _pair(p, bloom, leaf_size=.42, leaf=None):
    """Two large blooms among leaves on a rising stem."""
    g = p.rng
    p.line(curve([(-1.9, .7), (-1.0, .5), (-.2, .8), (.6, .5), (1.8, .8)], 40), .05)
    for x, y in ((-1.75, -.2), (-.1, .5), (.1, -.6), (1.75, -.3), (-1.6, .6), (1.65, .65), (-.3, -.15), (.3, .1), (-.6, .75), (.75, .8)):
        if leaf:
            leaf(x, y, g.uniform(0, 6.28))
        else:
            a = g.uniform(0, 6.28)
            for d in (0, .8):
                p.fill(petal(x, y, a + d, leaf_size, .2), "leaf", .016)
    bloom(-.95 + g.normal(0, .05), -.12, 1., "main")
    bloom(.98 + g.normal(0, .05), .0, 1., "second")


def chrysanthemum(p: Painter):
    _pair(p, lambda x, y, s, r: chrysanthemum_bloom(p, x, y, s, r), leaf=lambda x, y, a: leaf3(p, x, y, a, .4))


def camellia(p: Painter):
    _pair(p, lambda x, y, s, r: camellia_bloom(p, x, y, s, r))


def lotus_flower(p: Painter):
    g = p.rng
    for x, y, s in ((-.95, -.15, 1.05), (1.0, -.05, 1.0)):
        p.line(curve([(x, .3), (x + .1, .7), (x - .1, 1)], 10), .05)
        lotus(p, x, y, s, "main")
    for x, y, r in ((-1.75, .2, .36), (.05, -.25, .4), (1.8, .3, .34), (0, .65, .3)):
        a = np.linspace(0, 2 * np.pi, 26)
        p.fill(np.c_[x + r * (1 + .12 * np.sin(7 * a)) * np.cos(a), y + .6 * r * np.sin(a)], "leaf", .02)
        for b in np.arange(6) * np.pi / 3 + g.uniform(0, 1):
            p.line([(x, y), (x + .8 * r * np.cos(b), y + .5 * r * np.sin(b))], .014)


def pond(p: Painter):
    lotus_flower(p)
    for x in np.linspace(-1.9, 1.9, 9):
        p.line(curve([(x, 1), (x + .1, .3), (x + p.rng.normal(0, .2), -.3 + p.rng.normal(0, .2))], 12), .035, "leaf")
    for y in (.85, .95):
        p.line(np.c_[np.linspace(-2, 2, 40), y + .03 * np.sin(np.linspace(0, 30, 40))], .02)


def bouquet(p: Painter):
    """Lotus, leaves and arrowhead tied with a ribbon."""
    for x0 in (-1, 1):
        for dx, top, kind in ((-.45, -.2, 0), (0, -.55, 1), (.45, -.15, 0), (-.25, -.6, 2), (.3, -.65, 2)):
            p.line(curve([(x0, .75), (x0 + dx * .6, .2), (x0 + dx, top)], 12), .035, "bark")
            if kind == 1:
                lotus(p, x0 + dx, top + .05, .6)
            elif kind == 0:
                a = np.linspace(0, 2 * np.pi, 20)
                p.fill(np.c_[x0 + dx + .3 * np.cos(a), top + .2 * np.sin(a)], "leaf", .02)
            else:
                p.fill(petal(x0 + dx, top + .1, -np.pi / 2, .3, .14), "second", .02)
        for f in (-1, 1):
            t = np.linspace(0, 1, 12)
            p.ribbon(np.c_[x0 + f * .5 * t, .62 + .18 * np.sin(4 * t)], .05 * (1.1 - t), "accent", .014)


def lingzhi_head(p, x, y, s, role="main"):
    for dx, r in ((-.3, .24), (.3, .24), (0, .34)):
        p.dot(x + dx * s, y, r * s, role, .025, .75)
    p.line(np.c_[x + .2 * s * np.cos(np.linspace(.3, 2.8, 10)), y - .02 + .12 * s * np.sin(np.linspace(.3, 2.8, 10))], .02)


def lingzhi(p: Painter):
    _scroll(p, lambda x, y, k: [lingzhi_head(p, x - .5, 0, 1.15, ("main", "second")[k % 2]), lingzhi_head(p, x - .5, -.42, .6, "second")])


def sprays(p: Painter):
    """Separate cut sprays, each with its own bloom."""
    kinds = [camellia_bloom, chrysanthemum_bloom, peony_bloom]
    for k, x in enumerate((-1.35, 0, 1.35)):
        y = .22 * (-1) ** k
        p.line(curve([(x - .45, y + .5), (x - .1, y + .25), (x, y)], 10), .045, "bark")
        for a in (1.9, 2.6, 3.4, -.3, .5):
            p.fill(petal(x - .1, y + .2, a, .46, .17), "leaf", .016)
        kinds[int(p.rng.integers(3))](p, x, y - .1, .72, ("main", "second")[k % 2])
        p.dot(x + .4, y - .35, .1, "bloom", .02)


def rounds_of_flowers(p: Painter):
    """Round flower medallions."""
    for k, x in enumerate((-1.5, -.5, .5, 1.5)):
        y = .4 * (-1) ** k
        for n, r in ((10, .46), (8, .34)):
            for a in np.arange(n) * 2 * np.pi / n:
                p.fill(lobe(x, y, a, r, .22), ("main", "second")[k % 2] if n == 10 else "wash", .016)
        p.dot(x, y, .13, "accent", .02)
        for a in np.arange(5) * 2 * np.pi / 5:
            p.fill(petal(x + .44 * np.cos(a), y + .44 * np.sin(a), a, .14, .08), "leaf", .01)


def ball_flowers(p: Painter):
    g = p.rng
    for x, y in g.uniform((-1.9, -.8), (1.9, .8), (7, 2)):
        r = g.uniform(.18, .36)
        n = int(g.integers(6, 11))
        for a in np.arange(n) * 2 * np.pi / n:
            p.fill(lobe(x, y, a, r, r * .5), ("main", "second", "leaf", "deep", "accent")[g.integers(5)], .014)
        p.dot(x, y, r * .3, "accent", .016)


def hundred_flowers(p: Painter):
    g = p.rng
    kinds = [camellia_bloom, chrysanthemum_bloom, peony_bloom]
    for x, y in [(-2 + i * .5 + .25 * (j % 2), -.85 + j * .42) for j in range(5) for i in range(9)]:
        for a in g.uniform(0, 6.28, 2):
            p.fill(petal(x, y, a, .32, .14), "leaf", .01)
    for x, y in [(-2 + i * .57 + .28 * (j % 2), -.8 + j * .53) for j in range(4) for i in range(8)]:
        kinds[g.integers(3)](p, x, y, g.uniform(.42, .6), ("main", "second", "bloom", "accent", "deep")[g.integers(5)])


def banana(p: Painter):
    for k, x in enumerate(np.arange(-1.75, 2, .5)):
        h = 1.9 if k % 2 else 1.55
        p.fill(petal(x, .98, -np.pi / 2, h, .5), "wash" if k % 2 else "main", .03)
        p.line([(x, .98), (x, 1 - h)], .035)
        for y in np.linspace(.7, 1.1 - h * .7, 8):
            for f in (-1, 1):
                p.line([(x, y), (x + f * .15, y - .14)], .016)


def orchid(p: Painter):
    g = p.rng
    for x0 in (-1.2, 0, 1.2):
        for _ in range(7):
            s = g.choice([-1, 1])
            p.ribbon(curve([(x0 + g.normal(0, .08), .85), (x0 + s * g.uniform(.1, .3), g.uniform(-.1, .3)), (x0 + s * g.uniform(.4, .8), g.uniform(-.6, .3))], 16), .035 * np.sin(np.linspace(.3, np.pi, 16)) + .006, "leaf")
        for _ in range(2):
            x, y = x0 + g.normal(0, .3), g.uniform(-.6, -.1)
            for a in np.arange(5) * 2 * np.pi / 5:
                p.fill(petal(x, y, a, .19, .08), "bloom", .014)


def three_friends(p: Painter):
    g = p.rng
    prunus(p)
    for x0 in (-1.6, 1.4):
        p.ribbon(curve([(x0, 1), (x0 + .15, .2), (x0 - .1, -.5)], 14), np.linspace(.12, .05, 14), "bark", .02)
        for x, y in ((-.35, -.4), (.25, -.2), (-.2, .15), (.3, -.6), (-.1, -.75)):
            for a in np.linspace(np.pi, 2 * np.pi, 9):
                p.line([(x0 + x, y), (x0 + x + .24 * np.cos(a), y + .2 * np.sin(a))], .022, "leaf")
    for x0 in (-.4, .2):
        p.line([(x0, 1), (x0 + .1, -.4)], .05, "leaf")
        for _ in range(6):
            y = g.uniform(-.5, .5)
            p.fill(petal(x0 + .05, y, g.choice([.6, 2.4]) + g.normal(0, .2), .4, .08), "deep")


def cracked_ice(p: Painter):
    g = p.rng
    pts = g.uniform((-2, -1), (2, 1), (26, 2))
    for a in pts:
        d = np.hypot(*(pts - a).T)
        for b in pts[np.argsort(d)[1:4]]:
            p.line([a, b], .03, "wash")
    for x, y in g.uniform((-1.9, -.85), (1.9, .85), (11, 2)):
        for a in np.arange(5) * 2 * np.pi / 5:
            p.dot(x + .12 * np.cos(a), y + .12 * np.sin(a), .1, "white", .018)
        p.dot(x, y, .045, "accent")


DRAW = {"motif:" + k: v for k, v in dict(
    chanzhimudan=peony_scroll, chanzhihua=mixed_scroll, fanlian=fanlian, baoxianghua=baoxiang, juhua=chrysanthemum, shancha=camellia, lianhua=lotus_flower, lianchi=pond, yishulian=bouquet,
    lingzhi=lingzhi, zhezhihua=sprays, tuanhua=rounds_of_flowers, piqiuhua=ball_flowers, baihua=hundred_flowers, bajiao=banana, lanhua=orchid, songzhumei=three_friends, bingmei=cracked_ice).items()}
