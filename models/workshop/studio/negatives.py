"""Pictures that are not Chinese porcelain, labelled type other: vessels of other matter, food, cloth, rooms, plants, hills."""
import uuid
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import develop, glaze as glazes, mesh, noise, others, paint, parts, photo, profiles, specimen

FLAT = ["box", "plant", "books", "solids", "texture", "horizon", "textile", "interior"]


def is_negative(seed, index, pool, kind, share) -> bool:
    if kind != "mixed":
        return kind == "negative"
    return np.random.default_rng([seed, zlib.crc32(pool.encode()), index, 4]).random() < share


def _ground(rng, w, h):
    top, low = rng.uniform(20, 245) + rng.normal(0, 12, 3), rng.uniform(30, 230) + rng.normal(0, 14, 3)
    t = np.linspace(0, 1, h)[:, None, None]
    a = np.clip(top * (1 - t) + low * t + np.zeros((h, w, 3)), 0, 255)
    return Image.fromarray(a.astype(np.uint8))


def _col(rng, base, s=18):
    return tuple(int(np.clip(v + rng.normal(0, s), 0, 255)) for v in base)


def _shade(c, k):
    return tuple(int(np.clip(v * k, 0, 255)) for v in c)


def _box(rng, d, w, h):
    c = _col(rng, [(140, 92, 52), (96, 60, 36), (176, 140, 92), (70, 80, 90)][rng.integers(4)])
    x0, x1 = w * rng.uniform(.15, .3), w * rng.uniform(.6, .75)
    y0, y1 = h * rng.uniform(.35, .5), h * rng.uniform(.7, .85)
    dx, dy = w * rng.uniform(.08, .16), h * rng.uniform(.06, .16)
    d.polygon([(x0, y0), (x1, y0), (x1 + dx, y0 - dy), (x0 + dx, y0 - dy)], fill=_shade(c, 1.2))
    d.polygon([(x1, y0), (x1 + dx, y0 - dy), (x1 + dx, y1 - dy), (x1, y1)], fill=_shade(c, .6))
    d.rectangle((x0, y0, x1, y1), fill=c)
    for _ in range(40):
        y = rng.uniform(y0, y1)
        d.line([(x0, y), (x1, y + rng.normal(0, 4))], fill=_shade(c, rng.uniform(.8, 1.1)), width=2)
    y = y0 + (y1 - y0) * .3
    d.line([(x0, y), (x1, y)], fill=_shade(c, .4), width=4)
    d.rectangle(((x0 + x1) / 2 - 14, y - 8, (x0 + x1) / 2 + 14, y + 26), fill=(170, 150, 90))


def _plant(rng, d, w, h):
    for _ in range(rng.integers(40, 110)):
        a, r = rng.uniform(-3.1, 0), rng.uniform(.05, .38) * h
        x, y = w / 2 + r * np.cos(a) + rng.normal(0, 20), h * .7 + r * np.sin(a)
        c = _shade(_col(rng, (62, 110, 50)), rng.uniform(.5, 1.3))
        b, n = a + rng.normal(0, .6), rng.uniform(40, 120)
        t = np.linspace(0, 1, 10)
        v = n * .2 * np.sin(np.pi * t)
        u = np.r_[t, t[::-1]] * n
        v = np.r_[v, -v[::-1]]
        d.polygon([(x + i * np.cos(b) - j * np.sin(b), y + i * np.sin(b) + j * np.cos(b)) for i, j in zip(u, v)], fill=c)
    d.line([(w / 2, h * .72), (w / 2, h)], fill=(70, 60, 40), width=12)


def _books(rng, d, w, h):
    x = w * .06
    while x < w * .92:
        t, top = rng.uniform(26, 84), h * rng.uniform(.2, .4)
        c = _col(rng, [(130, 40, 36), (40, 60, 96), (60, 80, 56), (190, 170, 130), (50, 46, 44)][rng.integers(5)])
        d.rectangle((x, top, x + t, h * .82), fill=c, outline=_shade(c, .6))
        for f in (.12, .18, .8):
            y = top + (h * .82 - top) * f
            d.line([(x, y), (x + t, y)], fill=_shade(c, 1.5), width=3)
        x += t + 2
    d.rectangle((0, h * .82, w, h), fill=_col(rng, (110, 80, 54)))


def _solids(rng, d, w, h):
    for _ in range(rng.integers(2, 6)):
        x, y, r = w * rng.uniform(.2, .8), h * rng.uniform(.4, .75), w * rng.uniform(.06, .2)
        c = _col(rng, rng.uniform(40, 220, 3))
        k = rng.integers(3)
        if k == 0:
            for f in np.linspace(1, .05, 24):
                d.ellipse((x - r * f - r * .3 * (1 - f), y - r * f - r * .35 * (1 - f), x + r * f - r * .3 * (1 - f), y + r * f - r * .35 * (1 - f)), fill=_shade(c, 1.4 - .9 * f))
        elif k == 1:
            d.polygon([(x - r, y + r), (x, y - r * 1.4), (x + r * .3, y + r * 1.1)], fill=c)
            d.polygon([(x + r, y + r * .9), (x, y - r * 1.4), (x + r * .3, y + r * 1.1)], fill=_shade(c, .6))
        else:
            d.rectangle((x - r, y - r, x + r * .4, y + r), fill=c)
            d.polygon([(x + r * .4, y - r), (x + r, y - r * 1.3), (x + r, y + r * .7), (x + r * .4, y + r)], fill=_shade(c, .6))
            d.polygon([(x - r, y - r), (x + r * .4, y - r), (x + r, y - r * 1.3), (x - r * .4, y - r * 1.3)], fill=_shade(c, 1.25))


def _texture(rng, w, h):
    n = noise.clouds(float(rng.choice([.6, 1.7])), 1)
    jj, ii = np.mgrid[0:h, 0:w]
    v = n[(jj * int(rng.integers(1, 4)) // int(rng.integers(1, 5))) % 512, (ii * int(rng.integers(1, 6)) // int(rng.integers(1, 3))) % 512][..., None]
    if rng.random() < .4:
        v = v + 1.2 * np.sin((ii if rng.random() < .5 else jj) * rng.uniform(.02, .3))[..., None]
    return Image.fromarray(np.clip(rng.uniform(40, 210, 3) + v * rng.uniform(8, 30, 3), 0, 255).astype(np.uint8))


def _horizon(rng, im, d, w, h):
    y = h * rng.uniform(.4, .7)
    for k in range(rng.integers(2, 5)):
        x = np.linspace(0, w, 60)
        ridge = y - h * rng.uniform(.02, .2) * np.abs(np.sin(x / w * rng.uniform(2, 9) + rng.uniform(0, 6))) + k * h * .07
        d.polygon([(0, h), *zip(x, ridge), (w, h)], fill=_shade(_col(rng, (90, 110, 100)), 1.2 - .2 * k))
    if rng.random() < .5:
        d.ellipse((w * .7, h * .1, w * .8, h * .1 + w * .1), fill=(250, 230, 180))


def _textile(rng, d, w, h):
    """Cloth: stripes, checks or a small repeat."""
    a, b, c = (_col(rng, rng.uniform(30, 220, 3)) for _ in range(3))
    d.rectangle((0, 0, w, h), fill=a)
    step = rng.uniform(.03, .12) * w
    kind = rng.integers(3)
    for k in np.arange(0, max(w, h), step):
        if kind < 2:
            d.rectangle((k, 0, k + step * .45, h), fill=b)
        if kind == 1:
            d.rectangle((0, k, w, k + step * .2), fill=c)
        if kind == 2:
            for m in np.arange(0, h, step):
                x, y = k + (step / 2 if int(m / step) % 2 else 0), m
                d.polygon([(x, y - step * .35), (x + step * .35, y), (x, y + step * .35), (x - step * .35, y)], fill=b)
                d.ellipse((x - step * .12, y - step * .12, x + step * .12, y + step * .12), fill=c)


def _interior(rng, d, w, h):
    """A room without people: walls, a door, a picture, a table."""
    wall, floor = _col(rng, (186, 178, 164), 30), _col(rng, (110, 84, 60), 26)
    y = h * rng.uniform(.55, .75)
    d.rectangle((0, 0, w, y), fill=wall)
    d.rectangle((0, y, w, h), fill=floor)
    for _ in range(rng.integers(1, 4)):
        x0, y0, pw, ph = w * rng.uniform(0, .8), h * rng.uniform(.05, .3), w * rng.uniform(.1, .3), h * rng.uniform(.15, .5)
        c = _col(rng, rng.uniform(60, 230, 3))
        d.rectangle((x0, y0, x0 + pw, y0 + ph), fill=c, outline=_shade(c, .5), width=max(2, w // 150))
    x0, t = w * rng.uniform(.1, .4), h * rng.uniform(.62, .75)
    c = _col(rng, (90, 60, 40))
    d.rectangle((x0, t, x0 + w * .45, t + h * .04), fill=c)
    for f in (.03, .4):
        d.rectangle((x0 + f * w, t, x0 + (f + .02) * w, h * .95), fill=_shade(c, .7))


def _food(rng, side):
    """A plain bowl or plate with something to eat in it."""
    shape = str(rng.choice(["shape:wan", "shape:pan", "shape:zhedaiwan", "shape:xi"]))
    prof = profiles.build(shape, rng)
    a = dict(dynasty=None, reign=None, kiln="other", color=str(rng.choice(["glaze:tianbai", "other:plastic", "other:studio-pottery", "glaze:heiyou"])), motif="motif:wuwen", shape=shape)
    tex, tints, _ = paint.paint(rng, a, prof, 1024)
    n = tex["inner"].shape[0]
    im = Image.fromarray(tex["inner"])
    d = ImageDraw.Draw(im)
    base = _col(rng, [(230, 220, 190), (150, 90, 40), (190, 60, 30), (80, 130, 60), (220, 170, 80)][rng.integers(5)])
    r = n * rng.uniform(.3, .42)
    d.ellipse((n / 2 - r, n / 2 - r, n / 2 + r, n / 2 + r), fill=base + (128,))
    for _ in range(rng.integers(60, 240)):
        t, q, s = rng.uniform(0, 6.28), r * rng.random() ** .5 * .95, n * rng.uniform(.008, .05)
        x, y = n / 2 + q * np.cos(t), n / 2 + q * np.sin(t)
        c = _col(rng, base if rng.random() < .6 else [(206, 186, 150), (120, 70, 40), (90, 120, 60), (190, 80, 50), (236, 226, 206)][rng.integers(5)], 16)
        d.ellipse((x - s, y - s * rng.uniform(.3, 1), x + s, y + s), fill=c + (int(rng.uniform(100, 170)),))
    tex["inner"] = np.array(im)
    return _photograph(rng, prof, tex, dict(gloss=.5, relief=.8, sheen=.1, body=(190, 170, 150)), side, (34, 84))


def _photograph(rng, prof, tex, look, side, elev=None):
    tex["base"] = np.full((64, 64, 4), 140, np.uint8)
    piece = parts.assemble(prof, rng, rng.random(), mesh.turned)
    posed, rot, e = photo.scene(rng, prof, piece, "over" if elev else "whole")
    cam, size = photo.aim(rng, posed.p @ rot[:, :3].T + rot[:, 3], elev or e, side)
    return photo.expose(rng, prof, posed, rot, cam, size, tex, look)


def vessel(rng, kind, side):
    surfaces, shapes, motifs_ = others.KINDS[kind]
    a = dict(dynasty=None, reign=None, kiln="other", color=str(rng.choice(surfaces)), motif=str(rng.choice(motifs_)), shape=str(rng.choice(shapes)))
    g = glazes.GLAZES[a["color"]]
    if g["kind"] == "plain":
        a["motif"] = "motif:wuwen"
    prof = profiles.build(a["shape"], rng, kind in ("earthenware", "painted pottery", "roof tile"))
    tex, tints, _ = paint.paint(rng, a, prof, int(np.clip(2048 * side // 1024, 768, 2048)) // 8 * 8)
    return _photograph(rng, prof, tex, dict(gloss=g["gloss"], relief=rng.uniform(2., 4.5) if kind == "roof tile" else rng.uniform(.5, 1.4), sheen=.02 + (1 - min(g["gloss"], 1)) * .3, body=tuple(tints["body"])), side)


def _flat(rng, kind, side):
    w, h = photo.frame(rng, side)
    im = _texture(rng, w, h) if kind == "texture" else _ground(rng, w, h)
    d = ImageDraw.Draw(im)
    if kind == "horizon":
        _horizon(rng, im, d, w, h)
    elif kind != "texture":
        {"box": _box, "plant": _plant, "books": _books, "solids": _solids, "textile": _textile, "interior": _interior}[kind](rng, d, w, h)
    im = im.filter(ImageFilter.GaussianBlur(rng.uniform(.6, 2.5) * side / 1024))
    return develop.develop(np.asarray(im), None, rng)


def make(seed, index, pool, out, side=1024):
    """One picture that is not Chinese porcelain, with a row whose attributes are all null."""
    rng = np.random.default_rng([seed, zlib.crc32(pool.encode()), index, 5])
    ident = str(uuid.UUID(bytes=rng.bytes(16), version=4))
    if rng.random() < .75:
        kind = specimen.pick(rng, others.WEIGHTS)
        im = _food(rng, side) if kind == "food" else vessel(rng, kind, side)
    else:
        kind = FLAT[rng.integers(len(FLAT))]
        im = _flat(rng, kind, side)
    name = f"{ident}-whole.jpg"
    if out is not None:
        im.save(out / "images" / name, quality=develop.quality(rng))
    row = dict(uuid=ident, index=index, images_raw=[f"images/{name}"], name="非瓷器", name_en=f"Not Chinese porcelain ({kind})", description="A picture of something other than Chinese porcelain.",
               type="other", source="ciqi studio", seed=seed, pool=pool, held_out=False, attributes=dict.fromkeys(("dynasty", "reign", "kiln", "color", "motif", "shape")),
               mark=None, views=[dict(file=f"images/{name}", view="whole", width=im.width, height=im.height, regions=[])])
    return row, [im]
