"""What is set onto a turned body: spouts, handles, ears, lugs, legs, lids, studs; each a small mesh beside the body."""
import numpy as np

from .mesh import ball, join, lathe, moved, tube, turn_y
from .painter import curve


def _bar(points, width, flat=1., taper=None, n=26):
    pts = np.asarray(points, float)
    xy = curve(pts[:, :2], n)
    z = np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(pts)), pts[:, 2] if pts.shape[1] > 2 else np.zeros(len(pts)))
    w = np.linspace(width, taper or width, n)
    return tube(np.c_[xy, z], w, flat)


def _both(m):
    """The same on the other side."""
    return [m, moved(m, turn_y(np.pi))]


def _round(m, n, offset=0.):
    return [moved(m, turn_y(offset + k * 2 * np.pi / n)) for k in range(n)]


def _lid(p, points, knob=.05, scale=1.):
    """A turned lid upon the mouth; points are (share of the mouth's radius, height)."""
    r, h = p.lip[1], p.lip[0]
    pts = np.array(points, float) * (r * 1.06, 1)
    parts = [lathe(np.vstack([[(0, pts[0, 1])], pts]), at=(0, h - .005, 0), per=3)]
    if knob:
        parts.append(ball((0, h + pts[-1, 1] + knob * .7, 0), knob, (1, 1.15, 1)))
    return parts


def _leaf_lid(p):
    r, h = p.lip[1] * 1.32, p.lip[0]
    m = lathe([(0, -.01), (.5, -.01), (.99, .0), (1, .012), (.9, .02), (.55, .06), (.2, .1), (0, .105)], at=(0, 0, 0), per=3, columns=96)
    a = np.arctan2(m.p[:, 0], m.p[:, 2])
    rho = np.hypot(m.p[:, 0], m.p[:, 2])
    m.p[:, 1] += .05 * rho ** 3 * np.sin(4 * a) - .035 * rho ** 2 + h + .02
    m.p[:, [0, 2]] *= r
    return [m, tube(np.array([(0, h + .1, 0), (.0, h + .15, 0), (.04, h + .17, .0)]), .018)]


def build(prof, rng) -> list:
    """Meshes of all parts that the form asks for."""
    H, rm = prof.height, prof.rmax
    lip_h, lip_r = prof.lip[0], prof.lip[1]
    at = lambda f: prof.radius(f * lip_h)     # noqa: E731  outer radius at a share of the height
    o = prof.outline
    neck = o[len(o) * 5 // 10:][np.argmin(o[len(o) * 5 // 10:, 0])]
    nr, ny = neck
    out = []
    for name in prof.form.get("parts", []):
        if name == "spout":
            y0 = .38 * lip_h
            r0 = at(.38)
            up = rng.uniform(.74, .92) * lip_h
            out.append(_bar([(r0 - .06, y0 - .03), (r0 + .07, y0 + .06), (r0 + .11, .62 * lip_h), (r0 + .2, up)], .058, 1, .022))
        elif name == "handle":
            y0, y1 = .34 * lip_h, rng.uniform(.74, .93) * lip_h
            out.append(_bar([(-nr + .01, y1), (-nr - .1, y1 + .05), (-at(.5) - .14, .66 * lip_h), (-at(.34) - .1, .46 * lip_h), (-at(.34) + .03, y0)], .026, .5))
        elif name == "handle-high":
            out.append(_bar([(-lip_r + .01, lip_h), (-lip_r - .06, lip_h + .06), (-lip_r - .09, .84 * lip_h), (-at(.56) + .02, .55 * lip_h)], .024, .8))
        elif name == "chicken-head":
            y, r = .56 * lip_h, at(.56)
            out += [_bar([(r - .06, y - .03), (r + .04, y + .03), (r + .07, y + .11)], .045, 1, .036), ball((r + .08, y + .14, 0), .055, (1.1, 1, .8)),
                    ball((r + .15, y + .14, 0), .022, (1.6, .8, .8)), ball((r + .06, y + .2, 0), .03, (.9, 1.2, .35))]
        elif name in ("spout-low", "spout-beak", "spout-bulb", "spout-cup"):
            y = {"spout-low": .42, "spout-beak": .93, "spout-bulb": .5, "spout-cup": .5}[name] * lip_h
            r = prof.radius(y)
            if name == "spout-low":
                out.append(_bar([(r - .08, y - .08), (r + .08, y), (r + .14, y + .14), (r + .24, y + .24)], .07, 1, .026))
            elif name == "spout-beak":
                out.append(_bar([(r - .1, y - .06), (r + .02, y), (r + .14, y + .05)], .075, .5, .03))
            elif name == "spout-bulb":
                out += [ball((r + .06, y + .05, 0), .11, (1, 1, .9)), _bar([(r + .08, y + .08), (r + .17, y + .17)], .06, 1, .022, 8)]
            else:
                out.append(moved(lathe([(0, 0), (.04, 0), (.05, .05), (.07, .09), (.065, .1), (0, .09)], per=3), np.eye(3), (r + .03, y + .02, 0)))
                out.append(_bar([(r - .04, y), (r + .03, y + .03)], .035, 1, .03, 6))
        elif name == "handle-ring":
            y0, y1 = .28 * lip_h, .82 * lip_h
            out.append(_bar([(-prof.radius(y1) + .03, y1), (-at(.6) - .14, y1 + .02), (-at(.5) - .19, .55 * lip_h), (-at(.35) - .12, .34 * lip_h), (-prof.radius(y0) + .03, y0)], .03, .8))
        elif name == "handle-mug":
            out.append(_bar([(-.25, .58 * H), (-.4, .66 * H), (-.45, .42 * H), (-.36, .2 * H), (-.25, .22 * H)], .026, .7))
        elif name == "tube-ears":
            y = lip_h - .02
            c = lathe([(0, -.17), (.034, -.17), (.038, -.09), (.034, 0), (.022, .0), (.02, -.06), (0, -.06)], per=2, columns=20)
            out += _both(moved(c, np.eye(3), (lip_r + .025, y, 0)))
        elif name in ("scroll-ears", "phoenix-ears", "fish-ears"):
            y0, y1 = ny - .05 * H, ny + (.24 if name != "fish-ears" else .2) * H
            r = nr
            if name == "scroll-ears":
                out += _both(_bar([(r - .01, y1), (r + .1, y1 + .02), (r + .14, (y0 + y1) / 2 + .04), (r + .1, y0 - .02), (prof.radius(y0 - .06) - .02, y0 - .08)], .022, .8))
            else:
                for q in ([(r - .02, y1), (r + .06, y1 + .01), (r + .09, y1 - .07), (r + .05, y1 - .12), (r + .085, y1 - .2), (r + .01, y0)],):
                    out += _both(_bar(q, .034, .55, .02))
                out += _both(ball((r + .085, y1 + .005, 0), .03, (1.4, .8, .6)))
        elif name == "flask-ears":
            y0, y1 = ny - .09 * H, lip_h * .9
            out += _both(_bar([(lip_r - .02, y1), (lip_r + .08, y1), (prof.radius(y0) + .03, y0 + .09), (prof.radius(y0) + .005, y0)], .023, .9))
        elif name == "deer-ears":
            y = .76 * lip_h
            out += _both(_bar([(at(.8) - .02, y + .06), (at(.8) + .08, y + .08), (at(.7) + .06, y - .06), (at(.68) - .01, y - .1)], .03, .8))
        elif name == "side-ears":
            y = .62 * lip_h
            out += _both(_bar([(at(.85) - .02, y + .12), (at(.7) + .12, y + .12), (at(.6) + .13, y - .04), (at(.5) - .02, y - .1)], .03, .7))
        elif name in ("lugs2", "lugs2z", "lugs4"):
            f = .78 if name != "lugs2z" else .55
            n = 4 if name == "lugs4" else 2
            y, r = f * lip_h * .98, prof.radius(f * lip_h)
            m = _bar([(r - .02, y + .05), (r + .045, y + .035), (r + .055, y - .02), (r - .005, y - .06)], .018, 1.2, n=14)
            out += _round(m, n, np.pi / 4 if n == 4 else (np.pi / 2 if name == "lugs2z" else 0))
        elif name == "tubes":
            y, r = .6 * lip_h, prof.radius(.62 * lip_h)
            out += _round(moved(lathe([(0, 0), (.032, 0), (.03, .16), (.02, .16), (0, .12)], per=2, columns=16), np.eye(3), (r - .01, y - .02, 0)), 5, .3)
        elif name in ("legs3", "legs3-tall", "feet3", "feet4"):
            low = prof.outline[0, 1]
            tall = name.startswith("legs")
            n, r = (4 if name == "feet4" else 3), prof.foot * (1.02 if tall else .9)
            top = low + (.01 if tall else -.015)      # below the floor of the inside
            bottom = 0. if low > .03 else -.06
            m = _bar([(r - .01, top), (r + (.05 if tall else .015), (top + bottom) / 2 + .01), (r + .005, bottom)], .045 if tall else .04, .9, .036 if name != "legs3-tall" else .042, n=12)
            for leg in _round(m, n, np.pi / 2 if n == 3 else np.pi / 4):
                leg.p[:, 2] *= prof.form.get("flat", 1.)
                out.append(leg)
        elif name == "ribs3":
            out += _round(_bar([(at(.7) + .005, .7 * lip_h), (at(.55) + .015, .5 * lip_h), (at(.35), .3 * lip_h)], .014, 1, n=12), 3, np.pi / 2)
        elif name == "rim-ears":
            out += _both(_bar([(lip_r - .03, lip_h - .01, -.06), (lip_r + .0, lip_h + .13, -.055), (lip_r + .01, lip_h + .15, 0), (lip_r, lip_h + .13, .055), (lip_r - .03, lip_h - .01, .06)], .022, .8))
        elif name in ("nails", "nails-top", "nails-foot"):
            f, n = {"nails": (.82, 16), "nails-top": (.9, 20), "nails-foot": (.12, 20)}[name]
            out += _round(ball((prof.radius(f * lip_h) + .002, f * lip_h, 0), .018), n)
        elif name == "lid-dome":
            out += _lid(prof, [(1.08, 0), (1.1, .03), (.95, .06), (.5, .1), (.12, .115)], .04)
        elif name == "lid-flat":
            out += _lid(prof, [(1, 0), (.95, .02), (.4, .05), (.1, .055)], .04)
        elif name == "lid-small":
            out += _lid(prof, [(1.15, 0), (1.1, .02), (.5, .05), (.15, .07)], .03)
        elif name == "lid-helmet":
            out += _lid(prof, [(1.5, 0), (1.52, .02), (1.15, .035), (1.05, .1), (.7, .17), (.25, .2), (.15, .22)], .05)
        elif name == "lid-cone":
            out += _lid(prof, [(1.02, 0), (1.0, .05), (.75, .18), (.4, .3), (.15, .36)], .03)
        elif name == "lid-high":
            out += _lid(prof, [(1.02, 0), (1.0, .04), (.8, .13), (.35, .2), (.15, .22)], .055)
        elif name == "lid-saucer":
            out += _lid(prof, [(.9, .0), (.86, .03), (.5, .1), (.3, .12), (.3, .15), (.36, .16), (.3, .16), (.1, .15)], 0)
        elif name == "lid-leaf":
            out += _leaf_lid(prof)
        elif name == "cup-holder":
            out.append(lathe([(.16, 0), (.19, .02), (.23, .12), (.24, .16), (.23, .16), (.2, .1), (.1, .03), (0, .02)], at=(0, prof.lip[0] * .78, 0), per=3))
        elif name == "stopper":
            out += [ball((0, lip_h + .035, 0), .075, (1, .75, 1))]
        else:
            raise KeyError(name)
    return out


def assemble(prof, rng, spin, turned) -> object:
    """The whole piece as one mesh."""
    body = turned(prof.r, prof.y, prof.s, prof.surf, prof.ao, spin, prof.section, prof.weight, prof.flat)
    return join([body] + build(prof, rng))
