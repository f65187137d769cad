"""What a glaze does by itself in the fire: spots, runs, splashes and marbling, as an RGBA layer beneath the painting."""
import numpy as np
from PIL import Image

from . import noise


def _field(h, w, rng, power, seed, cols, rows=None):
    """A noise field that closes round the pot: `cols` tiles around, rows scaled alike unless given."""
    n = noise.clouds(power, seed)
    rows = rows if rows is not None else cols * h / w
    jj = (np.arange(h) * rows * 512 / h + rng.integers(512)).astype(int) % 512
    ii = (np.arange(w) * cols * 512 / w + rng.integers(512)).astype(int) % 512
    return n[np.ix_(jj, ii)]


def _layer(h, w):
    return np.zeros((h, w, 4), np.float32)


def _put(layer, mask, colour):
    """Lays a colour (3,) or (h, w, 3) over the layer with an opacity mask 0..1."""
    m = np.clip(mask, 0, 1)[..., None]
    a = layer[..., 3:]
    out = m + a * (1 - m)
    layer[..., :3] = np.where(out > 0, (np.asarray(colour, np.float32) * m + layer[..., :3] * a * (1 - m)) / np.maximum(out, 1e-6), 0)
    layer[..., 3:] = out


def _step(x, a, b):
    return np.clip((x - a) / (b - a), 0, 1)


def _spots(h, w, rng, n, size, spread=.5):
    """Soft round spots: n across the girth, radius as a share of their spacing, varied by `spread`."""
    cells, rows = n, max(2, int(round(n * h / w)))
    cy, cx = np.mgrid[0:rows, 0:cells]
    px, py = (cx + rng.random((rows, cells))) * w / cells, (cy + rng.random((rows, cells))) * h / rows
    rad = w / cells * size * np.exp(rng.normal(0, spread, px.shape))
    out = np.zeros((h, w), np.float32)
    for x, y, r in zip(px.ravel(), py.ravel(), rad.ravel()):
        r = min(max(r, 1.), w / 12)
        y0, y1, k = max(0, int(y - r - 1)), min(h, int(y + r + 2)), np.arange(int(x - r - 1), int(x + r + 2))
        if y1 <= y0:
            continue
        d = np.hypot(np.arange(y0, y1)[:, None] - y, (k - x)[None])
        out[y0:y1, k % w] = np.maximum(out[y0:y1, k % w], np.clip((r - d) / max(1., .35 * r) , 0, 1))
    return out


def _runs(h, w, rng, layer, colours, outer, amount=.5):
    """Coloured glazes let run down from the shoulder, side by side; inside a form they lie as patches."""
    base = _field(h, w, rng, 1.7, 1, 2)
    col = _field(1, w, rng, .6, 2, 1, 1)[0]
    jj = np.linspace(0, 1, h)[:, None]
    for k, c in enumerate(colours):
        n = int(rng.integers(6, 15))
        wide = np.interp(np.arange(w) / w * n, np.arange(n + 1), np.r_[(q := rng.normal(0, .55, n)), q[0]])     # one run a brushful
        drip = wide[None] + .14 * np.roll(col, rng.integers(w))[None] + .22 * base
        edge = drip + amount - (jj * rng.uniform(.4, 1.3) if outer else .6)
        _put(layer, _step(edge, 0, .12) * .93, np.asarray(c) + rng.normal(0, 6, 3))


def overlay(g: dict, h: int, w: int, rng, outer: bool):
    """The layer (h, w, 4) bytes for a glaze's `effect`, or None. outer: rows run from lip to foot. Drawn at half size."""
    kind = g.get("effect")
    if not kind:
        return None
    half = _draw(kind, max(8, h // 2), max(8, w // 2), rng, outer)
    return np.asarray(Image.fromarray(half).resize((w, h), Image.BILINEAR))


def _draw(kind: str, h: int, w: int, rng, outer: bool):
    L = _layer(h, w)
    v = np.linspace(0, 1, h)[:, None]
    if kind == "oil-spots":
        _put(L, _spots(h, w, rng, int(rng.integers(60, 130)), rng.uniform(.16, .3), .35) * .85, rng.choice([(150, 150, 150), (150, 120, 84)]))
    elif kind == "partridge":
        _put(L, _spots(h, w, rng, int(rng.integers(24, 50)), .28, .5) * .8, (190, 172, 140))
    elif kind == "yohen":
        s = _spots(h, w, rng, 26, .34, .4)
        _put(L, _step(s, .02, .4) * .7, (48, 74, 160))
        _put(L, _step(s, .45, .8) * .9, (40, 34, 30))
    elif kind == "tortoise":
        n = _field(h, w, rng, 1.7, 1, 5) + .4 * _field(h, w, rng, .6, 2, 4)
        _put(L, _step(n, .1, .6) * .85, (186, 124, 58))
        _put(L, _step(n, 1., 1.6) * .5, (214, 170, 110))
    elif kind == "mottle":
        _put(L, _step(_field(h, w, rng, 1.0, 3, 3), .0, 1.) * .6, (188, 150, 96))
    elif kind == "leaf":
        if not outer:
            a = rng.uniform(0, 6.28)
            y, x = np.mgrid[-1:1:h * 1j, -1:1:w * 1j]
            x, y = x * np.cos(a) - y * np.sin(a), x * np.sin(a) + y * np.cos(a)
            t = np.clip((x + .5) / 1.05, 0, 1)
            half = .34 * np.sin(np.pi * t) ** .8 * (1 - .35 * t)
            m = _step(half - np.abs(y), 0, .02) * (.7 + .15 * _field(h, w, rng, .6, 2, 1))
            m *= 1 - .5 * np.exp(-(y / .012) ** 2) - .3 * np.exp(-(((np.abs(y) - .7 * (x * .7 % .16)) / .02)) ** 2)
            _put(L, m, (196, 150, 84))
    elif kind == "iron-spots":
        _put(L, _spots(h, w, rng, int(rng.integers(7, 12)), .16, .3) * .92, (74, 44, 30))
    elif kind in ("sancai", "liao"):
        colours = [(52, 108, 56), (176, 104, 34), (232, 214, 164)]
        if rng.random() < .25:
            colours.append((30, 50, 116))
        rng.shuffle(colours)
        _runs(h, w, rng, L, colours if kind == "sancai" else colours[:2], outer, rng.uniform(.1, .5))
        L[..., 3] *= .96 if kind == "sancai" else .55
    elif kind == "patches":
        n = [_field(h, w, rng, 1.7, 1, 3) for _ in range(3)]
        for f, c in zip(n, ((58, 120, 66), (214, 168, 62), (104, 62, 84))):
            _put(L, _step(f, .45, .75) * .92, c)
    elif kind == "flambe":
        st = _field(h, w, rng, 1.0, 1, 8, .6) + .6 * _field(h, w, rng, .6, 2, 6, .5)
        _put(L, _step(st, .3, 1.4) * (.85 - .45 * v), (120, 124, 190))
        _put(L, _step(-st, .6, 1.6) * .6, (70, 14, 24))
        _put(L, _step(st, 1.3, 2.2) * .6, (206, 206, 222))
    elif kind == "run-red":
        st = _field(h, w, rng, 1.0, 1, 10, .5)
        _put(L, np.clip(_step(st, -.4, 1.2) * (1 - v * 3.2), 0, 1) * .35, (190, 110, 96))
        _put(L, _step(st, .4, 1.8) * .5 * v, (70, 6, 14))
    elif kind == "peachbloom":
        n = _field(h, w, rng, 1.7, 1, 3)
        _put(L, _step(n, .3, 1.6) * .55, (206, 150, 140))
        _put(L, _step(_field(h, w, rng, 1.0, 3, 4) + .4 * n, 1.3, 1.9) * .6, (120, 142, 96))
    elif kind == "sprinkle":
        n = _field(h, w, rng, .0, 4, 3) + 1.2 * _field(h, w, rng, .6, 2, 4)
        _put(L, _step(n, .2, 1.5) * .45, (130, 158, 216))
        _put(L, _step(-n, .4, 1.8) * .5, (24, 34, 110))
    elif kind in ("dust-yellow", "rust", "iridescence", "ash"):
        n = _field(h, w, rng, .0, 4, 4) + .9 * _field(h, w, rng, .6, 2, 5)
        c, lo, hi, s = {"dust-yellow": ((150, 138, 66), .3, 1.8, .6), "rust": ((134, 74, 50), .5, 1.8, .65), "iridescence": ((186, 190, 170), 1.2, 2.6, .5), "ash": ((120, 124, 84), .2, 1.6, .5)}[kind]
        if kind == "ash":      # runs in threads down the wall
            n = _field(h, w, rng, 1.0, 1, 7, .6) + .7 - 1.6 * v
        _put(L, _step(n, lo, hi) * s, c)
    elif kind == "milky":
        n = _field(h, w, rng, 1.7, 1, 2) - (.5 * v if outer else 0) + .15 * _field(h, w, rng, 1.0, 3, 7, .7)
        _put(L, _step(n, .35, .75) * .85, (160, 172, 196))
    elif kind == "jun-purple":
        st = _field(h, w, rng, 1.7, 1, 3) + .5 * _field(h, w, rng, 1.0, 3, 8, 1.)
        _put(L, _step(st, .1, 1.6) * .7, (128, 138, 190))
        _put(L, _step(-st, .8, 1.8) * .5, (120, 30, 60))
    elif kind == "robin":
        n = _field(h, w, rng, 1.0, 3, 6, .9) + .6 * _field(h, w, rng, .6, 2, 8, 1.)
        _put(L, _step(n, -.2, 1.) * .6, (96, 150, 160))
        _put(L, _step(-n, .4, 1.5) * .6, (52, 54, 120))
    elif kind == "gold-threads":
        n = noise.crackle(30)
        jj = (np.arange(h) * 3 * 512 / w + rng.integers(512)).astype(int) % 512
        ii = (np.arange(w) * 3 * 512 / w).astype(int) % 512
        _put(L, n[np.ix_(jj, ii)] * .4, (168, 126, 66))
    elif kind == "marble":
        n = _field(h, w, rng, 1.7, 1, 2) * 1.3 + .06 * _field(h, w, rng, 1.0, 3, 3)
        _put(L, _step(np.sin(n * 5), -.1, .25) * .9, (112, 66, 38))
    else:
        raise KeyError(kind)
    L[..., :3] = np.clip(L[..., :3], 0, 255)
    L[..., 3] *= 255
    return L.astype(np.uint8)
