"""The decorator: lays glaze, bands and motif on the textures of outside, inside and small parts of one piece."""
import numpy as np

from . import bands, effects, glaze as glazes, lens, motifs
from .painter import Painter

PLAIN = "motif:wuwen"


def thickness(h, prof, kind, rng):
    """Glaze along the strip from lip (0) to foot (1): thin at the lip and on edges, pooled in hollows and at the foot."""
    v = np.linspace(0, 1, h)
    r = prof.radius_at(v)
    bend = np.gradient(np.gradient(r))
    bend = bend / (np.abs(bend).max() + 1e-9)
    t = .03 + .3 * np.clip(bend, 0, 1) - .3 * np.clip(-bend, 0, 1) + .45 * np.clip((v - .93) / .07, 0, 1) - 1.0 * np.exp(-v / .012) - .25 * np.exp(-v / .05)
    return t * (1.3 if kind != "paint" else .6) * rng.uniform(.6, 1.2)


def _field(p, motif, y0, y1, squeeze, faces, style, rng):
    """The main field; returns the number of cells round the pot."""
    if style == "panels":
        return motifs.panels(p, motif, y0, y1, squeeze, faces)
    if style == "rounds":
        return motifs.rounds(p, motif, y0, y1, squeeze, faces)
    return motifs.field(p, motif, y0, y1, squeeze, faces)


def _outside(p, prof, motif, g, h, rng):
    """Paints the strip; returns the number of cells, or None when only bands were drawn."""
    m0, m1 = prof.main
    if g["kind"] == "carve" and rng.random() < .4:
        m0, m1 = max(.05, m0 - .08), min(.95, m1 + .08)
    y0, y1 = (1 - m1) * h, (1 - m0) * h
    squeeze = float(np.mean(prof.radius_at(np.linspace(1 - m1, 1 - m0, 20))) / prof.rmax)
    faces = prof.form.get("faces")
    style = str(rng.choice(["field", "panels", "rounds"], p=[.84, .08, .08])) if motif not in motifs.PERIODIC and not faces else "field"
    n = _field(p, motif, y0, y1, squeeze, faces, style, rng)
    if prof.second:
        s0, s1 = (1 - prof.second[1]) * h, (1 - prof.second[0]) * h
        motifs.field(p, motif if rng.random() < .5 else "motif:chanzhilian", s0, s1, squeeze * .7, faces)
        if s0 > y1:
            bands.lappets(p, y1 + .02 * h, s0 - .02 * h)
        elif y0 - s1 > .05 * h:
            bands.dress(p, y0, y1, (s1, h * .985))
        bands.rules(p, s0 - 4, s1 + 4, y0 - 4, y1 + 4, width=max(2, h * .003))
    elif (g["kind"] == "paint" and rng.random() < .85) or rng.random() < .35:
        bands.dress(p, y0, y1, (h * .02, h * .985))
    return n


def _inside(q, prof, motif, g, main, rng):
    """Paints the disc of the inside (or of a closed form's top); returns the radius of the main medallion, 0 for none."""
    c = q.w / 2
    ring = lambda rad, w: q.draw.ellipse((c - rad * c, c - rad * c, c + rad * c, c + rad * c), outline=q.pal["line"], width=max(1, int(w * q.w / 1024)))   # noqa: E731
    if not main:
        if g["kind"] == "paint" and rng.random() < .7:
            ring(.93, 3)
            ring(.95, 3)
            if rng.random() < .6:
                motifs.medallion(q, motif, c, c, c * .36, rng.uniform(-.25, .25))
                ring(.4, 3)
                ring(.42, 3)
        return 0
    layout = rng.choice(["full", "centre", "sprays"], p=[.3, .5, .2])
    paint = g["kind"] == "paint"
    if layout == "full":
        motifs.medallion(q, motif, c, c, c * .8, rng.uniform(-.2, .2))
        rad = .82
        if paint:
            ring(.82, 4)
            ring(.84, 3)
    else:
        rad = rng.uniform(.46, .6)
        motifs.medallion(q, motif, c, c, c * rad, rng.uniform(-.2, .2))
        ring(rad + .03, 4)
        ring(rad + .05, 3)
        if rng.random() < .8:
            other = str(rng.choice(["motif:chanzhilian", "motif:chanzhimudan", "motif:juancao", "motif:haishuijiangya", "motif:shuibowen"])) if layout == "centre" else str(rng.choice(["motif:zhezhihua", "motif:zhezhiguo", "motif:lingzhi", motif]))
            motifs.ring(q, other, c, rad + .07, .87, 6 if layout == "sprays" else None)
    if paint and rng.random() < .8:
        bands.ring(q, c, .885, .96, rng)
    elif paint:
        ring(.95, 3)
    return rad


def paint(rng, a: dict, prof, strip: int):
    """Textures for outside, inside and parts, this piece's tints, and where the main motif lies: ("outer", cells), ("inner", radius) or None."""
    g = glazes.GLAZES[a["color"]]
    tints = glazes.tint(a["color"], rng)
    pal = glazes.palette(a["color"], a["reign"], a["dynasty"], tints, rng)
    h = int(np.clip(strip * prof.outer_length / (2 * np.pi * prof.rmax), strip // 8, strip * .75))
    p = Painter(strip, h, pal, rng)
    plain = a["motif"] == PLAIN
    where = None
    spots, bleed = 0., .8
    if g.get("pigment") == "cobalt":
        *_, spots, bleed = glazes.cobalt(a["reign"], a["dynasty"])
    bleed *= strip / 2048
    dish = prof.form.get("upright") or "cap" in prof.form or a["shape"] in ("shape:xi", "shape:shuangyu-xi")
    inside_first = prof.open and (dish or (a["shape"] in ("shape:douliwan", "shape:zhan") and rng.random() < .8) or (a["shape"].endswith("wan") and rng.random() < .25))
    if not plain:
        if not inside_first:
            where = ("outer", _outside(p, prof, a["motif"], g, h, rng))
        elif g["kind"] == "paint":
            bands.SMALL[rng.integers(4)](p, h * .3, h * .3 + min(.34 * h, .035 * strip))
            bands.rules(p, h * .05, h * .9, width=max(2, h * .01))
    thick = thickness(h, prof, g["kind"], rng)
    ink = lens.soften(p.image, max(bleed, .4))
    under = effects.overlay(g, h, strip, rng, True)
    outer = glazes.texture(a["color"], tints, ink, thick, rng, a["kiln"], spots, under=under)
    size = strip // 2 if prof.open else 64
    q = Painter(size, size, pal, rng)
    if prof.open and not plain:
        rad = _inside(q, prof, a["motif"], g, inside_first, rng)
        if rad and inside_first:
            where = ("inner", rad)
    ink = lens.soften(q.image, max(bleed, .4))
    flow = np.full(size, .05)
    inner = glazes.texture(a["color"], tints, ink, flow, rng, a["kiln"], spots, outer=False, under=effects.overlay(g, size, size, rng, False))
    if g.get("streaked") and prof.open:
        inner = _polar(outer, size)
    if g.get("inside") and prof.open and not inside_first and "cap" not in prof.form:    # white inside a coloured outside
        inner[..., :3] = np.clip(np.array(g["inside"]) + rng.normal(0, 3, 3), 0, 255)
    _rims(g, prof, outer, inner, rng, size, h)
    part = _part(a["color"], g, pal, tints, strip, rng, a["kiln"])
    return dict(outer=outer, inner=inner, part=part), tints, where


def _rims(g, prof, outer, inner, rng, size, h):
    """The colour of the lip: brown where the glaze runs off it, white where it drains, bare and dark on iron bodies."""
    rim = g.get("rim")
    if not rim or "cap" in prof.form or rng.random() > g.get("rim_often", 1.):
        return
    k = max(2, int(rng.uniform(.006, .013) * h / prof.outer_length))
    edge = np.clip(np.array(rim) + rng.normal(0, 6, 3), 0, 255)
    fade = (1 - np.linspace(0, 1, 2 * k) ** 2)[:, None, None]
    outer[:2 * k, :, :3] = (outer[:2 * k, :, :3] * (1 - fade) + edge * fade).astype(np.uint8)
    if prof.open:
        jj, ii = np.mgrid[-1:1:size * 1j, -1:1:size * 1j]
        m = np.clip((np.hypot(jj, ii) - .955) / .02, 0, 1)[..., None]
        inner[..., :3] = (inner[..., :3] * (1 - m) + edge * m).astype(np.uint8)


def _part(color, g, pal, tints, strip, rng, kiln):
    """A texture for lids, handles and spouts: the same glaze, with a band or two where the piece is painted."""
    w, h = strip // 4, strip // 8
    p = Painter(w, h, pal, rng)
    if g["kind"] == "paint":
        for y0, y1 in ((.12, .3), (.42, .74)):
            (bands.SMALL + [bands.lappets])[rng.integers(5)](p, y0 * h, y1 * h)
    return glazes.texture(color, tints, lens.soften(p.image, .5), np.full(h, .02), rng, kiln, 0., outer=False, under=effects.overlay(g, h, w, rng, False))


def _polar(strip, size):
    """Wraps a strip's upper part into a disc, lip at the edge, so that streaks run to the well."""
    jj, ii = np.mgrid[-1:1:size * 1j, -1:1:size * 1j]
    rad = np.clip(np.hypot(jj, ii), 0, 1)
    ang = (np.arctan2(ii, jj) % (2 * np.pi)) / (2 * np.pi)
    return np.ascontiguousarray(strip[((1 - rad) * .8 * (strip.shape[0] - 1)).astype(int), (ang * (strip.shape[1] - 1)).astype(int)])
