"""The room: walls, shelves, cloth and neighbours behind the piece, the ground below it, and the lights above."""
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import forms

# weight; wall and floor sRGB ranges (lightness, and hue as offsets), how hard the horizon is; lit: how dark the room is
KINDS = {
    "grey": .28, "white": .07, "black": .10, "warm": .17, "paper": .05, "vitrine": .20, "table": .05, "felt": .03, "plinth": .05,
}
CLOTH = [(36, 46, 78), (96, 26, 32), (40, 78, 76), (188, 170, 138), (150, 116, 60), (70, 40, 58), (52, 62, 44), (202, 190, 176), (120, 128, 140), (150, 140, 128), (96, 92, 90), (176, 160, 140)]
WOOD = [(118, 82, 52), (70, 44, 28), (150, 120, 84), (60, 58, 56), (180, 150, 110)]


def linear(c):
    return (np.asarray(c, float) / 255) ** 2.2


@dataclass
class Room:
    kind: str
    floor: np.ndarray      # linear rgb
    front: np.ndarray
    stand: np.ndarray
    clip: np.ndarray
    wall: np.ndarray       # (h, w, 3) linear
    horizon: float         # z of the wall's foot, negative is behind
    soft: float
    plinth: tuple          # half width, front z; or (0, 0)
    drop: float
    pool: float
    grain: float
    lights: np.ndarray     # (m, 7)
    boxes: np.ndarray
    ambient: np.ndarray
    exposure: float
    wb: np.ndarray
    cards: int             # labels lying in front
    glass: float           # strength of reflections on the vitrine's pane


def _hue(rng, base, spread):
    return np.clip(np.asarray(base, float) + rng.normal(0, spread, 3), 2, 253)


def _neighbours(rng, d, w, h, base_y, tone):
    """Other objects on the shelf behind, as shaded silhouettes; the lens blurs them."""
    names = list(forms.FORMS)
    for _ in range(rng.integers(1, 4)):
        pts = np.array(forms.FORMS[names[rng.integers(len(names))]]["points"], float)
        size = h * rng.uniform(.2, .62)
        x = w * (rng.uniform(-.05, .25) if rng.random() < .5 else rng.uniform(.75, 1.05))
        c = np.array([(222, 226, 226), (120, 146, 124), (60, 84, 150), (150, 40, 36), (70, 50, 40), (190, 150, 100), (150, 180, 176)][rng.integers(7)]) * tone
        for k in np.linspace(1, .04, 12):
            shade = .55 + .5 * np.cos((k - .25) * 1.6)
            poly = np.vstack([np.c_[x - pts[:, 0] * size * k, base_y - pts[:, 1] * size], np.c_[x + pts[:, 0] * size * k, base_y - pts[:, 1] * size][::-1]])
            d.polygon([tuple(q) for q in poly], fill=tuple(int(v) for v in np.clip(c * shade, 0, 255)))


def _wall(rng, kind, size, top, low):
    """The wall as a small picture: gradient, a pool of light, and in a vitrine what stands and hangs there."""
    w, h = max(24, size[0] // 6), max(24, size[1] // 6)
    t = np.linspace(0, 1, h)[:, None, None]
    tilt = rng.normal(0, .12) * np.linspace(-1, 1, w)[None, :, None]
    a = np.clip(top * (1 - t) + low * t, 0, 255) * (1 + tilt)
    if rng.random() < .4:
        yy, xx = np.mgrid[0:1:h * 1j, 0:1:w * 1j]
        d2 = ((xx - rng.uniform(.2, .8)) ** 2 * (w / h) ** 2 + (yy - rng.uniform(0, .6)) ** 2)[..., None]
        pool = np.exp(-d2 / rng.uniform(.08, .6))
        a = a * (1 + (rng.uniform(.2, .9) if kind != "white" else .05) * (pool - .4))
    im = Image.fromarray(np.clip(a, 0, 255).astype(np.uint8))
    blur = 0.
    if kind == "vitrine" or (kind in ("grey", "warm", "table") and rng.random() < .25):
        d = ImageDraw.Draw(im)
        tone = float(np.clip(low.mean() / 150, .25, 1.1))
        pick = lambda k: tuple(int(v) for v in np.clip(low * k + rng.normal(0, 6, 3), 0, 255))   # noqa: E731
        if rng.random() < .5:      # a darker or lighter panel, a doorway, another case
            x = w * rng.uniform(-.1, .9)
            d.rectangle((x, -1, x + w * rng.uniform(.1, .5), h), fill=pick(rng.uniform(.4, 1.5)))
        if rng.random() < .45:
            y = h * rng.uniform(.1, .5)
            d.rectangle((0, y, w, y + h * rng.uniform(.01, .04)), fill=pick(rng.uniform(.5, 1.6)))
        if rng.random() < .7:
            _neighbours(rng, d, w, h, h * rng.uniform(.55, .85), tone)
        if rng.random() < .35:     # wall text or a picture
            x, y, pw, ph = w * rng.uniform(0, .8), h * rng.uniform(.02, .4), w * rng.uniform(.12, .3), h * rng.uniform(.1, .3)
            d.rectangle((x, y, x + pw, y + ph), fill=pick(rng.uniform(1.2, 1.8)))
            for k in np.linspace(.15, .85, 6):
                d.line((x + .1 * pw, y + k * ph, x + pw * rng.uniform(.6, .92), y + k * ph), fill=pick(.6))
        for _ in range(rng.integers(0, 5) if rng.random() < .4 else 0):   # far lamps
            x, y, r = w * rng.random(), h * rng.uniform(0, .4), rng.uniform(1, 5)
            d.ellipse((x - r, y - r, x + r, y + r), fill=(255, 248, int(rng.uniform(200, 250))))
        blur = rng.uniform(.4, 5)
    if blur:
        im = im.filter(ImageFilter.GaussianBlur(blur))
    return np.ascontiguousarray(((np.asarray(im, np.float32) / 255) ** 2.2).astype(np.float32))


def _lights(rng, kind, dim):
    """One to three lamps, most of them above, and the softboxes a shiny glaze shows of them."""
    v = rng.uniform
    lamps, boxes = [], []
    n = 1 + (rng.random() < .5) + (rng.random() < .2)
    power = rng.dirichlet(np.ones(n) * 2)
    hard = rng.random() < (.65 if dim else .35)
    for k in range(n):
        az, el = rng.choice([-1, 1]) * v(.0, 1.3), v(.45, 1.35)
        d = np.array([np.sin(az) * np.cos(el), np.sin(el), np.cos(az) * np.cos(el)])
        tint = 1 + np.array([1, 0, -1]) * rng.normal(0, .05)
        lamps.append(np.r_[d, power[k] * tint, v(.0, .08) if hard else v(.05, .38)])
        if hard:
            s = v(.012, .09)
            boxes.append((*d, s, s * v(.8, 2), v(25, 90) * power[k] ** .5, 0.))
        else:
            boxes.append((*d, v(.12, .55), v(.15, .8), v(3, 12) * power[k] ** .5, float(rng.random() < .25)))
    for _ in range(rng.integers(0, 3)):     # windows, other cases, tubes
        a, e = v(-1.7, 1.7), v(-.05, 1.1)
        boxes.append((np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e), v(.02, .3), v(.06, .8), v(1, 8), float(rng.random() < .15)))
    return np.array(lamps), np.array(boxes, float)


def furnish(rng, size, extent, height, near=False) -> Room:
    """extent: radius of the piece on the ground; near: a close view (base, detail), where rooms hardly show."""
    v = rng.uniform
    kind = str(rng.choice(list(KINDS), p=np.array(list(KINDS.values())) / sum(KINDS.values())))
    dim = kind in ("black", "warm", "vitrine") and rng.random() < .75
    base = {"grey": v(80, 190), "white": v(205, 250), "black": v(3, 30), "warm": v(60, 190), "paper": v(60, 220), "vitrine": v(30, 190),
            "table": v(60, 210), "felt": v(30, 180), "plinth": v(90, 215)}[kind]
    top, low = np.full(3, base * v(.55, 1.05)), np.full(3, base * v(.85, 1.15))
    cast = rng.normal(0, 4, 3)
    if kind == "grey":
        cast += np.array([-1, 0, 1]) * v(-4, 14)
    if kind in ("warm", "vitrine") and (kind == "warm" or rng.random() < .4):
        cast += np.array([1.0, .1, -.9]) * v(8, 46) * base / 120
    if kind in ("paper", "felt"):
        c = np.array(CLOTH[rng.integers(len(CLOTH))], float)
        top, low = c * v(.7, 1.1), c * v(.9, 1.2)
    top, low = np.clip(top + cast, 2, 252), np.clip(low + cast, 2, 252)
    floor = np.clip(low * v(.8, 1.1), 2, 252)
    if kind == "table":
        floor = np.array(WOOD[rng.integers(len(WOOD))], float) * v(.75, 1.2)
    if kind == "plinth" or (kind == "vitrine" and rng.random() < .5):
        floor = np.clip(np.full(3, v(110, 248)) + cast, 0, 252)
    if kind in ("warm", "vitrine") and rng.random() < .3:
        floor = np.array(CLOTH[rng.integers(len(CLOTH))], float) * v(.7, 1.2)
    soft = v(.01, .08) if kind in ("table", "vitrine", "warm") else v(.2, .9)
    plinth = (extent * v(1.2, 2.2), extent * v(1.1, 1.6)) if kind == "plinth" else (0., 0.)
    lights, boxes = _lights(rng, kind, dim)
    key = v(.6, 1.05) if dim else v(.4, .85)
    fill = v(.08, .34) if dim else v(.2, .6)
    ambient = fill * (1 + rng.normal(0, .03, 3))
    lights[:, 3:6] *= key
    exposure = min(np.exp(rng.normal(np.log(.68), .24)), 1.05) / (fill * .8 + key * .6)
    if dim and rng.random() < .4:
        exposure *= v(.6, .95)
    warm = rng.normal(.01, .035) + (v(.04, .32) if rng.random() < (.82 if dim else .46) else 0)     # halogen lamps, daylight balance
    wb = np.array([1 + warm, 1 + rng.normal(0, .014), 1 - 1.2 * warm])
    wb /= wb.mean()
    return Room(kind, linear(floor), linear(np.clip(floor * v(.45, .85), 0, 255)), linear(np.array([(52, 30, 20), (34, 24, 20), (96, 60, 34), (20, 18, 18)][rng.integers(4)]) * v(.8, 1.2)),
                linear(np.full(3, v(150, 225)) + cast), _wall(rng, kind, size, top, low), -extent * v(1.1, 4.0), soft, plinth,
                v(.1, .55) if rng.random() < .6 else 0., extent * v(1.6, 4) if dim else extent * v(5, 20), {"felt": .16, "table": .07}.get(kind, v(.0, .04)),
                lights, boxes, ambient, exposure, wb, int(kind in ("vitrine", "warm", "grey") and not near and rng.random() < .3),
                v(.04, .25) if kind in ("vitrine", "warm", "black") and rng.random() < .35 else 0.)


def shadows(rng, places, lights, extent, size=96):
    """What the ground loses of its light, (size, size, 1): cast shadows of each lamp, and darkness close to the foot."""
    x0, x1, z0, z1 = extent
    dark = np.zeros((size, size))
    top = places[:, 1].max()

    def stain(x, z, sigma, strength):
        i = ((x - x0) / (x1 - x0) * size).astype(int)
        j = ((z - z0) / (z1 - z0) * size).astype(int)
        ok = (i >= 0) & (i < size) & (j >= 0) & (j < size)
        m = np.zeros(size * size, np.uint8)
        m[j[ok] * size + i[ok]] = 255
        im = Image.fromarray(m.reshape(size, size)).filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.GaussianBlur(float(sigma)))
        return strength * np.asarray(im, float) / 255

    total = lights[:, 3:6].mean(1).sum()
    for lamp in lights:
        if lamp[1] < .2:
            continue
        part = np.zeros((size, size))
        for lo, hi, sigma in ((0, .25, 1.), (.25, .6, 2.), (.6, 1.01, 3.2)):
            k = (places[:, 1] >= lo * top) & (places[:, 1] <= hi * top)
            q = places[k]
            part = np.maximum(part, stain(q[:, 0] - lamp[0] / lamp[1] * q[:, 1], q[:, 2] - lamp[2] / lamp[1] * q[:, 1], sigma * (.6 + 2 * lamp[6] + .6), .75))
        dark += part * lamp[3:6].mean() / total * rng.uniform(.45, .9)
    low = places[places[:, 1] < .12 * top + .02]
    dark = 1 - (1 - np.clip(dark, 0, .85)) * (1 - stain(low[:, 0], low[:, 2], 1.4, .62)) * (1 - stain(places[:, 0], places[:, 2], 5., .28))
    return np.ascontiguousarray(dark[..., None].astype(np.float32))
