"""Profile curves: each shape as half a silhouette (radius, height) turned about its axis, foot to lip."""
from dataclasses import dataclass

import numpy as np

OUTER, INNER, BASE, RING = 0, 1, 2, 3

# points: (radius, height) from the foot up; main: the decorated field as fractions of the outer
# arc length; open: the inside is seen and may be painted; elev: camera elevation range, degrees.
FORMS = {
    "shape:meiping": dict(points=[(.20, 0), (.195, .03), (.205, .15), (.255, .4), (.325, .65), (.335, .76), (.27, .86), (.13, .92), (.085, .945), (.08, .96), (.095, .985), (.10, 1.0)], main=(.22, .68), elev=(2, 16)),
    "shape:yuhuchunping": dict(points=[(.17, 0), (.175, .03), (.24, .1), (.30, .22), (.27, .38), (.16, .56), (.085, .72), (.075, .82), (.10, .92), (.16, 1.0)], main=(.12, .50), elev=(2, 16)),
    "shape:tianqiuping": dict(points=[(.17, 0), (.18, .01), (.3, .12), (.37, .3), (.34, .46), (.2, .6), (.11, .67), (.095, .78), (.1, .9), (.11, 1)], main=(.12, .58), elev=(2, 14)),
    "shape:huluping": dict(points=[(.19, 0), (.2, .02), (.29, .12), (.325, .27), (.27, .42), (.14, .53), (.12, .56), (.17, .66), (.2, .74), (.16, .85), (.08, .93), (.07, .97), (.075, 1)], main=(.10, .45), second=(.57, .80), elev=(2, 14)),
    "shape:suantouping": dict(points=[(.2, 0), (.2, .02), (.28, .12), (.31, .25), (.25, .4), (.12, .53), (.08, .64), (.075, .76), (.11, .83), (.13, .88), (.1, .94), (.065, .98), (.06, 1)], main=(.10, .42), elev=(2, 14)),
    "shape:bangchuiping": dict(points=[(.2, 0), (.21, .01), (.22, .05), (.23, .4), (.235, .63), (.21, .70), (.13, .75), (.1, .79), (.1, .9), (.105, .93), (.14, .95), (.14, 1)], main=(.09, .58), elev=(2, 14)),
    "shape:ganlanping": dict(points=[(.15, 0), (.15, .03), (.2, .2), (.25, .45), (.24, .65), (.15, .85), (.11, .93), (.15, 1)], main=(.18, .72), elev=(2, 14)),
    "shape:zhichuiping": dict(points=[(.24, 0), (.25, .015), (.28, .08), (.31, .35), (.30, .45), (.24, .51), (.11, .545), (.09, .58), (.085, .85), (.09, .93), (.17, .98), (.175, 1)], main=(.10, .38), elev=(3, 18)),
    "shape:danping": dict(points=[(.15, 0), (.155, .02), (.22, .1), (.26, .22), (.22, .38), (.13, .54), (.085, .68), (.07, .85), (.075, 1)], main=(.10, .48), elev=(2, 14)),
    "shape:guan": dict(points=[(.24, 0), (.24, .02), (.28, .12), (.38, .4), (.4, .56), (.35, .7), (.24, .77), (.2, .79), (.195, .85), (.205, .88)], main=(.24, .70), elev=(4, 20)),
    "shape:zun": dict(points=[(.25, 0), (.26, .02), (.22, .1), (.17, .28), (.19, .33), (.26, .43), (.26, .47), (.19, .57), (.17, .64), (.22, .83), (.35, 1)], main=(.66, .94), second=(.30, .56), elev=(2, 14)),
    "shape:wan": dict(points=[(.2, 0), (.2, .05), (.27, .075), (.40, .2), (.46, .34), (.50, .45)], main=(.22, .90), open=True, elev=(10, 42)),
    "shape:douliwan": dict(points=[(.11, 0), (.11, .04), (.15, .06), (.33, .22), (.52, .38)], main=(.20, .92), open=True, elev=(14, 48)),
    "shape:zhan": dict(points=[(.15, 0), (.15, .05), (.2, .07), (.33, .2), (.40, .33), (.41, .39), (.44, .45)], main=(.2, .9), open=True, elev=(12, 42)),
    "shape:pan": dict(points=[(.3, 0), (.3, .035), (.38, .05), (.49, .11), (.55, .17)], main=(.25, .92), open=True, elev=(34, 74)),
    "shape:bei": dict(points=[(.18, 0), (.18, .04), (.24, .06), (.34, .2), (.37, .38), (.41, .52)], main=(.20, .90), open=True, elev=(8, 28)),
    "shape:gaozubei": dict(points=[(.22, 0), (.205, .03), (.11, .16), (.085, .32), (.11, .42), (.27, .48), (.36, .6), (.38, .76), (.43, .88)], main=(.55, .95), open=True, inner_floor=.46, elev=(5, 20)),
    "shape:xi": dict(points=[(.33, 0), (.33, .03), (.40, .05), (.47, .13), (.48, .22), (.50, .28)], main=(.25, .9), open=True, elev=(18, 50)),
}


@dataclass
class Profile:
    r: np.ndarray        # radius
    y: np.ndarray        # height
    nr: np.ndarray       # normal, radial part
    ny: np.ndarray       # normal, vertical part
    s: np.ndarray        # OUTER: 0 at the lip .. 1 at the foot; INNER and BASE: radius / their largest
    surf: np.ndarray     # OUTER, INNER, BASE or RING
    ao: np.ndarray       # how open each place is to the room, 0..1
    outer_length: float
    rmax: float
    height: float
    foot: float          # foot-ring outer radius
    base_r: float        # radius of the base disc inside the ring
    inner_r: float
    lip_r: float
    main: tuple
    second: tuple | None
    open: bool
    elev: tuple
    radius_at: object = None   # radius at v, 0 at the lip .. 1 at the foot


def _spline(points, per=14):
    p = np.array([points[0]] + list(points) + [points[-1]], float)
    out = []
    for i in range(1, len(p) - 2):
        a, b, c, d = p[i - 1], p[i], p[i + 1], p[i + 2]
        # centripetal knots keep tight corners from overshooting
        t1 = max(np.hypot(*(b - a)), 1e-4) ** .5
        t2 = t1 + max(np.hypot(*(c - b)), 1e-4) ** .5
        t3 = t2 + max(np.hypot(*(d - c)), 1e-4) ** .5
        t = np.linspace(t1, t2, per, endpoint=False)[:, None]
        a1, a2, a3 = (t1 - t) / t1 * a + t / t1 * b, (t2 - t) / (t2 - t1) * b + (t - t1) / (t2 - t1) * c, (t3 - t) / (t3 - t2) * c + (t - t2) / (t3 - t2) * d
        b1, b2 = (t2 - t) / t2 * a1 + t / t2 * a2, (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
        out.append((t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2)
    return np.vstack(out + [p[-1:]])


def _resample(c, n):
    d = np.r_[0, np.cumsum(np.hypot(*np.diff(c, axis=0).T))]
    t = np.linspace(0, d[-1], n)
    return np.c_[np.interp(t, d, c[:, 0]), np.interp(t, d, c[:, 1])], d[-1]


def build(shape: str, rng: np.random.Generator) -> Profile:
    """One piece's own profile: the form with a little of the thrower's freedom."""
    form = FORMS[shape]
    pts = np.array(form["points"], float)
    pts[:, 1] *= rng.uniform(.93, 1.08)
    pts[1:-1, 0] *= 1 + rng.normal(0, .012, len(pts) - 2)
    thick = rng.uniform(.012, .02)
    outer, length = _resample(_spline(pts), 140)
    lip, lip_r, height = outer[-1], outer[-1, 0], outer[-1, 1]
    a = np.linspace(0, np.pi, 7)[1:-1]
    lip_pts = np.c_[lip_r - thick / 2 + thick / 2 * np.cos(a), height + thick / 2 * np.sin(a)]
    tangent = np.gradient(outer, axis=0)
    tangent /= np.maximum(np.hypot(*tangent.T)[:, None], 1e-9)
    shrunk = outer - thick * np.c_[tangent[:, 1], -tangent[:, 0]]
    is_open = form.get("open", False)
    floor = form.get("inner_floor", pts[1, 1] * .75 + thick) if is_open else height * .72
    keep = shrunk[(shrunk[:, 1] > floor) & (shrunk[:, 1] < height - .2 * thick)][::-1]
    if is_open:
        t = np.linspace(1, 0, 24)[1:]
        inner = np.vstack([keep, np.c_[keep[-1, 0] * t, floor + (keep[-1, 1] - floor) * t ** 2]])
        inner, _ = _resample(inner, 70)
    else:
        inner = np.vstack([keep, [[0, keep[-1, 1]]]])
    inner = np.vstack([lip_pts[-1:], inner])     # shares the lip's last point, so no texture is stretched between
    foot = pts[0, 0]
    ring = foot * rng.uniform(.1, .15)
    recess = min(.03, .6 * pts[1, 1] + .006)
    base_r = foot - ring - .006
    ring_pts = np.array([(foot - .004, -.004), (foot - ring / 2, -.006), (foot - ring, -.003), (foot - ring - .004, .003), (base_r, recess * .9)])
    disc = np.c_[base_r * np.linspace(.985, 0, 14), np.full(14, recess)]
    groups = [(disc[::-1], BASE), (ring_pts[::-1], RING), (outer, OUTER), (lip_pts, OUTER), (inner, INNER)]
    c = np.vstack([g for g, _ in groups])
    surf = np.concatenate([np.full(len(g), k) for g, k in groups]).astype(np.int32)
    d = np.gradient(c, axis=0)
    d /= np.maximum(np.hypot(*d.T)[:, None], 1e-9)
    s, ao = np.where(surf == RING, 1., 0.), np.ones(len(c))
    o = surf == OUTER
    s[np.flatnonzero(o)[:140]] = np.linspace(1, 0, 140)
    inner_r = inner[0, 0]
    s[surf == INNER] = inner[:, 0] / inner_r
    s[surf == BASE] = c[surf == BASE, 0] / base_r
    depth = np.clip((height - inner[:, 1]) / (2 * lip_r), 0, 3)
    ao[surf == INNER] = 1 / (1 + (.9 if is_open else 5) * depth ** 1.3)
    ao[surf == BASE] = .92
    ao[o] = np.clip(.62 + c[o, 1] / .25, 0, 1)
    rad = outer[::-1, 0]
    prof = Profile(c[:, 0].copy(), c[:, 1].copy(), d[:, 1].copy(), -d[:, 0].copy(), s, surf, ao, length, outer[:, 0].max(),
                   height, foot, base_r, inner_r, lip_r, form["main"], form.get("second"), is_open, form["elev"])
    prof.radius_at = lambda v: np.interp(v, np.linspace(0, 1, 140), rad)
    return prof
