"""The photographer: how the piece lies, where the camera stands, how the frame cuts, and the exposure."""
import numpy as np
from PIL import Image, ImageFilter

from . import develop, mesh, noise, render, room

RATIOS = {.5625: .05, .667: .10, .75: .25, 1.: .24, 1.333: .22, 1.5: .09, 1.778: .05}   # width over height


def frame(rng, side, box=None):
    """Width and height; `side` is the longer. With the piece's own box (w, h) it may follow that, as cut-outs do."""
    if box is not None and rng.random() < .52:
        ratio = float(np.clip(box[0] / box[1] * np.exp(rng.normal(0, .12)), .42, 2.2))
    elif box is not None:
        ratios = np.array(list(RATIOS))
        p = np.array(list(RATIOS.values())) * np.exp(-1.2 * np.log(ratios / np.clip(box[0] / box[1], .5, 1.8)) ** 2)
        ratio = float(rng.choice(ratios, p=p / p.sum()))
    else:
        ratio = float(rng.choice(list(RATIOS), p=list(RATIOS.values())))
    return (side, max(1, round(side / ratio))) if ratio >= 1 else (max(1, round(side * ratio)), side)


def pose(rng, prof, shot):
    """(rotation, elevation range in degrees, what holds it: None, stand, block, easel)."""
    form = prof.form
    yaw = mesh.turn_y(rng.normal(0, form.get("yaw", .25)) + (np.pi if form.get("yaw") and rng.random() < .5 else 0))
    if shot == "base":
        if prof.height > .62 and rng.random() < .6:
            return mesh.turn_x(-np.pi / 2 + rng.normal(0, .06)), (0, 26), None
        return mesh.turn_x(np.pi + rng.normal(0, .04)), (58, 88), None
    if form.get("upright") and shot != "over" and rng.random() < .45:
        return mesh.turn_x(np.radians(rng.uniform(66, 86))) @ mesh.turn_y(rng.normal(0, .12)), (-2, 16), "easel"
    lo, hi = form.get("elev", (-2, 24))
    if rng.random() < .12 and prof.open:
        lo, hi = 60, 86
    held = str(rng.choice(["", "stand", "block"], p=[.80, .12, .08]))
    return yaw, (lo, hi), held if held and not form.get("upright") else None


def _easel(rng, places, low_x):
    """Two prongs, of wood or acrylic, that hold a dish on its edge."""
    kind = mesh.STAND if rng.random() < .5 else mesh.CLIP
    z = places[:, 2]
    front, back = z.max(), z.min()
    parts = []
    for s in (-1, 1):
        x = s * low_x * rng.uniform(.42, .6)
        rise = rng.uniform(.05, .16)
        near = places[np.abs(places[:, 0] - x) < .04]
        y = near[:, 1].min() if len(near) else 0
        zf = near[near[:, 1] < y + .12][:, 2].max() if len(near) else front
        line = np.array([(x, .015, back - .1), (x, .012, zf + .05), (x, y * .6 + .02, zf + .07), (x, y + rise, zf + .035)])
        t = np.linspace(0, 3, 16)
        parts.append(mesh.tube(np.c_[[np.interp(t, range(4), line[:, k]) for k in range(3)]].T, rng.uniform(.012, .026), 1., kind, 8))
    return parts


def scene(rng, prof, piece: mesh.Mesh, shot):
    """The piece set down in the room: (mesh in its own frame, rotation and shift (3, 4), elevation range)."""
    rotation, elev, held = pose(rng, prof, shot)
    world = piece.p @ rotation.T
    shift = np.array([0., -world[:, 1].min(), 0.])
    if shot == "base" and elev[1] < 40:
        shift[2] = -world[:, 2].mean()
    if held == "stand":
        h = rng.uniform(.03, .12)
        r = prof.foot
        extra = mesh.lathe([(r * 1.25, 0), (r * 1.3, h * .2), (r * 1.1, h * .45), (r * 1.22, h * .8), (r * 1.14, h), (0, h)], mesh.STAND, per=2)
        shift[1] += h
        extra.p[:, 1] -= h
        piece = mesh.join([piece, extra])
    elif held == "block":      # an acrylic block or riser
        h, r = rng.uniform(.02, .14), prof.foot * rng.uniform(1.1, 2.2)
        shift[1] += h
        extra = mesh.box((-r, -shift[1], -r), (r, h - shift[1], r), mesh.CLIP)
        extra = mesh.moved(extra, rotation.T @ mesh.turn_y(rng.normal(0, .3)))
        piece = mesh.join([piece, extra])
    elif held == "easel":
        extra = mesh.join(_easel(rng, world + shift, prof.rmax))
        extra = mesh.moved(mesh.Mesh(extra.p - shift, extra.n, extra.uv, extra.ao, extra.tri, extra.kind), rotation.T)
        piece = mesh.join([piece, extra])
        low = (piece.p @ rotation.T)[:, 1].min() + shift[1]
        shift[1] -= min(low, 0)
    return piece, np.c_[rotation, shift], elev


def aim(rng, places, elev, side, fill=None, focus=None, size=None):
    """Camera and frame size. places: world points to be framed (focus: of these, what matters)."""
    el = np.radians(rng.uniform(*elev))
    lo, hi = places.min(0), places.max(0)
    span = (hi - lo).max()
    target = (lo[1] + hi[1]) / 2
    cam = np.array([el, span * np.exp(rng.uniform(np.log(2.), np.log(7.))), target, 1000., 0., 0., rng.normal(0, np.radians(1.3))])
    p = render.project(places if focus is None else focus, cam)[:, :2]
    box = p.max(0) - p.min(0)
    size = size or frame(rng, side, box)
    if fill is None:
        fill = rng.uniform(.45, .97) if rng.random() < .80 else rng.uniform(.97, 1.45)
        if rng.random() < .7:
            fill = max(fill, rng.uniform(.82, 1.04))
    scale = fill * min(size[0] / box[0], size[1] / box[1])
    cam[3] *= scale
    mid = (p.max(0) + p.min(0)) / 2 * scale
    free = np.maximum(np.array(size) - box * scale, 0) / np.array(size)
    off = rng.normal(0, .16, 2) * free + (rng.normal(0, .06, 2) if fill > 1 else 0)
    cam[4:6] = np.array(size) * (.5 + off) - mid
    return cam, size


def expose(rng, prof, piece, rot, cam, size, tex, look, near=False):
    """Renders and develops. look: gloss, relief, sheen, body colour (sRGB of the bare foot)."""
    w, h = size
    places = piece.p @ rot[:, :3].T + rot[:, 3]
    normals = piece.n @ rot[:, :3].T
    facing = np.einsum("ij,ij->i", normals, render.eye(cam) - places)
    s = render.project(places, cam)
    facing = facing / np.maximum(np.linalg.norm(render.eye(cam) - places, axis=1), 1e-6)
    tid, b1, b2, z = render.raster(s, facing, piece.tri, w, h)
    reach = float(np.hypot(places[:, 0], places[:, 2]).max())
    rm = room.furnish(rng, size, reach, prof.height, near)
    ext = 3.2 * reach
    ground = room.shadows(rng, places[::2], rm.lights, (-ext, ext, -ext, ext))
    m = Image.fromarray(((tid[::8, ::8] >= 0) * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(1.5, 5)))
    dy, dx = int(rng.integers(0, 7)), int(rng.integers(-6, 7))
    drop = np.roll(np.pad(np.asarray(m, np.float32) / 255, 1, mode="edge"), (dy, dx), (0, 1))[..., None]
    colours = np.array([rm.floor, rm.front, room.linear(look["body"]), rm.stand, rm.clip])
    sc = np.array([rm.horizon, rm.soft, *rm.plinth, rm.drop, rm.pool, rm.grain])
    params = np.array([look["gloss"], look["relief"], look["sheen"], rm.exposure, *rm.wb, 0., rng.uniform(0, .5)])
    img = render.shade(tid, b1, b2, piece.tri, piece.kind, piece.p, piece.n, piece.uv, piece.ao, rot, tex["outer"], tex["inner"], tex["base"], tex["part"],
                       render.LUT, render.GAMMA, cam, rm.lights, rm.boxes, rm.ambient, np.array(prof.lip), sc, colours, rm.wall, ground,
                       np.array([-ext, ext, -ext, ext]), np.ascontiguousarray(drop), noise.clouds(.0, 5), params)
    return develop.develop(img, z, rng, rm.glass, rm.cards)
