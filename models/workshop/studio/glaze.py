"""Glazes and pigments: what each is made of, and the texture of body, glaze, crackle and painting together."""
import numpy as np
from numba import njit

from . import noise

# thin / body / thick: sRGB of the glaze where it runs thin (lip, edges), lies normally, and pools.
# kind: paint (pigment on it), carve (lines pool the glaze), plain. gloss 0..1; cloud, grain: tone variation.
GLAZES = {
    "glaze:qinghua": dict(kind="paint", thin=(238, 238, 232), body=(226, 233, 236), thick=(205, 220, 228), gloss=1, cloud=.02, crackle=0),
    "glaze:wucai": dict(kind="paint", thin=(238, 236, 228), body=(229, 233, 231), thick=(210, 222, 226), gloss=1, cloud=.02, crackle=0),
    "glaze:fencai": dict(kind="paint", thin=(244, 244, 240), body=(240, 241, 238), thick=(226, 232, 234), gloss=1, cloud=.012, crackle=0),
    "glaze:doucai": dict(kind="paint", thin=(242, 239, 230), body=(238, 237, 229), thick=(222, 228, 226), gloss=.95, cloud=.014, crackle=0),
    "glaze:baidiheihua": dict(kind="paint", thin=(214, 196, 164), body=(229, 218, 194), thick=(222, 210, 184), gloss=.45, cloud=.05, crackle=.22),
    "glaze:longquan-celadon": dict(kind="carve", thin=(176, 186, 158), body=(128, 160, 138), thick=(88, 128, 110), gloss=.75, cloud=.05, crackle=.10, hue=14),
    "glaze:qingbai": dict(kind="carve", thin=(228, 232, 222), body=(204, 222, 218), thick=(150, 192, 194), gloss=1, cloud=.03, crackle=.05, hue=7),
    "glaze:dingbai": dict(kind="carve", thin=(226, 208, 174), body=(236, 226, 204), thick=(214, 196, 158), gloss=.7, cloud=.025, crackle=0, hue=5, rim=(122, 88, 54)),
    "glaze:ruqing": dict(kind="plain", thin=(186, 178, 162), body=(150, 178, 176), thick=(128, 162, 164), gloss=.40, cloud=.04, crackle=.26, hue=9),
    "glaze:tuhao": dict(kind="plain", thin=(122, 74, 36), body=(34, 24, 20), thick=(16, 13, 14), gloss=.9, cloud=.1, crackle=0, streak=1, bare=.12),
    "glaze:jun-zibanyou": dict(kind="plain", thin=(148, 128, 92), body=(132, 160, 186), thick=(108, 142, 182), gloss=.55, cloud=.08, crackle=.05, hue=8, splash=1, bare=.04),
    "glaze:jihong": dict(kind="plain", thin=(224, 206, 198), body=(138, 24, 30), thick=(96, 10, 20), gloss=.85, cloud=.07, crackle=0, hue=10, rim=(232, 226, 216)),
}

BODY = {   # the fired, unglazed body seen on the foot ring
    "kiln:jingdezhen": (226, 210, 186), "kiln:hutian": (222, 212, 192), "kiln:longquan": (158, 92, 60), "kiln:ru": (176, 160, 138),
    "kiln:ding": (226, 212, 186), "kiln:jian": (58, 40, 34), "kiln:jun": (140, 98, 68), "kiln:cizhou": (196, 168, 130),
}

# cobalt by period: deep line, wash, iron spotting 0..1, bleed in pixels
COBALT = {
    "dyn:yuan": ((18, 34, 104), (92, 122, 186), .8, 1.3), "reign:yongle": ((18, 36, 112), (88, 120, 190), .9, 1.5),
    "reign:xuande": ((16, 30, 100), (82, 112, 184), .9, 1.3), "reign:chenghua": ((62, 88, 148), (146, 168, 208), .1, 1.0),
    "reign:jiajing": ((44, 30, 136), (114, 104, 198), .2, 1.2), "reign:wanli": ((62, 74, 128), (134, 146, 186), .2, 1.3),
    "reign:kangxi": ((10, 46, 148), (104, 146, 212), .05, .7), "reign:yongzheng": ((34, 60, 132), (124, 152, 204), .4, .8),
    "reign:qianlong": ((22, 42, 118), (108, 136, 196), .25, .7), "reign:jiaqing": ((30, 52, 124), (116, 140, 196), .1, .7),
    "reign:guangxu": ((58, 60, 158), (140, 146, 214), 0, .8), "dyn:ming": ((40, 58, 124), (120, 144, 194), .35, 1.2),
    "dyn:qing": ((26, 58, 140), (112, 146, 206), .1, .8),
}


def cobalt(reign, dynasty):
    return COBALT.get(reign) or COBALT[dynasty]


def _a(c, alpha=255):
    return tuple(int(v) for v in c) + (alpha,)


def palette(glaze: str, reign, dynasty, rng) -> dict:
    """Roles -> RGBA for one painter on one day."""
    jitter = lambda c, s=7: tuple(int(np.clip(v + rng.normal(0, s), 0, 255)) for v in c)
    white = _a(GLAZES[glaze]["body"])
    if glaze == "glaze:qinghua":
        deep, wash, *_ = cobalt(reign, dynasty)
        deep, wash = jitter(deep, 5), jitter(wash, 6)
        mix = lambda t: _a([d + (w - d) * t for d, w in zip(deep, wash)], 245)
        return dict(line=mix(0), deep=mix(.22), main=mix(.5), wash=mix(1), leaf=mix(.6), second=mix(.75), accent=mix(.3), bark=mix(.4), bloom=mix(1.1), white=white)
    if glaze == "glaze:wucai":
        blue, red, green, yellow = jitter((52, 48, 128)), jitter((182, 40, 26)), jitter((38, 116, 74)), jitter((218, 168, 44))
        main, second = (red, green) if rng.random() < .6 else (green, red)
        return dict(line=_a((70, 24, 26)), deep=_a(blue), main=_a(main), wash=_a(blue if rng.random() < .5 else green), leaf=_a(green), second=_a(second), accent=_a(yellow), bark=_a(blue), bloom=_a(red), white=white)
    if glaze == "glaze:doucai":
        line = _a(jitter((84, 106, 164)))
        red, green, yellow = jitter((202, 84, 56)), jitter((112, 168, 112)), jitter((226, 196, 92))
        return dict(line=line, deep=_a((116, 136, 186)), main=_a(red, 215), wash=_a(green, 180), leaf=_a(green, 215), second=_a(yellow, 225), accent=_a((148, 104, 156), 225), bark=_a((120, 138, 186), 230), bloom=_a(red, 200), white=white)
    if glaze == "glaze:fencai":
        pink, pale, green, blue = jitter((214, 96, 130)), jitter((244, 198, 208)), jitter((104, 162, 110)), jitter((112, 150, 208))
        return dict(line=_a((104, 60, 54)), deep=_a((176, 62, 104)), main=_a(pink), wash=_a(pale), leaf=_a(green), second=_a(blue if rng.random() < .5 else (236, 176, 120)), accent=_a((230, 194, 84)), bark=_a((128, 96, 78)), bloom=_a(pink), white=_a((252, 248, 244)))
    if glaze == "glaze:baidiheihua":
        k = jitter((46, 30, 22), 5)
        mid = _a([v + 40 for v in k], 235)
        return dict(line=_a(k), deep=_a(k), main=mid, wash=_a([v + 62 for v in k], 150), leaf=mid, second=mid, accent=_a(k), bark=_a(k), bloom=white, white=white)
    # carved: lines hold thicker, darker glaze; reliefs run thinner
    g = GLAZES[glaze]
    deep = [v * (.86 if glaze != "glaze:dingbai" else .80) for v in g["thick"]]
    return dict(line=_a(deep, 235), deep=_a(g["thick"], 160), main=_a(g["thin"], 95), wash=_a(g["thick"], 70), leaf=_a(g["thick"], 95), second=_a(g["thin"], 70), accent=_a(g["thin"], 110), bark=_a(g["thick"], 130), bloom=_a(g["thin"], 120), white=_a(g["thin"], 60))


@njit(cache=True, fastmath=True, nogil=True)
def _compose(ink, thickness, thin, body, thick, clouds, grain, crack, bare_colour, off, par):
    """par: cloud, crackle, crackle repeats, streak, splash level, bare from row, ink density noise, spots, relief sign, wavelength."""
    h, w = ink.shape[0], ink.shape[1]
    out = np.empty((h, w, 4), np.uint8)
    for j in range(h):
        for i in range(w):
            c1 = clouds[(j // 2 + off[0]) & 511, (i * 512 // w + off[1]) & 511]
            g1 = grain[(j + off[2]) & 511, (i * 2048 // w + off[3]) & 511]
            t = thickness[j] + par[0] * c1 * 1.5 + .03 * g1 * par[0] * 10
            bare = 0.
            if par[5] < h:
                edge = par[5] + h * .02 * clouds[off[2] & 511, (i * 512 // w + off[3]) & 511]
                if j > edge:
                    bare = 1.
                t += .5 * max(0., 1 - abs(edge - j) / (h * .03))
            if par[3] > 0:   # hare's fur: rust streaks running down from the lip
                st = clouds[(j // 6 + off[0]) & 511, (i * 4096 // w + off[2]) & 511] + .9 * grain[(j // 24 + off[1]) & 511, (i * 3072 // w) & 511]
                v = j / h
                t -= par[3] * max(0., st - .1) * (.55 * (1 - v * .75)) * .62
            for c in range(3):
                if t < 0:
                    k = min(-t, 1.)
                    v = body[c] + (thin[c] - body[c]) * k
                else:
                    k = min(t, 1.)
                    v = body[c] + (thick[c] - body[c]) * k
                out[j, i, c] = int(min(max(v, 0.), 255.))
            if par[4] > -9:   # copper splashes in Jun
                sp = clouds[(j // 3 + off[2]) & 511, (i * 512 // w + off[0]) & 511] + .25 * g1
                k = min(max((sp - par[4]) / .7, 0.), 1.) * .85
                if k > 0:
                    m = .5 + .5 * c1 * .5
                    out[j, i, 0] = int(out[j, i, 0] * (1 - k) + k * (118 + 40 * m))
                    out[j, i, 1] = int(out[j, i, 1] * (1 - k) + k * (44 + 20 * m))
                    out[j, i, 2] = int(out[j, i, 2] * (1 - k) + k * (92 + 40 * m))
            a = ink[j, i, 3] / 255.
            if a > 0:
                dens = 1 + par[6] * (.6 * c1 + .4 * g1)
                spot = par[7] * max(0., grain[(j // 2 + off[1]) & 511, (i // 2 + off[3]) & 511] + .5 * c1 - 1.3)
                for c in range(3):
                    k = a * min(max(dens, .5), 1.)
                    lum = 1 - min(spot, .55)
                    v = out[j, i, c] * (1 - k) + ink[j, i, c] * k * lum
                    out[j, i, c] = int(min(max(v, 0.), 255.))
            if par[1] > 0:
                n = par[2]
                k = par[1] * crack[int(j * n * 512 / w + off[1]) & 511, int(i * n * 512 / w) & 511]
                for c in range(3):
                    out[j, i, c] = int(out[j, i, c] * (1 - k))
            if bare > 0:
                for c in range(3):
                    out[j, i, c] = int(min(max(bare_colour[c] * (1 + .1 * g1), 0.), 255.))
            out[j, i, 3] = int(min(max(128 + par[8] * a * 100, 0.), 255.))
    return out


def tint(glaze: str, rng):
    """This piece's own glaze colours: every kiln load differs a little."""
    g = GLAZES[glaze]
    shift = rng.normal(0, g.get("hue", 3), 3) * (.6, .5, .7) + rng.normal(0, g.get("hue", 3) * .6)
    return {k: np.clip(np.array(g[k], float) + shift, 0, 255) for k in ("thin", "body", "thick")}


def texture(glaze: str, tints: dict, ink: np.ndarray, thickness: np.ndarray, rng, kiln: str, spots=0., outer=True, plain=False):
    g = GLAZES[glaze]
    h = ink.shape[0]
    bare = (1 - g["bare"] * rng.uniform(.7, 1.5)) * h if outer and g.get("bare") else 1e9
    off = rng.integers(0, 512, 4)
    splash = rng.uniform(.1, .7) if g.get("splash") else -10.
    crack = g["crackle"] * rng.uniform(.2, 1.3) if g["crackle"] else 0.
    relief = {"paint": 0., "carve": -1., "plain": 0.}[g["kind"]]
    if glaze == "glaze:fencai":
        relief = .3
    par = np.array([g["cloud"] * rng.uniform(.6, 1.5), crack, rng.choice([2, 3, 4]), g.get("streak", 0) * rng.uniform(.7, 1.2) * (1 if outer else .8), splash, bare, .22 if g["kind"] == "paint" else .05, spots, relief, 0.])
    return _compose(ink, thickness.astype(np.float64), tints["thin"], tints["body"], tints["thick"], noise.clouds(1.7, 1), noise.clouds(.6, 2), noise.crackle(), np.array(BODY[kiln], float), off, par)
