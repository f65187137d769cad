"""One imagined piece: draws its attributes, paints it, photographs it and writes down the truth."""
import json
import pathlib
import uuid
import zlib

import numpy as np
from . import bands, glaze as glazes, lens, marks, motifs, names, photo, profiles, render
from .painter import Painter

TABLE = json.loads((pathlib.Path(__file__).parent / "traditions.json").read_text(encoding="utf8"))
STRIP = 2048


def _pick(rng, weights: dict):
    keys = list(weights)
    w = np.array([weights[k] for k in keys], float)
    return keys[rng.choice(len(keys), p=w / w.sum())]


def is_held_out(a: dict) -> bool:
    return any(all(a[{"glaze": "color"}.get(k, k)] == v for k, v in rule.items()) for rule in TABLE["heldOut"])


def attributes(rng, pool: str) -> tuple[dict, dict]:
    """Attribute ids and the tradition they come from; bench and gallery reach for held-out combinations one time in eight."""
    if pool != "train" and rng.random() < .12:
        rule = TABLE["heldOut"][rng.integers(len(TABLE["heldOut"]))]
        fit = [t for t in TABLE["traditions"] if t["glaze"] == rule["glaze"] and t["kiln"] == rule["kiln"] and rule["motif"] in t["motifs"] and rule.get("shape", t["shapes"][0]) in t["shapes"]]
        if fit:
            t = fit[rng.integers(len(fit))]
            reign = _pick(rng, t["reigns"])
            return dict(dynasty=t["dynasty"], reign=None if reign == "none" else reign, kiln=t["kiln"], color=t["glaze"], motif=rule["motif"], shape=rule.get("shape") or str(rng.choice(t["shapes"]))), t
    for _ in range(50):
        t = TABLE["traditions"][int(_pick(rng, {str(i): t["weight"] for i, t in enumerate(TABLE["traditions"])}))]
        reign = _pick(rng, t["reigns"])
        a = dict(dynasty=t["dynasty"], reign=None if reign == "none" else reign, kiln=t["kiln"], color=t["glaze"], motif=str(rng.choice(t["motifs"])), shape=str(rng.choice(t["shapes"])))
        if pool != "train" or not is_held_out(a):
            return a, t
    raise RuntimeError("no drawable combination")


def choose_mark(rng, a: dict) -> dict | None:
    """The reign's own mark on most reign pieces; one in twenty carries an earlier, admired reign's instead."""
    if not a["reign"] or rng.random() < .06:
        return None
    reign = a["reign"]
    if a["dynasty"] == "dyn:qing" and rng.random() < .08:
        reign = str(rng.choice(["reign:chenghua", "reign:xuande"]))
    term = names.terms()[reign]
    options = [m for m in (term.get("mark6Hant"), term.get("mark4Hant")) if m]
    text = options[0] if len(options) == 1 or rng.random() < .75 else options[1]
    script = _pick(rng, TABLE["markScripts"].get(reign, TABLE["markScripts"]["default"]))
    frame = _pick(rng, {"none": .8, "square": .2} if script == "seal" else {"circle": .6, "none": .3, "square": .1})
    return dict(text=text, script=script, frame=frame, reign=reign)


def _thickness(h, prof, kind):
    """Glaze along the strip from lip (0) to foot (1): thin at the lip, pooled in hollows and at the foot."""
    v = np.linspace(0, 1, h)
    r = prof.radius_at(v)
    hollow = np.gradient(np.gradient(r))
    hollow = hollow / (np.abs(hollow).max() + 1e-9)
    t = .05 + .25 * np.clip(hollow, 0, 1) + .45 * np.clip((v - .93) / .07, 0, 1) - 1.0 * np.exp(-v / .012) - .25 * np.exp(-v / .05)
    return t * (1.4 if kind != "paint" else .7)


def paint(rng, a: dict, prof):
    """Textures for outside, inside and (apart) the base; and where the main motif lies, for the motif box."""
    g = glazes.GLAZES[a["color"]]
    tints = glazes.tint(a["color"], rng)
    pal = glazes.palette(a["color"], a["reign"], a["dynasty"], rng) if g["kind"] != "plain" else {"line": (0, 0, 0, 0)}
    h = int(np.clip(STRIP * prof.outer_length / (2 * np.pi * prof.rmax), 240, 1500))
    p = Painter(STRIP, h, pal, rng)
    plain = a["motif"] == "motif:wuwen" or g["kind"] == "plain"
    where = None
    spots, bleed = 0., .8
    if a["color"] == "glaze:qinghua":
        *_, spots, bleed = glazes.cobalt(a["reign"], a["dynasty"])
    inside_first = prof.open and (a["shape"] in ("shape:pan", "shape:xi") or (a["shape"] == "shape:douliwan" and rng.random() < .8))
    m0, m1 = prof.main
    y0, y1 = (1 - m1) * h, (1 - m0) * h
    if not plain:
        squeeze = float(np.mean(prof.radius_at(np.linspace(1 - m1, 1 - m0, 20))) / prof.rmax)
        if not inside_first:
            n = motifs.field(p, a["motif"], y0, y1, squeeze)
            where = ("outer", n)
            if prof.second:
                s0, s1 = (1 - prof.second[1]) * h, (1 - prof.second[0]) * h
                motifs.field(p, a["motif"], s0, s1, squeeze * .7)
                if s0 > y1:
                    bands.lappets(p, y1 + .02 * h, s0 - .02 * h)
                elif y0 - s1 > .05 * h:
                    bands.dress(p, y0, y1, (s1, h * .985))
                bands.rules(p, s0 - 4, s1 + 4, y0 - 4, y1 + 4, width=4)
            elif g["kind"] == "paint" or rng.random() < .5:
                bands.dress(p, y0, y1, (h * .02, h * .985))
        elif g["kind"] == "paint":
            bands.SMALL[rng.integers(4)](p, h * .25, h * .25 + min(.3 * h, 70))
            bands.rules(p, h * .05, h * .9, width=4)
    thick = _thickness(h, prof, g["kind"])
    ink = lens.soften(p.image, bleed)
    outer = glazes.texture(a["color"], tints, ink, thick, rng, a["kiln"], spots)
    if g.get("rim"):
        k = max(3, int(.010 * h / prof.outer_length))
        outer[:k, :, :3] = np.clip(np.array(g["rim"]) + rng.normal(0, 6, 3), 0, 255)
    # inside: a square seen from above; the disc is inscribed
    size = 1024 if prof.open else 64
    q = Painter(size, size, pal, rng)
    if prof.open and not plain:
        c = size / 2
        ring = lambda rad, w: q.draw.ellipse((c - rad, c - rad, c + rad, c + rad), outline=pal["line"], width=w)
        if inside_first:
            motifs.medallion(q, a["motif"], c, c, c * .80, rng.uniform(-.25, .25))
            where = ("inner", .78)
            for rad in (.80, .82, .95):
                ring(c * rad, 4)
            if g["kind"] == "paint":   # rim border: beads of scroll
                for k in range(36):
                    ang = k * np.pi / 18
                    q.at(c + .885 * c * np.cos(ang), c + .885 * c * np.sin(ang), 15, ang + np.pi / 2)
                    q.dot(0, 0, 1.3, "wash", .2)
                    q.line([(-2.8, 1), (0, -1.4), (2.8, 1)], .3)
        elif g["kind"] == "paint" and rng.random() < .6:
            ring(c * .9, 3); ring(c * .93, 3); ring(c * .42, 3)
    ink = lens.soften(q.image, bleed)
    inner = glazes.texture(a["color"], tints, ink, np.full(size, .05), rng, a["kiln"], spots, outer=False)
    if a["color"] == "glaze:tuhao" and prof.open:
        inner = _polar(outer, size)
    if g.get("rim") and prof.open:
        jj, ii = np.mgrid[-1:1:size * 1j, -1:1:size * 1j]
        inner[np.hypot(jj, ii) > .965, :3] = g["rim"]
    return dict(outer=outer, inner=inner), tints, where


def _polar(strip, size):
    """Wraps a strip's upper part into a disc, lip at the edge, so that streaks run to the well."""
    jj, ii = np.mgrid[-1:1:size * 1j, -1:1:size * 1j]
    rad = np.clip(np.hypot(jj, ii), 0, 1)
    ang = (np.arctan2(ii, jj) % (2 * np.pi)) / (2 * np.pi)
    return np.ascontiguousarray(strip[((1 - rad) * .8 * (strip.shape[0] - 1)).astype(int), (ang * (strip.shape[1] - 1)).astype(int)])


def _box(pts, size):
    lo, hi = pts.min(0), pts.max(0)
    w, h = size
    b = [max(0, int(lo[0])), max(0, int(lo[1])), min(w, int(np.ceil(hi[0]))), min(h, int(np.ceil(hi[1])))]
    return b if b[2] - b[0] > 12 and b[3] - b[1] > 12 else None


def motif_box(prof, where, cam, size, spin):
    """Pixels of the clearest part of the main field: the front cell, or the inside medallion."""
    kind, n = where
    if kind == "inner":
        k = np.flatnonzero((prof.surf == profiles.INNER) & (prof.s < n))[0]
        th = np.linspace(0, 2 * np.pi, 40)
        return _box(render.project(np.c_[prof.r[k] * np.sin(th), np.full(40, prof.y[k]), prof.r[k] * np.cos(th)], cam), size)
    cell = 2 * np.pi / n
    half = min(cell / 2, 1.05)
    mid = 0.
    if cell >= 1.2:   # centre on the cell nearest the front
        mid = ((round((spin / cell) - .5) + .5) * cell - spin + np.pi) % (2 * np.pi) - np.pi
    th = np.clip(np.linspace(mid - half, mid + half, 15), -1.15, 1.15) if cell >= 1.2 else np.linspace(-1.0, 1.0, 15)
    lo, hi = 1 - prof.main[1], 1 - prof.main[0]
    ks = np.flatnonzero((prof.surf == profiles.OUTER) & (prof.s >= lo) & (prof.s <= hi))[::5]
    pts = np.vstack([np.c_[prof.r[k] * np.sin(th), np.full(15, prof.y[k]), prof.r[k] * np.cos(th)] for k in ks])
    return _box(render.project(pts, cam), size)


def make(seed: int, index: int, pool: str, out: pathlib.Path | None):
    """Renders specimen `index` of run `seed`; returns its row (and, when out is None, the pictures instead of files)."""
    rng = np.random.default_rng([seed, zlib.crc32(pool.encode()), index])
    ident = str(uuid.UUID(bytes=rng.bytes(16), version=4))
    a, _ = attributes(rng, pool)
    mark = choose_mark(rng, a)
    prof = profiles.build(a["shape"], rng)
    g = glazes.GLAZES[a["color"]]
    tex, tints, where = paint(rng, a, prof)
    gloss = g["gloss"] * rng.uniform(.75, 1.1)
    relief = {"carve": rng.uniform(.25, .6)}.get(g["kind"], .25 if a["color"] == "glaze:fencai" else 0.)
    sheen = .02 + (1 - g["gloss"]) * .3
    body = glazes.BODY[a["kiln"]]
    jdz = a["kiln"] in ("kiln:jingdezhen", "kiln:ding")
    base_glazed = jdz or a["kiln"] == "kiln:ru" or (a["kiln"] == "kiln:longquan" and rng.random() < .6)
    white = a["color"] in ("glaze:jihong",)
    base_body = (228, 232, 230) if white else (tints["body"] if base_glazed else body)
    base_size = photo.SIZES[rng.choice(3, p=[s[1] for s in photo.SIZES])][0]
    base_cam = photo.base_camera(rng, prof, base_size)
    # the mark's longer side is at most 23 % of the picture's width, so that only a crop can be read
    share = rng.uniform(.15, .23) * (.78 if mark and len(mark["text"]) == 4 else 1)
    span = min(.55, share * base_size[0] * base_cam[1] / (2 * prof.base_r * base_cam[3]))
    angle = rng.normal(0, .14)
    angle = float(np.clip(angle, -.42, .42))
    deep = glazes.COBALT.get(a["reign"], ((34, 54, 122),))[0]
    tex["base"], corners = marks.base_texture(mark, base_body, deep, rng, glazed=base_glazed, span=span, angle=angle)
    views, pictures = [], []
    shots = ["whole"] + (["base"] if mark or rng.random() < .4 else [])
    for shot in shots:
        size = photo.SIZES[rng.choice(3, p=[s[1] for s in photo.SIZES])][0]
        if shot == "whole" and prof.open and size == (768, 1024) and rng.random() < .7:
            size = (1024, 768)
        rm = photo.room(rng, prof, body, flat=shot == "base")
        regions = []
        if shot == "whole":
            if where and where[0] == "inner":    # stand over a deep form to see into it
                prof.elev = (max(prof.elev[0], 36), max(prof.elev[1], 66))
            cam = photo.whole_camera(rng, prof, size)
            if where and where[0] == "outer":   # turn a cell's middle toward the camera, within reason
                cell = 2 * np.pi / where[1]
                spin = (rng.integers(where[1]) + .5) * cell + rng.normal(0, .16)
            else:
                spin = rng.normal(0, .4) if where else rng.uniform(0, 6.28)
            if where:
                b = motif_box(prof, where, cam, size, spin)
                if b:
                    regions.append(dict(label="motif", bbox=b))
        else:
            cam, size = base_cam, base_size
            spin = rng.uniform(0, 6.28)
            if corners is not None:
                c = corners * prof.base_r
                k = np.flatnonzero(prof.surf == profiles.BASE)[0]
                b = _box(render.project(np.c_[c[:, 0], np.full(4, prof.y[k]), -c[:, 1]], cam), size)
                if b:
                    regions.append(dict(label="mark", bbox=b))
        im = photo.expose(rng, prof, cam, size, rm, tex, spin, gloss, relief, sheen)
        name = f"{ident}-{shot}.jpg"
        q = photo.quality(rng)
        if out is not None:
            im.save(out / "images" / name, quality=q)
        pictures.append(im)
        views.append(dict(file=f"images/{name}", view=shot, width=size[0], height=size[1], regions=regions))
    short = TABLE["shortNames"]
    row = dict(uuid=ident, index=index, images_raw=[v["file"] for v in views], name=names.chinese(a), name_en=names.english(a, short),
               description=names.describe(a, mark, short), type="porcelain", source="ciqi studio", seed=seed, pool=pool,
               held_out=is_held_out(a), attributes=a, mark=mark, views=views)
    return row, pictures
