"""One piece's own body: the form's curve with a little of the thrower's freedom, as rows of a surface (mesh.turned)."""
from dataclasses import dataclass

import numpy as np

from .forms import ALIASES, FORMS
from .mesh import BASE, INNER, OUTER, RING

ROWS = 110


@dataclass
class Profile:
    shape: str           # the form drawn
    r: np.ndarray        # radius
    y: np.ndarray        # height
    s: np.ndarray        # OUTER: 0 at the lip .. 1 at the foot; INNER and BASE: radius / their largest
    surf: np.ndarray     # OUTER, INNER, BASE or RING
    ao: np.ndarray       # how open each place is to the room, 0..1
    weight: np.ndarray   # how much of the cross-section's lobes or corners each row has
    flat: np.ndarray     # depth over width
    section: dict | None
    outer_length: float
    rmax: float
    height: float
    foot: float          # foot-ring outer radius
    base_r: float        # radius of the base disc inside the ring
    lip: tuple           # height, radius, closed above
    main: tuple
    second: tuple | None
    open: bool
    form: dict
    outline: np.ndarray  # outer (radius, height), foot to lip

    def radius_at(self, v):
        """Radius at v, 0 at the lip .. 1 at the foot."""
        return np.interp(v, np.linspace(0, 1, ROWS), self.outline[::-1, 0])

    def radius(self, height):
        """Widest outer radius at a height."""
        o = self.outline
        near = np.abs(o[:, 1] - height) < .025 * self.height
        return float(o[near, 0].max()) if near.any() else float(np.interp(height, o[:, 1], o[:, 0]))


def spline(points, per=14):
    """Centripetal Catmull-Rom (Yuksel, Schaefer & Keyser 2011), so that tight corners do not overshoot."""
    p = np.array([points[0]] + list(points) + [points[-1]], float)
    out = []
    for i in range(1, len(p) - 2):
        a, b, c, d = p[i - 1], p[i], p[i + 1], p[i + 2]
        t1 = max(np.hypot(*(b - a)), 1e-4) ** .5
        t2 = t1 + max(np.hypot(*(c - b)), 1e-4) ** .5
        t3 = t2 + max(np.hypot(*(d - c)), 1e-4) ** .5
        t = np.linspace(t1, t2, per, endpoint=False)[:, None]
        a1, a2, a3 = (t1 - t) / t1 * a + t / t1 * b, (t2 - t) / (t2 - t1) * b + (t - t1) / (t2 - t1) * c, (t3 - t) / (t3 - t2) * c + (t - t2) / (t3 - t2) * d
        b1, b2 = (t2 - t) / t2 * a1 + t / t2 * a2, (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
        out.append((t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2)
    return np.vstack(out + [p[-1:]])


def resample(c, n):
    d = np.r_[0, np.cumsum(np.hypot(*np.diff(c, axis=0).T))]
    t = np.linspace(0, d[-1], n)
    return np.c_[np.interp(t, d, c[:, 0]), np.interp(t, d, c[:, 1])], d[-1]


def _upper(form, pts, outer, thick):
    """Lip and inside, or the cap of a closed form: (points, surface kind) groups."""
    lip_r, height = outer[-1]
    if "cap" in form:
        cap, _ = resample(spline(np.vstack([outer[-1:], np.array(form["cap"]) * (1, form["stretch"])])), 36)
        return [(cap, INNER)], height
    a = np.linspace(0, np.pi, 7)[1:-1]
    lip = np.c_[lip_r - thick / 2 + thick / 2 * np.cos(a), height + thick / 2 * np.sin(a)]
    tangent = np.gradient(outer, axis=0)
    tangent /= np.maximum(np.hypot(*tangent.T)[:, None], 1e-9)
    shrunk = outer - thick * np.c_[tangent[:, 1], -tangent[:, 0]]
    is_open = form.get("open", False)
    floor = form["inner_floor"] * form["stretch"] if "inner_floor" in form else (pts[1, 1] * .75 + thick if is_open else height * .72)
    keep = shrunk[(shrunk[:, 1] > floor) & (shrunk[:, 1] < height - .2 * thick)][::-1]
    if not len(keep):
        keep = np.array([[lip_r - thick, height - thick]])
    if is_open:
        t = np.linspace(1, 0, 24)[1:]
        inner = np.vstack([keep, np.c_[keep[-1, 0] * t, floor + (keep[-1, 1] - floor) * t ** 2]])
        inner, _ = resample(inner, 56)
    else:
        inner = np.vstack([keep, [[0, keep[-1, 1]]]])
    return [(lip, OUTER), (np.vstack([lip[-1:], inner]), INNER)], height


def build(shape: str, rng: np.random.Generator, rough: bool = False) -> Profile:
    """rough: the potter's finger ridges may stay on the wall."""
    if shape in ALIASES and rng.random() < .5:      # another form that bears the same name
        shape = str(rng.choice(ALIASES[shape]))
    stretch = rng.uniform(.9, 1.12)
    form = dict(FORMS[shape], stretch=stretch)
    pts = np.array(form["points"], float)
    pts[:, 1] *= stretch
    pts[1:-1, 0] *= 1 + rng.normal(0, .014, len(pts) - 2)
    thick = rng.uniform(.012, .02)
    outer, length = resample(spline(pts), ROWS)
    if rough and rng.random() < .4:
        rows = np.linspace(0, 1, ROWS)
        ridge = np.sin(rows * 2 * np.pi * rng.uniform(8, 22) + 2 * np.sin(7 * rows + rng.uniform(0, 6)))
        outer[:, 0] += ridge * rng.uniform(.0005, .003) * np.clip(np.minimum(rows, 1 - rows) / .08, 0, 1)
    upper, height = _upper(form, pts, outer, thick)
    foot, low = pts[0]
    ring = foot * rng.uniform(.1, .15)
    recess = low + min(.03, .6 * (pts[1, 1] - low) + .006)
    base_r = foot - ring - .006
    ring_pts = np.array([(foot - .004, low - .004), (foot - ring / 2, low - .006), (foot - ring, low - .003), (foot - ring - .004, low + .003), (base_r, recess * .9 + low * .1)])
    disc = np.c_[base_r * np.linspace(.985, 0, 12), np.full(12, recess)]
    groups = [(disc[::-1], BASE), (ring_pts[::-1], RING), (outer, OUTER)] + upper
    c = np.vstack([g for g, _ in groups])
    surf = np.concatenate([np.full(len(g), k) for g, k in groups]).astype(np.int32)
    s, ao = np.where(surf == RING, 1., 0.), np.ones(len(c))
    o, inside, b = surf == OUTER, surf == INNER, surf == BASE
    s[np.flatnonzero(o)[:ROWS]] = np.linspace(1, 0, ROWS)
    s[inside] = c[inside, 0] / c[inside, 0].max()
    s[b] = c[b, 0] / base_r
    closed = "cap" in form
    if not closed:
        depth = np.clip((height - c[inside, 1]) / (2 * outer[-1, 0]), 0, 3)
        ao[inside] = 1 / (1 + (.75 if form.get("open") else 5) * depth ** 1.3)
    ao[b] = .92
    ao[o] = np.clip(.62 + (c[o, 1]) / .25, 0, 1)
    section = form.get("section")
    where = (section or {}).get("where", "all")
    t = c[:, 1] / max(c[:, 1].max(), 1e-6)
    weight = {"all": np.clip(c[:, 0] / (.3 * outer[:, 0].max()), 0, 1), "rim": np.clip((c[:, 0] / outer[:, 0].max() - .62) / .33, 0, 1) ** 1.5,
              "belly": np.clip((c[:, 0] / outer[:, 0].max() - .76) / .12, 0, 1), "foot": np.clip((.36 - t) / .08, 0, 1) * np.clip(t / .04, 0, 1)}[where]
    if where == "rim":
        weight = np.where(b | (surf == RING), 0, weight)
    zs = form.get("flat", 1.)
    wide = np.clip((c[:, 0] - .75 * min(outer[-1, 0], foot)) / (.5 * outer[:, 0].max()), 0, 1) if form.get("faces") or zs > .8 else np.ones(len(c))
    flat = 1 - (1 - zs) * wide
    return Profile(shape, c[:, 0].copy(), c[:, 1].copy(), s, surf, ao, weight, flat, section, length, outer[:, 0].max(), c[:, 1].max(), foot, base_r,
                   (height, outer[-1, 0], float(closed)), form["main"], form.get("second"), form.get("open", False) or closed, form, outer)
