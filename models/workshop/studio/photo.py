"""The photographer: camera, room, lights and the camera's own faults."""
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from . import lens, noise, render

SIZES = [((768, 1024), .4), ((1024, 1024), .35), ((1024, 768), .25)]


def linear(c):
    return (np.asarray(c, float) / 255) ** 2.2


@dataclass
class Room:
    colours: np.ndarray   # floor, wall top, wall bottom, plinth front, foot body; linear light
    scene: np.ndarray
    light: np.ndarray
    boxes: np.ndarray
    ambient: np.ndarray
    key: float
    exposure: float
    wb: np.ndarray


def room(rng, prof, body, flat=False) -> Room:
    """A museum page, a dark vitrine, a plinth, a table, a white card or a collector's desk."""
    kind = rng.choice(["grey", "dark", "plinth", "white", "warm", "table", "colour"], p=[.28, .16, .14, .14, .12, .10, .06])
    v = rng.uniform
    grey = {"grey": v(95, 200), "dark": v(6, 34), "plinth": v(120, 200), "white": v(222, 250), "warm": v(120, 205), "table": v(70, 190), "colour": v(70, 170)}[kind]
    cast = rng.normal(0, 3, 3)
    if kind == "warm":
        cast += (14, 2, -18)
    if kind == "colour":
        cast += rng.normal(0, 15, 3)
    top = np.clip(grey * v(.45, 1.0) + cast, 2, 252)
    low = np.clip(grey * v(.9, 1.12) + cast, 2, 252)
    floor = np.clip(low * v(.9, 1.05), 2, 252)
    front = floor * v(.5, .8)
    if kind == "table":
        floor = np.array([(118, 82, 52), (70, 44, 28), (150, 120, 84), (60, 58, 56), (180, 170, 150)][rng.integers(5)], float) * v(.8, 1.15)
    if kind == "plinth":
        floor = np.clip(np.full(3, v(150, 245)) + cast, 0, 252)
        front = floor * v(.6, .9)
    soft = .03 if kind in ("table",) else v(.2, .7)
    back = -v(.8, 2.2) * max(prof.rmax, .4)
    colours = np.array([linear(c) for c in (floor, top, low, np.clip(front, 0, 255), body)])
    mode = 2 if flat else (1 if kind == "plinth" else 0)
    scene = np.array([mode, -back if mode == 0 else 5., soft, prof.rmax * v(1.3, 2.2), prof.rmax * v(1.15, 1.6), prof.height, prof.rmax, prof.foot, v(.12, .5)])
    az, el = rng.choice([-1, 1]) * v(.3, 1.2), v(.5, 1.1)
    light = np.array([np.sin(az) * np.cos(el), np.sin(el), np.cos(az) * np.cos(el)])
    boxes = [(*light, v(.15, .5), v(.2, .7), v(4, 13), float(rng.random() < .3))]
    for _ in range(rng.integers(0, 3)):
        a, e = v(-1.6, 1.6), v(.05, 1.0)
        boxes.append((np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e), v(.05, .35), v(.1, .8), v(2, 9), 0.))
    if rng.random() < .15:   # a hard glare, as from a vitrine's spotlight
        a, e = v(-.5, .5), v(.3, .9)
        boxes.append((np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e), .06, .06, v(18, 40), 0.))
    ambient = v(.40, .66) * np.array([1, 1, 1]) * (1 + rng.normal(0, .02, 3))
    key = v(.35, .75) * (1.1 if kind == "dark" else 1)
    warm = rng.normal(0, .035)
    wb = np.array([1 + warm, 1 + rng.normal(0, .012), 1 - warm]) * (1 if rng.random() > .1 else np.array([1.06, 1, .88]))
    exposure = rng.normal(.98, .07) / (ambient.mean() * .85 + key * .55)
    room_scale = exposure * (ambient.mean() * .85 + key * .55)
    colours[:4] /= max(exposure / room_scale, .2)
    if flat:
        light = np.array([np.sin(az) * .6, -.75, .6])
        light /= np.linalg.norm(light)
        boxes = [(np.sin(az) * .55, -.75, .6, v(.2, .6), v(.2, .6), v(.5, 2), 0.)]
    return Room(colours, scene, light, np.array(boxes, float), ambient, key, exposure, wb)


def whole_camera(rng, prof, size):
    w, h = size
    el = np.radians(rng.uniform(*prof.elev))
    dist = rng.uniform(4, 9)
    roll = rng.normal(0, np.radians(1.2))
    cam = np.array([el, dist, prof.height / 2, 1000., 0., 0., roll])
    a = np.linspace(0, 2 * np.pi, 24)
    pts = np.vstack([np.c_[r * np.sin(a), np.full(24, y), r * np.cos(a)] for r, y in zip(prof.r[::6], prof.y[::6])])
    p = render.project(pts, cam)
    span = p.max(0) - p.min(0)
    fill = rng.uniform(.62, .9)
    if rng.random() < .07:
        fill *= rng.uniform(1.1, 1.4)    # cropped by the frame
    scale = fill * min(w / span[0], h / span[1])
    cam[3] *= scale
    mid = (p.max(0) + p.min(0)) / 2 * scale
    cam[4], cam[5] = w / 2 - mid[0] + rng.normal(0, .025) * w, h / 2 - mid[1] + rng.normal(.01, .02) * h
    return cam


def base_camera(rng, prof, size):
    w, h = size
    el = -np.radians(rng.uniform(72, 89))
    cam = np.array([el, 6., 0., 1000., w / 2 + rng.normal(0, .02) * w, h / 2 + rng.normal(0, .02) * h, rng.normal(0, .05)])
    widest = min(prof.rmax / prof.foot, 1.9)
    disc = rng.uniform(.58, .70) / max(1, widest ** .45)    # foot's width as a share of the frame
    cam[3] = disc * min(w, h) / 2 / prof.foot * 6
    return cam


def _drop_shadow(pbuf, rng):
    """The piece's silhouette, blurred and shifted, an eighth of the size."""
    m = Image.fromarray(((pbuf[::8, ::8] >= 0) * 255).astype(np.uint8))
    m = m.filter(ImageFilter.GaussianBlur(rng.uniform(2, 6)))
    dy, dx = rng.integers(0, 9, 2)
    a = np.pad(np.asarray(m, np.float32) / 255, 5, mode="edge")
    return np.ascontiguousarray(a[dy:dy + m.height + 1, dx:dx + m.width + 1])


def expose(rng, prof, cam, size, rm: Room, tex, spin, gloss, relief, sheen):
    w, h = size
    pbuf, tbuf = render.raster(prof.r, prof.y, cam, w, h)
    shadow = _drop_shadow(pbuf, rng)
    params = np.array([gloss, relief, sheen, rm.exposure, *rm.wb, rng.uniform(.6, 3.0), rng.uniform(0, .35), rm.key])
    img = render.shade(pbuf, tbuf, prof.r, prof.y, prof.nr, prof.ny, prof.s, prof.surf, prof.ao, tex["outer"], tex["inner"], tex["base"],
                       render.LUT, render.GAMMA, cam, spin, rm.light, rm.boxes, rm.ambient, rm.scene, rm.colours, shadow, noise.clouds(.0, 5), params)
    return develop(img, rng)


def develop(im: np.ndarray, rng) -> Image.Image:
    """Lens softness: always a little, now and then a lot."""
    r = rng.uniform(.6, .9) if rng.random() > .06 else rng.uniform(1.0, 2.2)
    return Image.fromarray(lens.soften(im, r))


def quality(rng) -> int:
    return int(rng.choice([95, 90, 86, 80, 72, 60], p=[.15, .3, .25, .15, .1, .05]))
