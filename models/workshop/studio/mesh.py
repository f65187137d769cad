"""Triangle meshes: the turned body with its lobes or corners, swept tubes for handles and spouts, turned small parts.

Knows no glaze and no camera. Lengths are in units of about the piece's height; y is up, +z towards the viewer.
"""
from dataclasses import dataclass

import numpy as np

OUTER, INNER, BASE, RING, PART, STAND, CLIP = range(7)
COLUMNS = 144


@dataclass
class Mesh:
    p: np.ndarray      # (n, 3) places
    n: np.ndarray      # (n, 3) unit normals
    uv: np.ndarray     # (n, 2) place on the surface's texture, 0..1
    ao: np.ndarray     # (n,) how open to the room
    tri: np.ndarray    # (m, 3)
    kind: np.ndarray   # (m,) surface of the triangle


def join(parts: list[Mesh]) -> Mesh:
    at = np.cumsum([0] + [len(m.p) for m in parts])
    return Mesh(*(np.concatenate([getattr(m, f) for m in parts]) for f in ("p", "n", "uv", "ao")),
                np.concatenate([m.tri + a for m, a in zip(parts, at)]), np.concatenate([m.kind for m in parts]))


def _quads(rows, cols):
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(cols - 1), indexing="ij")
    a = (i * cols + j).ravel()
    b, c, d = a + cols, a + cols + 1, a + 1
    return np.stack([np.c_[a, b, c], np.c_[a, c, d]], 1).reshape(-1, 3)


def sheet(p, uv, ao, kind, fallback=None) -> Mesh:
    """A closed strip of rows x columns points whose first and last columns coincide; outward is left of the row's travel."""
    du = np.empty_like(p)
    du[:, 1:-1] = p[:, 2:] - p[:, :-2]
    du[:, 0] = du[:, -1] = p[:, 1] - p[:, -2]
    n = np.cross(np.gradient(p, axis=0), du)
    size = np.linalg.norm(n, axis=2, keepdims=True)
    if fallback is not None:
        n = np.where(size < 1e-7, fallback, n)
        size = np.linalg.norm(n, axis=2, keepdims=True)
    n = -n / np.maximum(size, 1e-12)
    rows, cols = p.shape[:2]
    tri = _quads(rows, cols)
    k = np.full(len(tri), kind, np.int32) if np.isscalar(kind) else np.repeat(np.asarray(kind)[1:], 2 * (cols - 1)).astype(np.int32)
    return Mesh(p.reshape(-1, 3), n.reshape(-1, 3), uv.reshape(-1, 2), ao.reshape(-1), tri.astype(np.int32), k)


def section(theta, spec: dict | None):
    """Radius factor of a cross-section over theta (0 at the front): lobes, bracket lobes or a rounded square."""
    if not spec:
        return np.ones_like(theta)
    if "square" in spec:     # superellipse, turned so that a side faces front
        q = spec["square"]
        f = (np.abs(np.cos(theta)) ** q + np.abs(np.sin(theta)) ** q) ** (-1 / q)
        return f
    n, depth = spec["lobes"], spec["depth"]
    wave = np.abs(np.sin(n * theta / 2))
    if spec.get("bracket"):  # each lobe rises to a small point, as on barbed rims
        return 1 + depth * (wave ** .5 - 1) + .45 * depth * np.exp(-((wave - 1) / .06) ** 2)
    return 1 + depth * (wave ** spec.get("power", .7) - 1)


def turned(r, y, s, surf, ao, spin=0., spec=None, weight=None, flat=None, columns=COLUMNS) -> Mesh:
    """The profile turned about y. weight: how much of the section each row has; flat: depth over width by row."""
    th = np.linspace(0, 2 * np.pi, columns + 1)
    f = section(th, spec)[None] - 1
    w = np.ones(len(r)) if weight is None else weight
    rr = r[:, None] * (1 + w[:, None] * f)
    z = 1. if flat is None else flat[:, None]
    p = np.stack([rr * np.sin(th), np.broadcast_to(y[:, None], rr.shape), rr * np.cos(th) * z], 2)
    u = np.broadcast_to((th / (2 * np.pi) + spin)[None], rr.shape)
    uv = np.stack([u, np.broadcast_to(s[:, None], rr.shape)], 2).copy()
    disc = (surf == INNER) | (surf == BASE)
    rho = s[disc, None]
    turn = np.where(surf[disc] == INNER, spin * 2 * np.pi, 0)[:, None]
    sign = np.where(surf[disc] == INNER, 1., -1.)[:, None]
    uv[disc] = np.stack([.5 + .496 * rho * np.sin(th + turn), .5 + .496 * sign * rho * np.cos(th + turn)], 2)
    d = np.gradient(np.c_[r, y], axis=0)
    back = np.stack([np.zeros_like(rr), np.broadcast_to(d[:, :1], rr.shape), np.zeros_like(rr)], 2) + 1e-9
    return sheet(p, uv, np.broadcast_to(ao[:, None], rr.shape), surf, back)


def lathe(points, kind=PART, columns=48, per=1, at=(0, 0, 0), scale=1.) -> Mesh:
    """A small turned part (knob, lid, stand, stud) from (radius, height) pairs, bottom up."""
    c = np.asarray(points, float) * scale
    if per > 1:
        t = np.linspace(0, len(c) - 1, (len(c) - 1) * per + 1)
        c = np.c_[np.interp(t, np.arange(len(c)), c[:, 0]), np.interp(t, np.arange(len(c)), c[:, 1])]
    n = len(c)
    m = turned(c[:, 0], c[:, 1], np.linspace(1, 0, n), np.full(n, kind), np.ones(n), columns=columns)
    m.p = m.p + np.asarray(at)
    return m


def tube(line, radius, flat=1., kind=PART, sides=14) -> Mesh:
    """A round or flattened bar along a line of points; radius is one number or one a point; ends are closed."""
    c = np.asarray(line, float)
    rad = np.broadcast_to(np.asarray(radius, float), len(c)).copy()
    t = np.gradient(c, axis=0)
    t /= np.maximum(np.linalg.norm(t, axis=1, keepdims=True), 1e-9)
    up = np.where(np.abs(t[:, 2:3]) > .95, [[0., 1., 0.]], [[0., 0., 1.]])
    b = np.cross(t, up)
    b /= np.linalg.norm(b, axis=1, keepdims=True)
    a = np.cross(b, t)
    c = np.vstack([c[:1], c, c[-1:]])
    rad = np.r_[1e-4, rad, 1e-4]
    a, b, t = (np.vstack([q[:1], q, q[-1:]]) for q in (a, b, t))
    th = np.linspace(0, 2 * np.pi, sides + 1)
    off = rad[:, None, None] * (np.cos(th)[None, :, None] * b[:, None] + flat * np.sin(th)[None, :, None] * a[:, None])
    p = c[:, None] + off
    uv = np.stack(np.broadcast_arrays(np.linspace(0, .3, sides + 1)[None], np.linspace(.1, .9, len(c))[:, None]), 2)
    m = sheet(p, uv.copy(), np.ones(p.shape[:2]), kind)
    centre = np.repeat(c, sides + 1, 0)
    if np.sum((m.p - centre) * m.n) < 0:
        m.n = -m.n
    return m


def ball(at, radius, squash=(1., 1., 1.), kind=PART) -> Mesh:
    a = np.linspace(-np.pi / 2, np.pi / 2, 11)
    m = lathe(np.c_[np.cos(a), np.sin(a)], kind, 18)
    m.p = m.p * np.asarray(squash) * radius + np.asarray(at)
    m.n = m.n / np.asarray(squash)
    m.n /= np.linalg.norm(m.n, axis=1, keepdims=True)
    return m


def box(lo, hi, kind=STAND) -> Mesh:
    """An axis-parallel box, each face with its own normals."""
    lo, hi = np.asarray(lo, float), np.asarray(hi, float)
    faces = []
    for axis in range(3):
        for side in (0, 1):
            o = [k for k in range(3) if k != axis]
            q = np.zeros((4, 3))
            q[:, axis] = (lo, hi)[side][axis]
            for k, (i, j) in enumerate(((0, 0), (1, 0), (1, 1), (0, 1))):
                q[k, o[0]], q[k, o[1]] = (lo, hi)[i][o[0]], (lo, hi)[j][o[1]]
            n = np.zeros((4, 3))
            n[:, axis] = 2 * side - 1
            faces.append(Mesh(q, n, np.array([(.1, .1), (.9, .1), (.9, .9), (.1, .9)]), np.ones(4), np.array([[0, 1, 2], [0, 2, 3]], np.int32), np.full(2, kind, np.int32)))
    return join(faces)


def moved(m: Mesh, rotation: np.ndarray, shift=(0, 0, 0)) -> Mesh:
    return Mesh(m.p @ rotation.T + np.asarray(shift), m.n @ rotation.T, m.uv, m.ao, m.tri, m.kind)


def turn_x(a):
    c, s = np.cos(a), np.sin(a)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def turn_y(a):
    c, s = np.cos(a), np.sin(a)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def turn_z(a):
    c, s = np.cos(a), np.sin(a)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
