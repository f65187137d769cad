"""More painted creatures: dragons and phoenixes in company, qilin, lions, deer, horses, birds, fish, insects and bats."""
import numpy as np

from . import blooms, emblems
from .fauna import cloud, dragon, fish, phoenix
from .flora import peony_bloom, waves
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
    emblems.clouds(p)
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


def _ground(p, pine=True):
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
    _ground(p)
    beside(lambda q: _quadruped(q, "main", .5, .16, 0, .55, 9, horn="antlers"), (-.95, .12, .85), (.85, .2, .75, -1))(p)


def horses(p: Painter):
    _ground(p)
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
    _ground(p, False)
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


def _bird(p, size=1., tail=.7, crest=False, body="main"):
    """A perching bird facing right at the origin."""
    p.ribbon(curve([(-.3, .12), (0, .05), (.28, -.12)], 14), .04 + .15 * np.sin(np.linspace(.25, np.pi - .2, 14)), body, .022)
    p.dot(.34, -.2, .12, body, .022)
    p.fill(np.array([(.43, -.24), (.6, -.19), (.43, -.14)]), "accent", .014)
    p.dot(.37, -.22, .028, "line")
    for k in range(5):
        p.fill(petal(.05 - .05 * k, -.02, 2.6 + .07 * k, .5, .12), "second" if k % 2 else "deep", .014)
    for k in (-.15, 0, .15):
        p.ribbon(np.array([(-.25, .12), (-.35 - tail * .5, .25 + k), (-.3 - tail, .3 + 2 * k)]), [.05, .06, .03], ("accent", "main", "second")[int((k + .15) / .15)], .014)
    if crest:
        for a in (-2.4, -2., -1.6):
            p.fill(petal(.32, -.28, a, .26, .06), "accent")
    for s in (0, .08):
        p.line([(s, .2), (s + .03, .38)], .02)


def _branch(p):
    p.ribbon(curve([(-2, .55), (-1, .3), (0, .5), (1, .2), (2, .4)], 40), np.linspace(.09, .04, 40), "bark", .02)


def birds_on(flower, tail=.7, crest=False):
    def draw(p: Painter):
        g = p.rng
        _branch(p)
        for x, y in ((-1.6, .0), (-.15, -.1), (.35, .55), (1.65, -.15), (-1.2, .75)):
            for a in g.uniform(0, 6.28, 4):
                p.fill(petal(x, y, a, .4, .15), "leaf", .014)
            flower(p, x, y, .62, "bloom" if g.random() < .5 else "main")
        beside(lambda q: _bird(q, 1, tail, crest), (-.85, -.1, .95), (.95, -.2, .9, g.choice([-1, 1])))(p)
    return draw


def ducks(p: Painter):
    blooms.pond(p)
    def one(q):
        q.ribbon(curve([(-.45, .1), (0, .12), (.35, .05)], 16), .06 + .16 * np.sin(np.linspace(.2, np.pi - .3, 16)), "second", .022)
        q.dot(.38, -.14, .14, "main", .022)
        q.fill(np.array([(.5, -.16), (.66, -.1), (.5, -.06)]), "accent", .014)
        q.dot(.42, -.17, .03, "line")
        for a in (-2.4, -2.0, -1.6):
            q.fill(petal(-.1, .02, a, .36, .13), "accent", .014)
        q.fill(petal(.3, -.2, 2.9, .3, .1), "deep", .014)
    beside(one, (-.45, .5, .9), (.55, .6, .85, -1))(p)


def egrets(p: Painter):
    blooms.pond(p)
    def one(q):
        q.ribbon(curve([(-.4, .1), (0, .02), (.25, 0)], 14), .03 + .13 * np.sin(np.linspace(.2, np.pi, 14)), "white", .022)
        q.ribbon(curve([(.2, 0), (.42, -.2), (.25, -.42), (.42, -.6)], 18), np.full(18, .045), "white", .02)
        q.line([(.42, -.6), (.72, -.55)], .035)
        q.dot(.43, -.61, .06, "white", .02)
        q.line([(0, .12), (.02, .6)], .025)
        q.line([(-.1, .12), (-.12, .6)], .025)
    beside(one, (-.5, .15, .95), (.6, .2, .85, -1))(p)


def poultry(p: Painter):
    """Cock, hen and chicks by a rock and peonies."""
    g = p.rng
    _ground(p, False)
    peony_bloom(p, 1.6, -.3, .7, "second")
    for a in g.uniform(0, 6.28, 5):
        p.fill(petal(1.55, .1, a, .45, .18), "leaf", .014)
    p.fill(curve([(-2, .8), (-1.9, .2), (-1.65, -.15), (-1.5, .3), (-1.35, .8)], 20), "deep", .025)
    def cock(q):
        _bird(q, 1, .1, False)
        for a in np.linspace(2.2, 4.1, 6):
            q.fill(petal(-.28, .05, a, .5, .12), ("deep", "accent")[int(a * 10) % 2], .014)
        for a in (-2.1, -1.6, -1.1):
            q.fill(lobe(.34, -.29, a, .14, .08), "accent", .014)
        q.fill(lobe(.42, -.1, 1.5, .14, .08), "accent", .014)
    beside(cock, (-.75, .2, 1.15))(p)
    beside(lambda q: _bird(q, 1, .15, False, "second"), (.5, .35, .95, -1))(p)
    for x in (-.2, .05, .95, 1.2):
        p.dot(x, .72, .085, "accent", .018)
        p.dot(x + .07, .65, .05, "accent", .018)


def quails(p: Painter):
    _ground(p, False)
    beside(lambda q: (_bird(q, 1, .05, False), [q.dot(-.25 + .1 * k, .02 + .06 * (k % 2), .025, "white") for k in range(5)]), (-.7, .4, .95), (.75, .42, .9, -1))(p)
    for x in (-1.6, 0, 1.6):
        for k in range(4):
            p.line(curve([(x, .8), (x + .1 * (k - 1.5), .1), (x + .3 * (k - 1.5), -.5)], 8), .025, "leaf")
            p.dot(x + .3 * (k - 1.5), -.5, .07, "accent", .014)


def geese(p: Painter):
    g = p.rng
    for x in np.linspace(-1.9, 1.9, 8):
        p.line(curve([(x, .95), (x + .1, .2), (x + g.normal(0, .25), -.5)], 10), .03, "leaf")
        p.fill(petal(x + g.normal(0, .2), -.4, -1.2, .35, .08), "bark")
    beside(lambda q: _bird(q, 1, .1, False), (-.9, .45, .9), (.2, .5, .85, -1))(p)
    for x, y in ((.8, -.5), (1.3, -.3), (-.3, -.6)):
        p.line(curve([(x - .25, y - .12), (x, y), (x + .25, y - .14)], 10), .05)


def bats(p: Painter):
    g = p.rng
    for x, y in ((-1.5, -.4), (-.5, .35), (.5, -.35), (1.5, .4)):
        for f in (-1, 1):
            p.fill(np.array([(x, y), (x + f * .2, y - .22), (x + f * .52, y - .2), (x + f * .45, y), (x + f * .3, y - .02), (x + f * .22, y + .12), (x + f * .1, y + .04)]), "main", .022)
        p.dot(x, y, .1, "main", .022)
        p.dot(x, y - .12, .07, "main", .02)
        cloud(p, x + .5, y * -1 + g.normal(0, .05), .24, "second")


def butterflies(p: Painter):
    g = p.rng
    for x, y in ((-1.45, -.3), (-.4, .35), (.6, -.35), (1.5, .3)):
        r = g.uniform(0, 6.28)
        for f in (-1, 1):
            p.fill(lobe(x, y, r + f * .8, .44, .36), "main", .022)
            p.fill(lobe(x, y, r + f * 2.1, .3, .26), "second", .02)
            p.dot(x + .26 * np.cos(r + f * .8), y + .26 * np.sin(r + f * .8), .06, "accent", .014)
        p.ribbon(np.array([(x - .15 * np.cos(r), y - .15 * np.sin(r)), (x + .2 * np.cos(r), y + .2 * np.sin(r))]), [.03, .03], "deep")
        for f in (-.3, .3):
            p.line([(x + .2 * np.cos(r), y + .2 * np.sin(r)), (x + .38 * np.cos(r + f), y + .38 * np.sin(r + f))], .014)
    for x, y in ((-.9, .6), (.1, -.6), (1.1, .75)):
        blooms.camellia_bloom(p, x, y, .4, "bloom")


def twin_fish(p: Painter):
    def one(q):
        t = np.linspace(0, 1, 22)
        q.ribbon(np.c_[-.6 + 1.2 * t, .1 * np.sin(3 * t)], .2 * np.sin(np.pi * (.1 + .85 * t)), "main", .03)
        for a in (2.7, 3.5):
            q.fill(petal(-.55, .03, a, .42, .2), "accent", .02)
        for k in range(8):
            q.line(curve([(-.35 + .1 * k, -.12), (-.3 + .1 * k, .03), (-.35 + .1 * k, .18)], 6), .018)
        q.dot(.45, -.02, .04, "white", .02)
    beside(one, (-.95, -.38, 1.0), (.95, .38, 1.0, -1), (-.95, .45, .9, -1), (.95, -.45, .9))(p)


def fishes(p: Painter):
    fish(p)
    waves_low(p)


def crabs(p: Painter):
    for x, y in ((-1.2, .1), (.9, -.1)):
        p.dot(x, y, .32, "main", .03, .75)
        for s in (-1, 1):
            for k in range(4):
                p.line(curve([(x + s * .28, y - .05 + .08 * k), (x + s * .5, y - .1 + .13 * k), (x + s * .62, y + .12 + .1 * k)], 8), .035)
            p.line(curve([(x + s * .25, y - .15), (x + s * .5, y - .35), (x + s * .38, y - .5)], 8), .06)
            p.dot(x + s * .36, y - .5, .1, "main", .02)
    p.ribbon(curve([(-.3, .5), (0, .2), (.2, .5), (.1, .8)], 16), np.linspace(.12, .04, 16), "second", .025)
    for a in (-2.4, -2, -1.6):
        p.line([(-.3, .5), (-.3 + .6 * np.cos(a), .5 + .6 * np.sin(a))], .014)


DRAW = {"motif:" + k: v for k, v in dict(
    hailong=sea_dragon, chuanhualong=flower_dragon, longfeng=dragon_and_phoenix, longzhu=two_dragons, tuanlong=coiled_dragon, chilong=hornless, fengchuanhua=flower_phoenix, yunfeng=cloud_phoenix,
    lu=deer, ma=horses, tianma=winged_horse, qilin=qilin, shizi=lions, haishou=sea_beasts, huaniao=birds_on(blooms.camellia_bloom), xique=birds_on(blooms.camellia_bloom, .5), jinji=birds_on(peony_bloom, 1.1, True),
    shoudai=birds_on(peony_bloom, 1.5, True), yuanyang=ducks, lusi=egrets, ji=poultry, anchun=quails, yanque=geese, bianfu=bats, hudie=butterflies, shuangyu=twin_fish, yu=fishes, xiaxie=crabs).items()}
