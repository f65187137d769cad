"""The painter's brush: draws shapes given in cell coordinates onto a strip that wraps round the pot."""
import numpy as np
from PIL import Image, ImageDraw


class Painter:
    """A strip W x H (pixels) and a palette of roles: line, main, wash, deep, leaf, second, accent -> RGBA.

    Cell coordinates: x right, y down, one unit = half the cell's height; the cell is placed with at().
    """

    def __init__(self, width: int, height: int, palette: dict, rng: np.random.Generator):
        self.w, self.h, self.pal, self.rng = width, height, palette, rng
        self.image = Image.new("RGBA", (width, height), palette["line"][:3] + (0,))
        self.draw = ImageDraw.Draw(self.image)
        self.at(0, 0, 1)

    def at(self, cx: float, cy: float, scale: float, angle: float = 0, flip: int = 1, stretch: float = 1):
        c, s = np.cos(angle), np.sin(angle)
        self.m = scale * np.array([[c * flip * stretch, -s], [s * flip * stretch, c]])
        self.o, self.scale = np.array([cx, cy]), scale
        return self

    def px(self, pts):
        return np.asarray(pts, float) @ self.m.T + self.o

    def _each(self, p):
        """The pixel points once, and again a turn away if they cross the seam."""
        yield [tuple(q) for q in p]
        if p[:, 0].min() < 0:
            yield [(x + self.w, y) for x, y in p]
        if p[:, 0].max() >= self.w:
            yield [(x - self.w, y) for x, y in p]

    def fill(self, pts, role="main", edge=None):
        p = self.px(pts)
        for q in self._each(p):
            self.draw.polygon(q, fill=self.pal[role])
        if edge:
            self.line(np.vstack([pts, pts[:1]]), edge)

    def line(self, pts, width=.02, role="line"):
        p, w = self.px(pts), max(1, int(round(width * self.scale)))
        for q in self._each(p):
            self.draw.line(q, fill=self.pal[role], width=w, joint="curve" if w > 3 else None)

    def dot(self, x, y, r, role="main", edge=None, squash=1):
        a = np.linspace(0, 2 * np.pi, 16)
        pts = np.c_[x + r * np.cos(a), y + r * squash * np.sin(a)]
        self.fill(pts, role, edge) if role else self.line(pts, edge or .02)

    def ribbon(self, pts, widths, role="main", edge=None):
        """A tapered stroke: the polygon at half-widths either side of a centre line."""
        p = np.asarray(pts, float)
        d = np.gradient(p, axis=0)
        d /= np.maximum(np.hypot(*d.T)[:, None], 1e-9)
        n = np.c_[-d[:, 1], d[:, 0]] * np.asarray(widths)[:, None]
        self.fill(np.vstack([p + n, (p - n)[::-1]]), role, edge)


def curve(points, n=40):
    """A smooth line through a few points (Catmull-Rom)."""
    p = np.asarray(points, float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, len(p) - 3 - 1e-6, n)
    k = t.astype(int)
    f = (t - k)[:, None]
    a, b, c, d = p[k], p[k + 1], p[k + 2], p[k + 3]
    return .5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f ** 2 + (3 * b - a - 3 * c + d) * f ** 3)


def petal(x, y, angle, length, width, n=14):
    """A leaf or petal outline from (x, y) outwards, pointed at the tip."""
    t = np.linspace(0, 1, n)
    half = width * np.sin(np.pi * t ** .8) * .5
    u = np.r_[t * length, (t * length)[::-1]]
    v = np.r_[half, -half[::-1]]
    c, s = np.cos(angle), np.sin(angle)
    return np.c_[x + u * c - v * s, y + u * s + v * c]


def lobe(x, y, angle, length, width, n=16):
    """A rounded petal, broad at the tip."""
    a = np.linspace(-np.pi, np.pi, n)
    u = length * (.5 + .5 * np.cos(a))
    v = width * .5 * np.sin(a) * (.55 + .45 * (u / length))
    c, s = np.cos(angle), np.sin(angle)
    return np.c_[x + u * c - v * s, y + u * s + v * c]
