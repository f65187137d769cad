"""Painted birds, fish, bats, insects and crabs."""
import numpy as np

from . import blooms
from .beasts import beside, ground, waves_low
from .fauna import cloud, fish
from .flora import peony_bloom
from .painter import Painter, curve, lobe, petal


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
    ground(p, False)
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
    ground(p, False)
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
    """Bats with scalloped, curling wings among clouds."""
    g = p.rng
    for x, y in ((-1.5, -.4), (-.5, .38), (.5, -.38), (1.5, .42)):
        r = g.uniform(-.5, .5)
        c, s = np.cos(r), np.sin(r)
        at = lambda pts: np.asarray(pts, float) @ np.array([[c, s], [-s, c]]) + (x, y)   # noqa: E731
        for f in (-1, 1):
            wing = curve([(0, -.02), (f * .16, -.24), (f * .38, -.34), (f * .56, -.2), (f * .58, .06), (f * .46, -.02), (f * .42, .14), (f * .3, .03), (f * .24, .17), (f * .12, .08), (0, .1)], 50)
            p.fill(at(wing), "main", .024)
            for q in ((.36, -.3), (.5, -.14)):
                p.line(at([(f * .06, 0), (f * q[0], q[1])]), .014)
            a = np.linspace(0, 4.5, 14)
            p.line(at(np.c_[f * (.52 + .07 * (1 - a / 6) * np.cos(a)), -.2 + .07 * (1 - a / 6) * np.sin(a)]), .025)
        p.fill(at(petal(0, -.12, np.pi / 2, .34, .2)), "deep", .02)
        p.dot(*at([(0, -.16)])[0], .085, "second", .022)
        for f in (-1, 1):
            p.line(at([(f * .05, -.22), (f * .09, -.3)]), .03)
        cloud(p, x + .5, -y + g.normal(0, .05), .22, "second")


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
    huaniao=birds_on(blooms.camellia_bloom), xique=birds_on(blooms.camellia_bloom, .5), jinji=birds_on(peony_bloom, 1.1, True), shoudai=birds_on(peony_bloom, 1.5, True), yuanyang=ducks, lusi=egrets,
    ji=poultry, anchun=quails, yanque=geese, bianfu=bats, hudie=butterflies, shuangyu=twin_fish, yu=fishes, xiaxie=crabs).items()}
