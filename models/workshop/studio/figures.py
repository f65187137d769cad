"""Painted people and their places: boys at play, ladies, scholars, immortals, stories, pavilions and antiquities."""
import numpy as np

from .emblems import _fan, _vase
from .flora import landscape
from .beasts import _quadruped, beside
from .painter import Painter, curve, petal


def _person(p, robe="main", sash="accent", sex="m", arm=0., hat=False):
    """A robed figure about 1.5 high at the origin, feet at y = .8."""
    p.fill(curve([(-.1, -.42), (-.24, -.1), (-.3, .4), (-.36, .8), (.34, .8), (.28, .4), (.22, -.1), (.1, -.42), (-.1, -.42)], 40), robe, .025)
    for s, a in ((-1, arm), (1, -arm * .5)):
        p.fill(curve([(s * .12, -.36), (s * .38, -.12 - a), (s * .46, .16 - a), (s * .26, .2 - a), (s * .12, -.02), (s * .12, -.36)], 20), "second" if sex == "f" else robe, .02)
        p.dot(s * .38, .17 - a, .05, "white", .016)
    p.line([(-.2, .0), (.2, .0)], .06, sash)
    for x in (-.12, .02, .14):
        p.line(curve([(x, .05), (x * 1.3, .4), (x * 1.6, .78)], 8), .016)
    p.dot(0, -.56, .15, "white", .022, 1.1)
    p.fill(np.c_[.15 * np.cos(np.linspace(np.pi, 2 * np.pi, 10)), -.6 + .15 * np.sin(np.linspace(np.pi, 2 * np.pi, 10))], "line")
    if sex == "f":
        p.dot(0, -.77, .1, "line")
        p.dot(.1, -.72, .06, "line")
    elif hat:
        p.fill(np.array([(-.17, -.64), (.17, -.64), (.13, -.88), (-.13, -.88)]), "line")
        p.line([(-.3, -.68), (.3, -.68)], .04)
    for x in (-.05, .06):
        p.dot(x, -.56, .016, "line")


def _boy(p, robe="main", arm=.2):
    """A boy in jacket and trousers, tufts of hair on a shaven head, in movement."""
    g = p.rng
    lean = g.normal(0, .06)
    for s, step in ((-1, g.uniform(-.1, .12)), (1, g.uniform(-.1, .12))):
        p.ribbon(curve([(s * .1, .3), (s * .17, .52), (s * (.2 + step), .78)], 8), np.linspace(.11, .075, 8), "second", .02)
        p.ribbon(np.array([(s * (.2 + step) - .02, .8), (s * (.2 + step) + .13, .82)]), [.045, .03], "line")
    p.fill(curve([(-.1, -.2), (-.22, -.08), (-.3, .38), (-.1, .44), (.12, .43), (.3, .38), (.22, -.08), (.1, -.2), (-.1, -.2)], 30), robe, .022)
    p.line(curve([(0, -.18), (.03, .1), (0, .42)], 8), .018)
    p.line([(-.26, .2), (.26, .2)], .045, "accent")
    for s in (-1, 1):
        a = arm + g.uniform(-.15, .3)
        hand = (s * .5, -.02 - a)
        p.ribbon(curve([(s * .14, -.1), (s * .32, .06 - a * .4), hand], 10), np.linspace(.1, .075, 10), robe, .02)
        p.dot(*hand, .05, "white", .016)
    p.dot(lean, -.38, .2, "white", .022, 1.05)
    for x, y, r in ((-.17, -.44, .06), (.17, -.44, .06), (0, -.57, .075)):
        p.dot(lean + x, y, r, "line")
    for x in (-.065, .075):
        p.line([(lean + x - .02, -.39), (lean + x + .02, -.39)], .022)
    p.line([(lean - .02, -.28), (lean + .04, -.28)], .016)


def _garden(p, rail=True):
    g = p.rng
    p.line(curve([(-2, .86), (-1, .82), (0, .88), (1, .82), (2, .86)], 30), .025)
    if rail:
        for y in (.1, .32):
            p.line([(-2.05, y), (-1.0, y - .0)], .03)
        for x in (-1.9, -1.55, -1.2):
            p.line([(x, .1), (x, .6)], .03)
    x0 = g.choice([-1.8, 1.75])
    p.fill(curve([(x0 - .3, .85), (x0 - .2, .3), (x0, .05), (x0 + .18, .4), (x0 + .3, .85)], 20), "deep", .025)
    for a in np.linspace(-2.8, -.4, 6):
        p.fill(petal(x0, .15, a, .7, .22), "leaf", .016)
    for x in g.uniform(-1.9, 1.9, 5):
        for a in (-2, -1.57, -1.1):
            p.fill(petal(x, .86, a, .16, .05), "leaf")


def _clouds(p):
    for x in (-1.2, .4, 1.7):
        y = -.8 + p.rng.normal(0, .04)
        p.line(curve([(x - .5, y), (x - .2, y - .08), (x + .1, y + .02), (x + .5, y)], 14), .03, "wash")


def boys(p: Painter):
    g = p.rng
    _garden(p, g.random() < .5)
    for x in np.array([-1.35, -.4, .65, 1.45]) + g.normal(0, .06, 4):
        robe = ("main", "deep", "accent", "wash")[g.integers(4)]
        beside(lambda q: _boy(q, robe, g.uniform(-.1, .35)), (x, .08 + g.normal(0, .05), .88, g.choice([-1, 1])))(p)
    beside(lambda q: (q.dot(0, 0, .2, "accent", .03), q.line([(0, .2), (.1, .7)], .02)), (.25, -.45, .8))(p)


def ladies(p: Painter):
    g = p.rng
    _garden(p)
    for x, f in ((-.85, 1), (.2, -1), (1.05, 1)):
        robe = ("main", "wash", "second", "accent")[g.integers(4)]
        beside(lambda q: (_person(q, robe, "accent", "f", g.uniform(0, .25)), _fan(q, .5, -.15, .4)), (x, .05, .92, f))(p)
    _clouds(p)


def scholar(p: Painter):
    landscape_far(p)
    beside(lambda q: _person(q, "wash", "deep", "m", .1, True), (-.5, .12, .85))(p)
    beside(lambda q: _boy(q, "second", .0), (.35, .3, .62))(p)


def landscape_far(p: Painter):
    g = p.rng
    for x, top, w in ((-1.4, -.55, .7), (1.2, -.75, .8), (.1, -.35, .6)):
        k = np.linspace(0, 1, 14)
        p.fill(np.c_[x - w + 2 * w * k, .2 - (.2 - top) * np.sin(np.pi * k) ** 1.5], "wash", .022)
    p.line(curve([(-2, .85), (0, .9), (2, .84)], 20), .03)
    x0 = 1.5
    p.ribbon(curve([(x0, .9), (x0 - .15, .2), (x0 + .05, -.5)], 14), np.linspace(.1, .04, 14), "bark", .02)
    for dx, dy in ((-.4, -.45), (.25, -.3), (-.3, 0), (.1, -.7)):
        p.dot(x0 + dx, dy, .26, "leaf", .02, .5)
    for _ in range(3):
        p.line([(g.uniform(-1.8, 0), .7), (g.uniform(-1, .5), .72)], .016)


def story(p: Painter):
    """A scene with officials, a rider and banners before rocks and clouds."""
    g = p.rng
    _garden(p, g.random() < .5)
    beside(lambda q: _quadruped(q, "second", .5, .26, 2, .55, mane=True), (.75, .28, .8, -1))(p)
    beside(lambda q: _person(q, "main", "accent", "m", .25, True), (.78, -.28, .62, -1))(p)
    for x, robe in ((-1.3, "wash"), (-.55, "accent")):
        beside(lambda q: _person(q, robe, "deep", "m", g.uniform(0, .3), True), (x, .12, .82))(p)
    p.line([(-.95, .8), (-.95, -.8)], .03)
    p.fill(np.array([(-.95, -.8), (-.4, -.7), (-.55, -.5), (-.95, -.45)]), "accent", .02)
    _clouds(p)


def warriors(p: Painter):
    g = p.rng
    _garden(p, False)
    for x, f, coat in ((-1.0, 1, "main"), (.95, -1, "second")):
        beside(lambda q: _quadruped(q, coat, .5, .26, 2, .55, mane=True), (x, .25, .85, f))(p)
        beside(lambda q: _person(q, "deep" if coat == "main" else "accent", "accent", "m", .35, True), (x, -.28, .66, f))(p)
        p.line([(x - .5 * f, .3), (x + .8 * f, -.7)], .035)
    _clouds(p)


def immortals(p: Painter):
    waves_y = np.linspace(-2, 2, 50)
    for y in (.78, .88):
        p.line(np.c_[waves_y, y + .05 * np.sin(9 * waves_y)], .03)
    for k, x in enumerate((-1.5, -.5, .5, 1.5)):
        beside(lambda q: _person(q, ("main", "second", "accent", "wash")[k], "deep", "f" if k == 2 else "m", .15, k % 2 == 0), (x, .0, .82, (-1) ** k))(p)


def star_gods(p: Painter):
    _garden(p, False)
    for k, x in enumerate((-1.05, 0, 1.05)):
        beside(lambda q: (_person(q, ("main", "second", "accent")[k], "deep", "m", .1, k != 1), q.fill(curve([(-.1, -.48), (0, -.1), (.1, -.48)], 10), "white", .016)), (x, .05, .92))(p)
    _clouds(p)


def luohans(p: Painter):
    landscape_far(p)
    for x in (-1.1, .0):
        beside(lambda q: (q.fill(curve([(-.5, .7), (-.3, 0), (0, -.25), (.3, 0), (.5, .7), (-.5, .7)], 30), "main", .025), q.dot(0, -.42, .19, "white", .025),
                          q.line(np.c_[.32 * np.cos(np.linspace(0, 6.28, 30)), -.42 + .32 * np.sin(np.linspace(0, 6.28, 30))], .02)), (x, .15, .9))(p)


def pavilions(p: Painter):
    landscape(p)
    for x0, s in ((-.2, 1.), (1.1, .75)):
        for k in range(2):
            y = .45 - .5 * k * s
            w = (.55 - .15 * k) * s
            p.fill(np.array([(x0 - w * 1.35, y - .25 * s), (x0 - w * .5, y - .5 * s), (x0 + w * .5, y - .5 * s), (x0 + w * 1.35, y - .25 * s)]), "deep", .022)
            p.fill(np.array([(x0 - w, y - .25 * s), (x0 + w, y - .25 * s), (x0 + w, y), (x0 - w, y)]), "white", .022)
            for d in (-.6, 0, .6):
                p.line([(x0 + d * w, y - .25 * s), (x0 + d * w, y)], .022)


def boating(p: Painter):
    landscape_far(p)
    for y in (.55, .65, .75):
        p.line(np.c_[np.linspace(-2, 1, 30), y + .02 * np.sin(np.linspace(0, 20, 30))], .016)
    p.fill(curve([(-1.4, .35), (-1.1, .6), (0, .6), (.3, .3)], 20), "main", .025)
    beside(lambda q: _person(q, "wash", "deep", "m", .1, True), (-.7, .08, .5))(p)
    beside(lambda q: _person(q, "second", "deep", "m", .3), (-.15, .1, .48))(p)
    p.line([(.1, -.1), (.5, .7)], .03)


def antiques(p: Painter):
    g = p.rng
    for k, x in enumerate((-1.5, -.5, .5, 1.5)):
        kind = (k + int(g.integers(4))) % 4
        if kind == 0:
            _vase(p, x, .05, 1.2)
            for a in (-2., -1.57, -1.1):
                p.fill(petal(x, -.55, a, .45, .14), "leaf", .016)
        elif kind == 1:     # tripod
            p.fill(curve([(x - .4, -.2), (x - .4, .25), (x, .42), (x + .4, .25), (x + .4, -.2), (x - .4, -.2)], 26), "main", .03)
            for s in (-1, 0, 1):
                p.line([(x + .28 * s, .35), (x + .3 * s, .7)], .07)
            for s in (-1, 1):
                p.line(curve([(x + .28 * s, -.2), (x + .3 * s, -.5), (x + .15 * s, -.5), (x + .15 * s, -.2)], 10), .05)
        elif kind == 2:     # scrolls in a jar
            for d in (-.15, .0, .16):
                p.ribbon(np.array([(x + d, .1), (x + d * 2, -.75)]), [.06, .06], ("second", "white", "accent")[int((d + .2) * 7) % 3], .02)
            p.fill(np.array([(x - .28, -.05), (x + .28, -.05), (x + .24, .65), (x - .24, .65)]), "second", .03)
        else:               # stand with fruit
            p.fill(np.array([(x - .45, .1), (x + .45, .1), (x + .3, .3), (x - .3, .3)]), "deep", .025)
            for dx, dy in ((-.18, -.02), (.16, 0), (0, -.2)):
                p.dot(x + dx, dy, .17, "main", .022)
            p.fill(np.array([(x - .3, .3), (x + .3, .3), (x + .36, .6), (x - .36, .6)]), "wash", .025)


DRAW = {"motif:" + k: v for k, v in dict(yingxi=boys, baizi=boys, shinv=ladies, gaoshi=scholar, renwugushi=story, daomadan=warriors, baxian=immortals, fulushou=star_gods, luohan=luohans,
                                       louge=pavilions, fanzhou=boating, bogu=antiques).items()}
