"""One imagined piece: draws its attributes, paints it, photographs it and writes down the truth."""
import json
import pathlib
import uuid
import zlib

import numpy as np

from . import develop, glaze as glazes, marks, mesh, names, paint, parts, photo, profiles, render

TABLE = json.loads((pathlib.Path(__file__).parent / "traditions.json").read_text(encoding="utf8"))
BASE_PLAIN = (226, 230, 228)


def pick(rng, weights: dict):
    keys = list(weights)
    w = np.array([weights[k] for k in keys], float)
    return keys[rng.choice(len(keys), p=w / w.sum())]


def is_held_out(a: dict) -> bool:
    return any(all(a[{"glaze": "color"}.get(k, k)] == v for k, v in rule.items()) for rule in TABLE["heldOut"])


def _pick_of(rng, t, name):
    extra = t.get("weights", {})
    return pick(rng, {i: extra.get(i, 1.) for i in t[name]})


def _from(rng, t, **fixed):
    reign = pick(rng, t["reigns"])
    a = dict(dynasty=t["dynasty"], reign=None if reign == "none" else reign, kiln=t["kiln"], color=t["glaze"], motif=_pick_of(rng, t, "motifs"), shape=_pick_of(rng, t, "shapes"))
    return dict(a, **fixed)


def attributes(rng, pool: str) -> tuple[dict, dict]:
    """Attribute ids and the tradition they come from; bench and gallery reach for held-out combinations one time in eight."""
    if pool != "train" and rng.random() < .12:
        rule = TABLE["heldOut"][rng.integers(len(TABLE["heldOut"]))]
        fit = [t for t in TABLE["traditions"] if t["glaze"] == rule["glaze"] and t["kiln"] == rule["kiln"] and rule["motif"] in t["motifs"] and rule.get("shape", t["shapes"][0]) in t["shapes"]]
        if fit:
            t = fit[rng.integers(len(fit))]
            return _from(rng, t, motif=rule["motif"], **({"shape": rule["shape"]} if "shape" in rule else {})), t
    for _ in range(50):
        t = TABLE["traditions"][int(pick(rng, {str(i): t["weight"] for i, t in enumerate(TABLE["traditions"])}))]
        a = _from(rng, t)
        if pool != "train" or not is_held_out(a):
            return a, t
    raise RuntimeError("draw a piece: fifty draws were all held out; the table's weights are wrong")


def _box(pts, size, least=12):
    """[x0, y0, x1, y1] round pixel points, cut to the picture; None when little of it is left."""
    lo, hi = pts.min(0), pts.max(0)
    w, h = size
    b = [max(0, int(lo[0])), max(0, int(lo[1])), min(w, int(np.ceil(hi[0]))), min(h, int(np.ceil(hi[1])))]
    return b if b[2] - b[0] > least and b[3] - b[1] > least else None


def motif_places(prof, where, piece, rot, cam):
    """World points of the clearest part of the main decoration: the cell that faces the camera best, or the inside medallion."""
    kind, n = where
    world = piece.p @ rot[:, :3].T + rot[:, 3]
    look = render.eye(cam) - world
    facing = np.einsum("ij,ij->i", piece.n @ rot[:, :3].T, look) / np.maximum(np.linalg.norm(look, axis=1), 1e-6)
    body = len(prof.r) * (mesh.COLUMNS + 1)
    row = np.arange(len(world)) // (mesh.COLUMNS + 1)
    surf = np.full(len(world), -1)
    surf[:body] = prof.surf[row[:body]]
    s = piece.uv[:, 1]
    if kind == "inner":
        k = (surf == mesh.INNER) & (np.hypot(piece.uv[:, 0] - .5, piece.uv[:, 1] - .5) < .5 * n)
        return world[k]
    lo, hi = 1 - prof.main[1], 1 - prof.main[0]
    k = (surf == mesh.OUTER) & (s >= lo) & (s <= hi) & (facing > .25)
    if n < 7 and k.any():       # a wide cell: the one whose middle looks at the camera
        cell = np.floor((piece.uv[:, 0] % 1) * n).astype(int) % n
        best = max(range(n), key=lambda c: facing[k & (cell == c)].sum() if (k & (cell == c)).any() else -1)
        k &= cell == best
    return world[k] if k.sum() > 8 else None


def _base_texture(rng, a, prof, tints, mark, span, angle, size):
    g = glazes.GLAZES[a["color"]]
    body = glazes.BODY.get(a["kiln"], (170, 140, 110))
    fine = a["kiln"] in ("kiln:jingdezhen", "kiln:ding", "kiln:xing", "kiln:dehua", "kiln:canton-enamel", "kiln:liling", "kiln:hutian")
    glazed = bool(mark) or rng.random() < {True: .85, False: .3}[fine] or a["kiln"] in ("kiln:ru", "kiln:ge", "kiln:guan-jiaotan")
    glazed = glazed and not (a["dynasty"] in ("dyn:yuan", "dyn:southern-song") and a["kiln"] in ("kiln:jingdezhen", "kiln:hutian") and rng.random() < .8)
    white = fine and (g["kind"] == "plain" or "inside" in g) and rng.random() < .8 or g.get("pigment") in ("green-on", "white-on", "gold", "rose")
    colour = BASE_PLAIN if white else (tints["body"] if glazed else body)
    ink = glazes.cobalt(a["reign"], a["dynasty"])[0]
    if mark and mark["ink"] != "blue":
        ink = {"red": (176, 52, 34), "gold": (190, 150, 70), "black": (40, 36, 40), "incised": tuple(np.asarray(colour, float) * .72)}[mark["ink"]]
    rings = rng.uniform(.4, .7) if a["kiln"] == "kiln:jingdezhen" and a["dynasty"] in ("dyn:qing", "dyn:transitional") and glazed and rng.random() < .12 else 0.
    return marks.base_texture(mark, colour, ink, rng, size=size, glazed=glazed, span=span, angle=angle, rings=rings)


def _base_view(rng, a, prof, piece, tints, mark, tex, look, side):
    """(picture, regions) of the underside; the mark's longer side is at most 23 % of the picture's width, or fills it in a close-up."""
    close = bool(mark) and rng.random() < .12
    low = float(prof.outline[0, 1])
    th = np.linspace(0, 2 * np.pi, 40)
    posed, rot, elev = photo.scene(rng, prof, piece, "base")
    world = posed.p @ rot[:, :3].T + rot[:, 3]
    foot = np.c_[prof.foot * np.sin(th), np.full(40, low), prof.foot * np.cos(th)] @ rot[:, :3].T + rot[:, 3]
    size = photo.frame(rng, side)
    fill = rng.uniform(1.0, 1.7) if close else rng.uniform(.42, .74) / max(1, min(prof.rmax / prof.foot, 2.) ** .4)
    cam, size = photo.aim(rng, world, elev, side, fill, foot, size)
    if close:
        cam[4:6] += np.array(size) / 2 - render.project(foot, cam)[:, :2].mean(0)
    unit = np.linalg.norm(np.diff(render.project(np.array([[0, low, 0], [prof.base_r, low, 0]]) @ rot[:, :3].T + rot[:, 3], cam)[:, :2], axis=0))
    share = rng.uniform(.14, .23) * (.78 if mark and len(mark["text"]) == 4 else 1)
    span = min(rng.uniform(.55, .8), share * size[0] / (2 * unit)) if not close else rng.uniform(.45, .75)
    angle = float(np.clip(rng.normal(0, .14), -.42, .42))
    tex["base"], corners = _base_texture(rng, a, prof, tints, mark, span, angle, max(256, int(side * .66)))
    regions = []
    if corners is not None:
        c = corners * prof.base_r
        y = prof.y[np.flatnonzero(prof.surf == mesh.BASE)[0]]
        b = _box(render.project(np.c_[c[:, 0], np.full(4, y), -c[:, 1]] @ rot[:, :3].T + rot[:, 3], cam)[:, :2], size, max(4, side // 90))
        if b:
            regions.append(dict(label="mark", bbox=b))
    return photo.expose(rng, prof, posed, rot, cam, size, tex, look, True), regions


def _whole_view(rng, prof, piece, where, tex, look, side, detail=False):
    """(picture, regions) of the piece, or of its decoration from near by."""
    inner = where and where[0] == "inner"
    posed, rot, elev = photo.scene(rng, prof, piece, "detail" if detail else "whole")
    if inner and elev[1] > 20:       # stand over a deep form to see into it
        elev = (max(elev[0], 34), max(elev[1], 66))
    world = posed.p @ rot[:, :3].T + rot[:, 3]
    cam, size = photo.aim(rng, world, elev, side)
    regions = []
    spot = motif_places(prof, where, posed, rot, cam) if where else None
    if detail:
        el = np.degrees(cam[0])
        cam, size = photo.aim(rng, world, (el, el), side, rng.uniform(.95, 1.7), spot if spot is not None and len(spot) else world[world[:, 1] > .3 * world[:, 1].max()])
    elif spot is not None and len(spot):
        b = _box(render.project(spot, cam)[:, :2], size, max(6, side // 60))
        if b:
            regions.append(dict(label="motif", bbox=b))
    return photo.expose(rng, prof, posed, rot, cam, size, tex, look, detail), regions


def make(seed: int, index: int, pool: str, out: pathlib.Path | None, side: int = 1024, fixed: dict | None = None):
    """Renders specimen `index` of run `seed`; returns its row and pictures. side: longer side in pixels. fixed: attributes to keep."""
    rng = np.random.default_rng([seed, zlib.crc32(pool.encode()), index])
    ident = str(uuid.UUID(bytes=rng.bytes(16), version=4))
    a, tradition = attributes(rng, pool)
    if fixed:
        a = dict(a, **fixed)
    mark = marks.choose(rng, a, tradition, TABLE)
    shots = ["whole"] + (["base"] if mark or rng.random() < .3 else []) + (["detail"] if rng.random() < .2 else [])
    g = glazes.GLAZES[a["color"]]
    prof = profiles.build(a["shape"], rng, bool(g.get("bare")) or g["gloss"] < .65)
    strip = int(np.clip(2048 * side // 1024, 768, 2048)) // 8 * 8
    tex, tints, where = paint.paint(rng, a, prof, strip)
    spin = rng.uniform(0, 1)
    if where and where[0] == "outer":      # turn a cell's middle toward the front, within reason
        spin = (rng.integers(where[1]) + .5) / where[1] + rng.normal(0, .025)
    elif where:
        spin = rng.normal(0, .03)
    piece = parts.assemble(prof, rng, spin, mesh.turned)
    look = dict(gloss=g["gloss"] * rng.uniform(.7, 1.1), sheen=.02 + (1 - min(g["gloss"], 1)) * .3, body=glazes.BODY.get(a["kiln"], (170, 140, 110)),
                relief=rng.uniform(.5, 1.9) if g["kind"] == "carve" else (.3 if g.get("raised") else 0.))
    tex["base"], _ = _base_texture(rng, a, prof, tints, mark, .5, 0., 256)
    views, pictures = [], []
    for shot in shots:
        if shot == "base":
            im, regions = _base_view(rng, a, prof, piece, tints, mark, tex, look, side)
        else:
            im, regions = _whole_view(rng, prof, piece, where, tex, look, side, shot == "detail")
        name = f"{ident}-{shot}.jpg"
        q = develop.quality(rng)
        if out is not None:
            im.save(out / "images" / name, quality=q)
        pictures.append(im)
        views.append(dict(file=f"images/{name}", view=shot, width=im.width, height=im.height, regions=regions))
    row = dict(uuid=ident, index=index, images_raw=[v["file"] for v in views], name=names.chinese(a), name_en=names.english(a, TABLE["shortNames"]),
               description=names.describe(a, mark, TABLE["shortNames"]), type="porcelain", source="ciqi studio", seed=seed, pool=pool,
               held_out=is_held_out(a), attributes=a, mark=mark, views=views)
    return row, pictures
