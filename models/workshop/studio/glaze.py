"""Turns a glaze of the table into texture: tone, pooling, running, crackle, pigment and relief together."""
import numpy as np
from numba import njit
from PIL import Image

from . import noise, palettes
from .glaze_table import BODY, COBALT, GLAZES

__all__ = ["BODY", "COBALT", "GLAZES", "cobalt", "palette", "tint", "texture"]


def lab_to_srgb(lab):
    """CIE L*a*b* (D65, 2 degrees; CIE 15:2004) to sRGB 0..255 (IEC 61966-2-1), clipped to the gamut."""
    lab = np.asarray(lab, float)
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], -1)
    xyz = np.where(f > 6 / 29, f ** 3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * (.95047, 1., 1.08883)
    m = np.array([[3.2404542, -1.5371385, -.4985314], [-.9692660, 1.8760108, .0415560], [.0556434, -.2040259, 1.0572252]])
    v = np.clip(xyz @ m.T, 0, 1)
    return 255 * np.where(v < .0031308, 12.92 * v, 1.055 * v ** (1 / 2.4) - .055)


def cobalt(reign, dynasty):
    return COBALT.get(reign) or COBALT.get(dynasty) or COBALT["dyn:ming"]


def tint(glaze: str, rng) -> dict:
    """This piece's own glaze colours (sRGB: thin, body, thick): every kiln load differs a little."""
    g = GLAZES[glaze]
    s = g["hue"]
    lab = np.asarray(g["lab"], float) + rng.normal(0, 1, 3) * (s * .9, s * .6, s * .8)
    vary = rng.uniform(.6, 1.25)
    return {k: lab_to_srgb(lab + vary * np.asarray(d, float)) for k, d in (("thin", g["thin"]), ("body", (0, 0, 0)), ("thick", g["thick"]))}


def palette(glaze: str, reign, dynasty, tints: dict, rng) -> dict:
    g = GLAZES[glaze]
    if g["kind"] != "paint":
        return palettes.carved(tints, g.get("carve", .8) * rng.uniform(.7, 1.2))
    deep, wash, *_ = cobalt(reign, dynasty)
    return palettes.roles(g["pigment"], (deep, wash), tuple(tints["body"]), rng)


@njit(cache=True, fastmath=True, nogil=True)
def _compose(ink, thickness, thin, body, thick, clouds, grain, crack, bare_colour, off, par):
    """par: cloud, crackle, crackle repeats, streak, splash level, bare from row, ink density noise, spots, relief sign, wear."""
    h, w = ink.shape[0], ink.shape[1]
    out = np.empty((h, w, 4), np.uint8)
    fine = 2048. / w if w >= 512 else 2.
    for j in range(h):
        js = int(j * fine)
        for i in range(w):
            c1 = clouds[(js // 2 + off[0]) & 511, (i * 512 // w + off[1]) & 511]
            g1 = grain[(js + off[2]) & 511, (i * 2048 // w + off[3]) & 511]
            t = thickness[j] + par[0] * c1 * 1.5 + .03 * g1 * par[0] * 10
            bare = 0.
            if par[5] < h:
                edge = par[5] + h * .02 * clouds[off[2] & 511, (i * 512 // w + off[3]) & 511]
                if j > edge:
                    bare = 1.
                t += .5 * max(0., 1 - abs(edge - j) / (h * .03))
            if par[3] > 0:      # hare's fur: rust streaks running down from the lip
                st = clouds[(js // 6 + off[0]) & 511, (i * 8192 // w + off[2]) & 511] + .9 * grain[(js // 24 + off[1]) & 511, (i * 6144 // w) & 511]
                t -= par[3] * max(0., st - .1) * (1 - j / h * .7) * .66
            k = min(abs(t), 1.)
            for c in range(3):
                v = body[c] + ((thin[c] if t < 0 else thick[c]) - body[c]) * k
                out[j, i, c] = int(min(max(v, 0.), 255.))
            if par[4] > -9:     # copper splashes in Jun
                sp = clouds[(js // 3 + off[2]) & 511, (i * 512 // w + off[0]) & 511] + .25 * g1
                k = min(max((sp - par[4]) / .7, 0.), 1.) * .85
                if k > 0:
                    m = .5 + .25 * c1
                    out[j, i, 0] = int(out[j, i, 0] * (1 - k) + k * (118 + 40 * m))
                    out[j, i, 1] = int(out[j, i, 1] * (1 - k) + k * (44 + 20 * m))
                    out[j, i, 2] = int(out[j, i, 2] * (1 - k) + k * (92 + 40 * m))
            a = ink[j, i, 3] / 255.
            if a > 0:
                dens = 1 + par[6] * (.6 * c1 + .4 * g1)
                spot = par[7] * max(0., grain[(js + off[1]) & 511, (int(i * fine) + off[3]) & 511] + .6 * c1 - 1.3)
                k = a * min(max(dens, .5), 1.)
                lum = 1 - min(spot, .55)
                for c in range(3):
                    out[j, i, c] = int(min(max(out[j, i, c] * (1 - k) + ink[j, i, c] * k * lum, 0.), 255.))
            if par[1] > 0:
                n = par[2]
                k = par[1] * crack[int(j * n * 512 / w + off[1]) & 511, int(i * n * 512 / w) & 511]
                for c in range(3):
                    out[j, i, c] = int(out[j, i, c] * (1 - k))
            if bare > 0:
                for c in range(3):
                    out[j, i, c] = int(min(max(bare_colour[c] * (1 + .1 * g1), 0.), 255.))
            if par[9] > 0:      # pinholes, iron specks and grime
                sp = grain[(j + off[1]) & 511, (i + off[0]) & 511] + .5 * grain[(j * 2 + off[3]) & 511, (i * 2 + off[2]) & 511]
                k = par[9] * (.10 * max(0., c1 - .3) + .12 * max(0., sp - .5) + (.6 if sp > 2.75 else 0.))
                for c in range(3):
                    out[j, i, c] = int(out[j, i, c] * max(1 - k * (1 + .25 * c), 0.))
            out[j, i, 3] = int(min(max(128 + par[8] * a * 100, 0.), 255.))
    return out


def texture(glaze: str, tints: dict, ink: np.ndarray, thick: np.ndarray, rng, kiln: str, spots=0., outer=True, under=None):
    """ink: painted RGBA layer; under: what the fire did beneath it. Returns (h, w, 4): colour and relief (128 is level)."""
    g = GLAZES[glaze]
    h = ink.shape[0]
    if under is not None:
        ink = np.asarray(Image.alpha_composite(Image.fromarray(under), Image.fromarray(np.ascontiguousarray(ink))))
    bare = (1 - g["bare"] * rng.uniform(.5, 1.6)) * h if outer and g.get("bare") else 1e9
    off = rng.integers(0, 512, 4)
    splash = rng.uniform(.1, .7) if g.get("splash") else -10.
    crack = g["crackle"] * rng.uniform(.2, 1.3) if g["crackle"] else 0.
    wear = rng.uniform(0, .5) * (2.2 if g["gloss"] < .65 or g.get("bare") else .4) * (rng.random() < .8) + g.get("wear", 0)
    relief = {"paint": g.get("raised", 0.), "carve": -g.get("carve", .8), "plain": 0.}[g["kind"]]
    par = np.array([g["cloud"] * rng.uniform(.6, 1.5), crack, rng.choice([3, 4, 6, 8]), g.get("streak", 0) * rng.uniform(.7, 1.2), splash, bare,
                    .22 if g["kind"] == "paint" else .05, spots, relief, wear])
    return _compose(np.ascontiguousarray(ink), thick.astype(np.float64), tints["thin"], tints["body"], tints["thick"], noise.clouds(1.7, 1), noise.clouds(.6, 2), noise.crackle(),
                    np.array(BODY.get(kiln, (170, 140, 110)), float), off, par)
