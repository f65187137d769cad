"""Painted creatures: dragon, phoenix, crane and fish, each in a cell about 4 wide and 2 high."""
import numpy as np

from .painter import Painter, curve, petal


def cloud(p: Painter, x, y, s, role="wash"):
    """A ruyi-headed cloud with a trailing tail."""
    for dx, dy, r in ((-.55, .05, .3), (0, -.2, .38), (.55, .05, .3), (0, .12, .3)):
        p.dot(x + dx * s, y + dy * s, r * s, role, .018)
    a = np.linspace(0, 4.5, 18)
    p.line(np.c_[x + s * .22 * np.cos(a) * (1 - a / 7), y - s * .18 + s * .22 * np.sin(a) * (1 - a / 7)], .022)
    t = np.linspace(0, 1, 12)
    p.ribbon(np.c_[x + s * (.4 + 1.1 * t), y + s * (.2 + .2 * np.sin(4 * t))], s * .12 * (1 - t) + .008, role, .014)


def dragon(p: Painter):
    """A striding dragon after its pearl, among clouds."""
    g = p.rng
    ph = g.uniform(-.3, .3)
    t = np.linspace(0, 1, 90)
    x = -1.75 + 3.0 * t
    y = (.62 - .15 * t) * np.sin(2 * np.pi * (1.25 * t) + 1.9 + ph) * (1 - .35 * t)
    w = .045 + .15 * np.sin(np.pi * np.clip(t * .86 + .1, 0, 1)) ** .8
    w[t < .25] *= .35 + .65 * t[t < .25] / .25
    for cx, cy, cs in ((-1.45, -.66, .26), (-.45, .72, .24), (.5, -.74, .25), (1.55, .66, .26), (-1.0, .05, .17), (1.62, -.7, .2)):
        cloud(p, cx + g.normal(0, .05), cy + g.normal(0, .03), cs)
    spine = np.c_[x, y]
    d = np.gradient(spine, axis=0)
    d /= np.hypot(*d.T)[:, None]
    up = np.c_[d[:, 1], -d[:, 0]]
    for k in range(3, 88, 3):   # dorsal fins
        q = spine[k] + up[k] * w[k]
        p.fill(np.array([q - d[k] * .05, q + up[k] * .09 - d[k] * .05, q + d[k] * .05]), "accent")
    for f, side in ((.36, 1), (.44, -1), (.70, 1), (.80, -1)):   # legs
        k = int(f * 89)
        a = spine[k] - up[k] * w[k] * .5 * side
        knee = a + np.array([-.14, .24 * side])
        paw = knee + np.array([.26, .12 * side])
        p.ribbon(curve([a, knee, paw], 14), np.linspace(.085, .04, 14), "main", .014)
        for c in np.linspace(-.9, .9, 4):
            e = paw + .15 * np.array([np.cos(c), np.sin(c)])
            p.line([paw, e], .032, "line")
    p.ribbon(spine, w, "main", .022)
    for row in (-.5, 0, .5):   # scales
        for k in range(8, 84, 3):
            q = spine[k] + up[k] * w[k] * row
            a = np.linspace(-1.2, 1.2, 5)
            p.line(q + .055 * (np.cos(a)[:, None] * d[k] + np.sin(a)[:, None] * up[k]), .014, "line")
    belly = spine - up * w[:, None] * .8
    p.line(belly[6:86], .012, "line")
    for a in (-.5, 0, .5):   # tail flame
        p.fill(petal(*spine[1], np.pi + a, .3, .08), "accent")
    h = spine[-1]
    for a in np.linspace(2.2, 4.2, 7):   # mane
        p.fill(petal(h[0], h[1] - .02, a, .48, .1), "deep")
    head = h + np.array([(-.05, -.16), (.12, -.24), (.24, -.15), (.46, -.16), (.53, -.06), (.46, .01), (.26, .03), (.42, .09), (.40, .16), (.18, .17), (-.02, .14)])
    p.fill(head, "main", .024)
    for s in (0, .09):   # horns
        p.line(curve([h + (.06, -.18), h + (-.12 + s, -.34), h + (-.34 + s, -.38)], 10), .035, "line")
    p.dot(h[0] + .2, h[1] - .13, .05, "white", .02)
    p.dot(h[0] + .215, h[1] - .13, .022, "line")
    p.line(curve([h + (.48, -.1), h + (.62, -.26), h + (.56, -.42)], 10), .018)
    p.line(curve([h + (.46, .0), h + (.66, .1), h + (.62, .3)], 10), .018)
    for k in range(5):
        p.line([h + (.12 + .05 * k, .16), h + (.08 + .05 * k, .3)], .016)
    px, py = h[0] + .78, h[1] - .05 + g.normal(0, .06)
    p.dot(px, py, .12, "accent", .022)
    p.dot(px, py, .05, "white")
    for a in (2.4, 3.14, 3.9, -1.2, 1.2):
        p.line([(px + .14 * np.cos(a), py + .14 * np.sin(a)), (px + .3 * np.cos(a - .2), py + .3 * np.sin(a - .2))], .03, "accent")


def phoenix(p: Painter):
    """A phoenix in flight, its long tail streaming."""
    g = p.rng
    for cx, cy, cs in ((1.5, .62, .24), (-1.5, .78, .22), (.2, .82, .2)):
        cloud(p, cx + g.normal(0, .05), cy, cs)
    for k, off in enumerate(np.linspace(-.5, .5, 5)):   # tail plumes
        t = np.linspace(0, 1, 36)
        x = .05 - 1.9 * t
        y = .12 + off * t * 1.5 + .16 * np.sin(5.5 * t + k * .5 + g.normal(0, .15))
        p.ribbon(np.c_[x, y], .035 + .085 * t * (1.15 - t) * 2, ("accent", "second", "main")[k % 3], .016)
        p.line(np.c_[x, y], .014)
        for j in range(8, 36, 4):
            p.line([(x[j], y[j]), (x[j] - .1, y[j] - .08)], .012)
            p.line([(x[j], y[j]), (x[j] - .1, y[j] + .08)], .012)
        p.dot(x[-1], y[-1], .1, "deep", .018)
        p.dot(x[-1], y[-1], .045, "white")
    for side, a0 in ((-1, -1.75), (-1, -1.15), (1, 1.9)):   # wings
        for k in range(8):
            a = a0 + side * (.1 * k - .35) * 1.1
            p.fill(petal(.28, .0, a, .92 - .05 * k if side < 0 else .5, .14), ("second", "main")[k % 2], .016)
        p.dot(.3 + .2 * np.cos(a0), .2 * np.sin(a0), .15, "main", .018)
    body = curve([(-.15, .12), (.25, .1), (.58, -.08), (.76, -.36), (.92, -.5)], 30)
    p.ribbon(body, np.linspace(.1, .08, 30) + .13 * np.sin(np.linspace(0, np.pi, 30)) ** 2 * (np.linspace(1, .25, 30)), "main", .022)
    for k in range(4, 24, 3):
        a = np.linspace(-1, 1, 5)
        p.line(body[k] + .07 * np.c_[np.cos(a), np.sin(a)], .014)
    p.dot(.98, -.54, .12, "main", .022)
    p.fill(np.array([(1.06, -.6), (1.3, -.52), (1.06, -.46)]), "accent", .016)
    for a in (-2.3, -1.9, -1.5):
        p.fill(petal(.95, -.6, a, .3, .09), "accent", .012)
    p.dot(1.0, -.57, .028, "line")
    p.fill(petal(1.0, -.44, 1.9, .22, .1), "accent")


def crane(p: Painter):
    """Two cranes flying among clouds."""
    g = p.rng
    for cx, cy, cs in ((-1.6, .6, .27), (0, -.7, .28), (1.55, .7, .27), (-1.75, -.62, .22), (.05, .72, .26), (1.8, -.65, .2)):
        cloud(p, cx + g.normal(0, .05), cy, cs, "second" if g.random() < .5 else "wash")
    for x0, y0, f in ((-.95, .0 + g.normal(0, .06), 1), (.95, -.02 + g.normal(0, .06), g.choice([-1, 1]))):
        q = lambda pts: np.c_[x0 + f * np.asarray(pts, float)[:, 0], y0 + np.asarray(pts, float)[:, 1]]
        for dy in (.02, .07):
            p.line(q([(-.2, dy), (-.75, dy + .1)]), .026, "line")   # trailing legs
        for k in range(5):
            p.fill(q(petal(-.15, .05, np.pi - .45 + .2 * k, .32, .09)), "deep")
        for side in (-1, 1):
            for k in range(8):
                a = side * (1.15 + .13 * k)
                pts = petal(.08 - .03 * k, .02, a, .68 - .03 * k, .12)
                p.fill(q(pts), "white", .016)
                tip = petal(.08 - .03 * k + .45 * np.cos(a), .02 + .45 * np.sin(a), a, .23 - .02 * k, .07)
                p.fill(q(tip), "deep")
        p.ribbon(q(curve([(-.28, .06), (0, .02), (.28, 0)], 14)), .03 + .12 * np.sin(np.linspace(0.2, np.pi, 14)), "white", .02)
        p.ribbon(q(curve([(.22, .0), (.45, -.08), (.66, .02), (.8, -.06)], 16)), np.linspace(.055, .038, 16), "white", .018)
        p.dot(x0 + f * .82, y0 - .07, .06, "white", .018)
        p.dot(x0 + f * .82, y0 - .11, .04, "accent")
        p.line(q([(.87, -.07), (1.1, -.04)]), .026, "line")


def fish(p: Painter):
    """Mandarin fish or carp among waterweed."""
    g = p.rng
    for x0 in np.linspace(-1.85, 1.85, 9):
        t = np.linspace(0, 1, 24)
        x = x0 + .12 * np.sin(6 * t + g.uniform(0, 6)) + .15 * t * g.normal(0, 1)
        top = g.uniform(.7, 1.75)
        p.ribbon(np.c_[x, .95 - top * t], .035 * (1 - t) + .012, "leaf")
        for k in range(4, 24, 2):
            for s in (-1, 1):
                p.fill(petal(x[k], .95 - top * t[k], -np.pi / 2 + s * .8, .17 * (1.1 - t[k] * .6), .045), "leaf")
    spots = ((-.95, -.28), (.95, .3)) if g.random() < .6 else ((-.95, .25), (.95, -.22))
    for x0, y0 in spots:
        f, y0 = g.choice([-1, 1]), y0 + g.normal(0, .05)
        q = lambda pts: np.c_[x0 + f * np.asarray(pts, float)[:, 0], y0 + np.asarray(pts, float)[:, 1]]
        t = np.linspace(0, 1, 26)
        half = .27 * np.sin(np.pi * t ** .75) ** .8 * (1 - .25 * t) + .045
        half[0] = .03
        bx, by = .72 - 1.25 * t, .06 * np.sin(3 * t)
        for a in (2.65, 2.95, 3.3, 3.65):
            p.fill(q(petal(-.5, .04, a, .45, .17)), "accent", .014)
        for k in range(9):
            p.fill(q(petal(.35 - .09 * k, -.18 + .012 * k, -2.0, .26, .09)), "accent", .012)
        for xx in (.3, -.12):
            p.fill(q(petal(xx, .18, 2.1, .3, .15)), "accent", .014)
        p.ribbon(q(np.c_[bx, by]), half, "main", .026)
        for i in range(3, 12):
            for v in np.linspace(-.7, .7, 5):
                xx = .45 - .085 * i
                h = np.interp(-xx, -bx, half)
                a = np.linspace(2, 4.3, 5)
                p.line(q(np.c_[xx + .05 * np.cos(a), v * h + .05 * np.sin(a)]), .014)
        p.line(q(curve([(.42, -.2), (.36, 0), (.42, .2)], 8)), .024)
        p.dot(x0 + f * .56, y0 - .06, .055, "white", .02)
        p.dot(x0 + f * .56, y0 - .06, .025, "line")


DRAW = {"motif:yunlong": dragon, "motif:fenghuang": phoenix, "motif:xianhe": crane, "motif:yuzao": fish}
