"""Vessels that are no Chinese porcelain: clay, bronze, jade, lacquer, glass, plastic, and foreign painted wares.

Their surfaces stand in the same tables as glazes, forms and motifs, under ids that begin with `other:`.
"""
import numpy as np

from . import figures, patterns
from .beasts import _quadruped, beside
from .forms import FORMS
from .glaze_table import GLAZES
from .motifs import DRAW, PERIODIC
from .painter import Painter, curve, petal


def _m(name, kind, lab, thin=(4, 0, 2), thick=(-6, 0, -2), **more):
    GLAZES["other:" + name] = dict(dict(gloss=.0, cloud=.12, crackle=0., hue=6., wear=1), kind=kind, lab=lab, thin=thin, thick=thick, **more)


_m("terracotta", "carve", (56, 22, 30), carve=1.2)
_m("buff-ware", "carve", (66, 8, 22), carve=1.2)
_m("grey-ware", "carve", (48, 0, 4), carve=1.4, hue=3)
_m("black-ware", "carve", (20, 0, 2), gloss=.25, hue=2)
_m("painted-pottery", "paint", (58, 20, 32), pigment="iron-black", gloss=.05)
_m("buff-painted", "paint", (70, 10, 26), pigment="incised-brown", gloss=.05)
_m("lacquered-pottery", "paint", (44, 40, 36), pigment="sancai-on-dark", gloss=.15)
_m("greek-black", "paint", (54, 28, 36), pigment="iron-black", gloss=.35, cloud=.05, wear=0)
_m("greek-red", "paint", (14, 2, 2), pigment="gold", gloss=.45, cloud=.05, wear=0)
_m("delft", "paint", (88, -1, 4), pigment="cobalt", gloss=.9, cloud=.03, crackle=.05, hue=2, wear=0)
_m("iznik", "paint", (93, -1, 2), pigment="wucai", gloss=.9, cloud=.02, hue=2, wear=0)
_m("maiolica", "paint", (88, 0, 8), pigment="sancai", gloss=.9, cloud=.03, hue=3, wear=0)
_m("bronze", "carve", (36, -4, 14), gloss=.35, effect="rust", carve=1.4, cloud=.2)
_m("patina", "carve", (46, -14, 8), gloss=.1, effect="iridescence", carve=1.4, cloud=.25)
_m("jade-green", "carve", (62, -10, 10), gloss=.6, effect="mottle", carve=.8)
_m("jade-white", "carve", (82, -2, 6), gloss=.6, carve=.8, cloud=.08)
_m("lacquer-red", "carve", (34, 46, 34), gloss=.35, carve=1.6, cloud=.04, hue=3, wear=0)
_m("lacquer-black", "paint", (10, 1, 1), gloss=.7, pigment="gold", cloud=.03, hue=1, wear=0)
_m("cloisonne", "paint", (46, -10, -32), gloss=.4, pigment="wucai", cloud=.03, wear=0)
_m("silver", "carve", (72, 0, 3), gloss=6., carve=1., cloud=.05, hue=2, wear=0)
_m("brass", "carve", (62, 8, 44), gloss=5., carve=1., cloud=.05, hue=3, wear=0)
_m("glass", "plain", (50, -14, -8), gloss=4., cloud=.02, hue=18, wear=0)
_m("glass-dark", "plain", (26, 10, 6), gloss=4., cloud=.02, hue=16, wear=0)
_m("plastic", "plain", (60, 10, 20), gloss=.6, cloud=.0, hue=34, wear=0)
_m("wood", "plain", (46, 14, 26), gloss=.2, effect="marble", cloud=.1)
_m("studio-pottery", "plain", (52, 4, 16), gloss=.5, effect="milky", cloud=.2, bare=.2, hue=10)
_m("stone", "carve", (58, 0, 6), carve=1.4, cloud=.3, effect="iron-spots", hue=4)

FORMS["other:amphora"] = dict(points=[(.12, 0), (.13, .02), (.09, .06), (.2, .3), (.27, .55), (.22, .7), (.11, .76), (.09, .88), (.14, .96), (.15, 1)], main=(.3, .66), parts=["flask-ears"])
FORMS["other:kylix"] = dict(points=[(.2, 0), (.19, .02), (.05, .06), (.045, .18), (.1, .22), (.4, .28), (.52, .4)], main=(.5, .95), open=True, inner_floor=.23, parts=["side-ears"], elev=(2, 30))
FORMS["other:jug"] = dict(points=[(.2, 0), (.2, .02), (.29, .16), (.31, .35), (.22, .55), (.15, .66), (.15, .8), (.19, .86)], main=(.12, .6), parts=["handle"])
FORMS["other:flowerpot"] = dict(points=[(.24, 0), (.25, .01), (.33, .4), (.34, .42), (.37, .43), (.38, .55)], main=(.1, .7), open=True)
FORMS["other:urn"] = dict(points=[(.16, 0), (.17, .02), (.3, .2), (.42, .45), (.38, .62), (.22, .7), (.2, .76), (.26, .8)], main=(.35, .75), parts=["lugs2"])
FORMS["other:tumbler"] = dict(points=[(.2, 0), (.21, .01), (.24, .3), (.28, .66)], main=(.1, .9), open=True, inner_floor=.04)
FORMS["other:tile"] = dict(points=[(.4, 0), (.42, .02), (.43, .1)], main=(.2, .8), cap=[(.41, .11), (.37, .1), (.35, .085), (.2, .085), (0, .09)], upright=True, elev=(50, 86))
FORMS["other:pedestal"] = dict(points=[(.26, 0), (.24, .03), (.1, .16), (.1, .3), (.3, .38), (.4, .5), (.42, .55)], main=(.6, .95), open=True, inner_floor=.38)
FORMS["other:tripod"] = dict(points=[(.3, .12), (.36, .13), (.44, .2), (.46, .3), (.44, .33)], main=(.2, .8), open=True, inner_floor=.17, parts=["feet3"], elev=(4, 34))
FORMS["other:beaker"] = dict(points=[(.22, 0), (.22, .03), (.17, .2), (.18, .5), (.22, .8), (.25, .88)], main=(.1, .85))
FORMS["other:basin"] = dict(points=[(.25, 0), (.26, .01), (.42, .12), (.5, .28), (.54, .3)], main=(.2, .9), open=True, elev=(8, 60))


def spirals(p: Painter):
    """Running spirals with dots, as on Majiayao jars."""
    for x, f in ((-1, 1), (1, -1)):
        for r0 in (.85, .62, .4):
            a = np.linspace(0, 5.4, 40)
            p.line(np.c_[x + f * r0 * (1 - a / 12) * np.cos(a), r0 * (1 - a / 12) * np.sin(a)], .09)
        p.dot(x, 0, .13, "main")
    for y in (-.97, .97):
        p.line([(-2.05, y), (2.05, y)], .08)


def nets(p: Painter):
    for k in np.linspace(-3, 3, 22):
        p.line([(k - 1, -1), (k + 1, 1)], .035)
        p.line([(k + 1, -1), (k - 1, 1)], .035)
    for x in (-1, 1):
        p.fill(petal(x - .9, 0, 0, 1.8, 1.3), "main", .04)
        p.fill(petal(x - .6, 0, 0, 1.2, .7), "white", .04)


def chevrons(p: Painter):
    for y in np.linspace(-.9, .9, 5):
        x = np.linspace(-2.05, 2.05, 25)
        p.line(np.c_[x, y + .14 * np.tile([1, -1], 13)[:25]], .08)


def frieze(p: Painter):
    """Silhouettes of warriors and horses on a ground line, tongues above."""
    for x, f in ((-1.5, 1), (-.5, -1), (1.5, -1)):
        beside(lambda q: figures._person(q, "deep", "white", "m", .2, True), (x, .08, .95, f))(p)
    beside(lambda q: _quadruped(q, "deep", .55, .26, 2, .6, mane=True), (.6, .2, .85))(p)
    for x in np.linspace(-2, 2, 30):
        p.fill(petal(x, -1, np.pi / 2, .16, .1), "deep")


def tulips(p: Painter):
    g = p.rng
    for x in (-1.5, -.5, .5, 1.5):
        p.line(curve([(x - .1, 1), (x + .1, .3), (x, -.2)], 12), .05, "leaf")
        for a in (-2.1, -1.57, -1.05):
            p.fill(petal(x, .05, a, .7, .26), ("main", "second")[g.integers(2)], .025)
        for a in (-2.6, -.5):
            p.fill(petal(x, .9, a, .85, .2), "leaf", .02)


def windmill(p: Painter):
    figures.landscape_far(p)
    for x in (-.6, .9):
        p.fill(np.array([(x - .22, .75), (x - .12, -.1), (x + .12, -.1), (x + .22, .75)]), "main", .025)
        for a in np.arange(4) * np.pi / 2 + .4:
            p.line([(x, -.1), (x + .5 * np.cos(a), -.1 + .5 * np.sin(a))], .05)
    for x in (-1.5, .2):
        p.fill(np.array([(x - .3, .8), (x - .3, .5), (x, .3), (x + .3, .5), (x + .3, .8)]), "wash", .025)


def mask(p: Painter):
    """A bronze's beast mask: eyes, horns and a flange on a ground of squared spirals."""
    patterns.fret(p)
    for x0 in (-1, 1):
        for f in (-1, 1):
            p.dot(x0 + f * .35, -.1, .2, "main", .06)
            p.dot(x0 + f * .35, -.1, .08, "line")
            p.line(curve([(x0 + f * .15, -.45), (x0 + f * .5, -.75), (x0 + f * .8, -.5), (x0 + f * .6, -.35)], 14), .13, "main")
            p.line(curve([(x0 + f * .1, .5), (x0 + f * .5, .6), (x0 + f * .75, .3)], 10), .12, "main")
        p.line([(x0, -.9), (x0, .8)], .1, "main")


for _n, _d in dict(spirals=spirals, nets=nets, chevrons=chevrons, frieze=frieze, tulips=tulips, windmill=windmill, mask=mask).items():
    DRAW["other:" + _n] = _d
PERIODIC |= {"other:spirals", "other:nets", "other:chevrons", "other:mask"}

PLAIN = ["motif:wuwen"]
# kind: (surfaces, forms, motifs)
KINDS = {
    "earthenware": (["terracotta", "buff-ware", "grey-ware", "black-ware", "studio-pottery"], ["other:urn", "other:jug", "other:flowerpot", "other:basin", "shape:guan", "shape:wan", "shape:lu", "shape:pan", "shape:bei", "other:pedestal", "other:tripod", "other:beaker", "shape:zunshi-lu"], PLAIN * 3 + ["motif:xuanwen", "other:chevrons", "motif:huiwen", "motif:chilong"]),
    "roof tile": (["grey-ware", "grey-ware", "stone", "terracotta"], ["other:tile"], ["other:mask", "motif:lianhua", "motif:yunwen", "motif:juancao", "motif:chilong", "motif:tuanhua", "motif:baoxianghua"]),
    "painted pottery": (["painted-pottery", "buff-painted", "lacquered-pottery", "painted-pottery"], ["other:urn", "other:basin", "other:basin", "shape:guan", "shape:wan", "shape:pan", "other:jug", "shape:zunshi-lu", "other:pedestal"], ["other:spirals", "other:nets", "other:chevrons", "motif:fangge", "motif:xuanwen", "motif:shuibowen"]),
    "greek vase": (["greek-black", "greek-red"], ["other:amphora", "other:kylix", "other:jug"], ["other:frieze", "motif:huiwen", "other:frieze", "motif:lianban"]),
    "foreign faience": (["delft", "iznik", "maiolica", "delft"], ["shape:pan", "other:jug", "shape:guan", "other:tumbler", "shape:bangchuiping", "shape:zheyanpan"], ["other:tulips", "other:windmill", "other:tulips"]),
    "bronze": (["bronze", "patina", "brass"], ["shape:dingshi-lu", "shape:zun", "shape:huagu", "shape:guishi-lu", "shape:lishi-lu", "shape:touhu", "other:basin"], ["other:mask", "other:mask", "motif:huiwen", "motif:wuwen"]),
    "jade": (["jade-green", "jade-white", "stone"], ["shape:congshiping", "shape:bei", "shape:lu", "shape:guishi-lu", "shape:wan", "shape:he-box"], PLAIN + ["motif:chilong", "motif:huiwen", "motif:qianwen"]),
    "lacquer": (["lacquer-red", "lacquer-black"], ["shape:he-box", "shape:penghe", "shape:pan", "shape:kuikou-pan", "shape:wan"], ["motif:mudan", "motif:juhua", "motif:louge", "motif:yunlong", "motif:gaoshi"]),
    "cloisonne": (["cloisonne"], ["shape:zun", "shape:lu", "shape:meiping", "shape:huluping", "shape:pan"], ["motif:chanzhilian", "motif:fanlian", "motif:yunlong"]),
    "metal": (["silver", "brass"], ["other:jug", "shape:bei", "shape:pan", "shape:teapot", "other:tumbler", "shape:gaozubei"], PLAIN * 3 + ["motif:juancao"]),
    "glass": (["glass", "glass-dark"], ["other:tumbler", "shape:danping", "shape:wan", "shape:gaozubei", "shape:biyanhu", "other:jug"], PLAIN),
    "plastic": (["plastic", "wood"], ["other:tumbler", "shape:mug", "shape:wan", "other:flowerpot", "other:basin", "shape:pan"], PLAIN),
}
# how often each is drawn: old clay lies nearest to early porcelain, in the same cases and under the same lamps
WEIGHTS = {k: {"earthenware": 5., "painted pottery": 4., "roof tile": 1.5, "bronze": 1.5}.get(k, 1.) for k in (*KINDS, "food")}
for _k, (_s, _f, _mo) in KINDS.items():
    KINDS[_k] = (["other:" + x for x in _s], [x for x in _f if x in FORMS], _mo)
