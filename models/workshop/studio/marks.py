"""Reign marks: four or six characters in columns, right to left, in regular or seal-like script, in a double circle or square."""
import pathlib
from functools import cache

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from . import noise, seal
from .names import terms

# face 3 of the Noto CJK collections holds the Traditional Chinese forms. AR PL UKai (fonts-arphic-ukai) is a brush-written
# regular script and is used where it is installed or lies in workshop/fonts; without it all marks are Noto Serif.
NOTO = "/usr/share/fonts/opentype/noto/"
KAI = [pathlib.Path(__file__).resolve().parents[1] / "fonts/ukai.ttc", pathlib.Path("/usr/share/fonts/truetype/arphic/ukai.ttc")]


@cache
def _font(face: str, size: int):
    kai = next((str(p) for p in KAI if p.exists()), None)
    if face == "kai" and kai:
        return ImageFont.truetype(kai, size, index=2)
    name, index = ("NotoSansCJK-Regular.ttc", 3) if face == "seal" else ("NotoSerifCJK-Bold.ttc", 3)
    return ImageFont.truetype(NOTO + name, size, index=index)


@cache
def _glyph(char: str, face: str, weight: int) -> Image.Image:
    """One character as a 96 x 96 mask; weight: stroke thinner (negative) or thicker in pixels."""
    if face == "seal":
        drawn = seal.glyph(char, 7 + weight)
        if drawn:
            return drawn
    size = 88
    font = _font(face, size)
    im = Image.new("L", (96, 96), 0)
    box = font.getbbox(char)
    ImageDraw.Draw(im).text((48 - (box[0] + box[2]) / 2, 48 - (box[1] + box[3]) / 2), char, font=font, fill=255)
    if face == "seal":     # the modern skeleton on a coarse grid: even, rectilinear and blocky
        im = im.crop(im.getbbox()).resize((22, 26), Image.BOX).point(lambda v: 255 if v > 105 else 0)
        out = Image.new("L", (96, 96), 0)
        out.paste(im.resize((84, 96), Image.NEAREST), (6, 0))
        return out
    if weight:
        im = im.filter((ImageFilter.MaxFilter if weight > 0 else ImageFilter.MinFilter)(3))
    return im


def _brush(im: Image.Image, rng) -> Image.Image:
    """A hand's wobble: displaces the mask by smooth noise and swells some strokes."""
    a = np.asarray(im, np.float32)
    h, w = a.shape
    n = noise.clouds(1.7, 1)
    oy, ox = rng.integers(0, 512, 2)
    jj, ii = np.mgrid[0:h, 0:w]
    dx = n[(jj + oy) % 512, (ii + ox) % 512] * rng.uniform(.8, 2.4)
    dy = n[(jj + ox) % 512, (ii + oy) % 512] * rng.uniform(.8, 2.4)
    b = a[np.clip(jj + dy, 0, h - 1).astype(int), np.clip(ii + dx, 0, w - 1).astype(int)]
    return Image.fromarray(b.astype(np.uint8)).filter(ImageFilter.GaussianBlur(rng.uniform(.5, 1.0)))


def draw(text: str, script: str, frame: str, rng) -> tuple[Image.Image, tuple]:
    """A mask of the whole mark, and the box (x0, y0, x1, y1) tight round its characters."""
    rows = {6: 3, 4: 2}[len(text)]
    if len(text) == 6 and rng.random() < .12 and script == "regular":
        rows = 2     # three columns of two, as on some stem cups
    if len(text) == 4 and rng.random() < .06 and script == "regular":
        rows = 1     # a line, as under the lips of jars
    cols = len(text) // rows
    face = "seal" if script == "seal" else ("kai" if rng.random() < .75 else "song")
    weight = int(rng.integers(-1, 3)) if script == "seal" else int(rng.choice([-1, 0, 1], p=[.05, .65, .3] if face == "kai" else [.5, .5, 0.]))
    cell_w, cell_h = (92, 104) if script == "seal" else (int(92 * rng.uniform(.95, 1.3)), int(96 * rng.uniform(.96, 1.25)))
    pad = 80 if frame != "none" else 24
    w, h = cols * cell_w, rows * cell_h
    side = int(max(w, h, np.hypot(w, h) * .98 if frame == "circle" else 0)) + 2 * pad
    im = Image.new("L", (side, side), 0)
    x0, y0 = (side - w) // 2, (side - h) // 2
    for k, char in enumerate(text):
        col, row = k // rows, k % rows
        g = _glyph(char, face, weight)
        if script == "regular":
            g = g.rotate(rng.normal(0, 2.2), Image.BILINEAR)
            s = rng.uniform(.84, 1.02)
            g = g.resize((int(96 * s), int(96 * s)))
        x = x0 + (cols - 1 - col) * cell_w + (cell_w - g.width) // 2 + int(rng.normal(0, 1.5))
        y = y0 + row * cell_h + (cell_h - g.height) // 2 + int(rng.normal(0, 1.5))
        im.paste(255, (x, y), g)
    tight = im.getbbox()
    d = ImageDraw.Draw(im)
    if frame == "circle":
        c, r = side / 2, np.hypot(w, h) / 2 + 6
        for rr in (r, r + 15):
            d.ellipse((c - rr, c - rr, c + rr, c + rr), outline=230, width=5)
    elif frame == "square":
        for e in (16, 30):
            d.rectangle((x0 - e, y0 - e, x0 + w + e, y0 + h + e), outline=230, width=5)
    return _brush(im, rng), tight


def choose(rng, a: dict, tradition: dict, table: dict) -> dict | None:
    """The reign's own mark on most reign pieces, now and then an earlier, admired reign's; None where the base is bare.

    Rates after what collections hold: imperial reigns are mostly marked, private wares of Kangxi to Guangxu often bear
    Chenghua, Xuande or Kangxi marks.
    """
    t = terms()
    own = t[a["reign"]] if a["reign"] else {}
    reign, has = a["reign"], own.get("mark6Hant") or own.get("mark4Hant")
    borrow = tradition.get("apocryphal", table["apocryphal"].get(a["reign"] or "", table["apocryphal"].get(a["dynasty"], {})))
    rate = borrow.get("rate", 0.) if borrow else 0.
    if rng.random() < rate:
        reigns = {k: w for k, w in borrow.items() if k != "rate" and k != a["reign"]}
        keys = list(reigns)
        w = np.array([reigns[k] for k in keys], float)
        reign, has = keys[rng.choice(len(keys), p=w / w.sum())], True
    elif not has or rng.random() > tradition.get("marked", .9):
        return None
    options = [m for m in (t[reign].get("mark6Hant"), t[reign].get("mark4Hant")) if m]
    text = options[0] if len(options) == 1 or rng.random() < .75 else options[1]
    scripts = table["markScripts"].get(a["reign"] if reign != a["reign"] and a["reign"] in ("reign:guangxu", "reign:qianlong") else reign, table["markScripts"]["default"])
    script = tradition.get("markScript") or str(rng.choice(list(scripts), p=np.array(list(scripts.values())) / sum(scripts.values())))
    frames = {"none": .78, "square": .22} if script == "seal" else ({"circle": .62, "none": .2, "square": .18} if len(text) == 6 else {"circle": .4, "square": .3, "none": .3})
    frame = str(rng.choice(list(frames), p=list(frames.values())))
    inks = table["markInks"].get(a["color"], table["markInks"]["default"])
    if reign == "reign:xuantong" or a["dynasty"] == "dyn:republic" or a["reign"] in ("reign:tongzhi", "reign:guangxu", "reign:xianfeng"):
        inks = {"blue": .6, "red": .4}
    ink = str(rng.choice(list(inks), p=np.array(list(inks.values())) / sum(inks.values())))
    return dict(text=text, script=script, frame=frame, reign=reign, ink=ink)


def base_texture(mark: dict | None, body, colour, rng, size=640, glazed=True, span=.5, angle=0., rings=0.):
    """The underside disc as RGBA texture (alpha: how glossy), and the mark's corners in disc units (-1..1)."""
    n = noise.clouds(1.7, 1)
    o = rng.integers(0, 512, 2)
    field = np.tile(np.roll(n, tuple(o), (0, 1)), (3, 3))[:size, :size, None]
    fine = np.tile(np.roll(noise.clouds(.6, 2), tuple(o), (0, 1)), (3, 3))[:size, :size, None]
    tex = np.asarray(body, np.float32) * (1 + (.02 if glazed else .09) * field + (.004 if glazed else .06) * fine)
    corners = None
    if rings and not mark:      # an empty double circle, common in the Kangxi reign
        full = Image.new("L", (size, size), 0)
        d = ImageDraw.Draw(full)
        for rr in (rings, rings + .035):
            q = rr * size / 2
            d.ellipse((size / 2 - q, size / 2 - q, size / 2 + q, size / 2 + q), outline=230, width=max(1, size // 110))
        m = np.asarray(_brush(full, rng), np.float32)[..., None] / 255
        tex = tex * (1 - m) + np.asarray(colour, np.float32) * m
    if mark:
        mask, tight = draw(mark["text"], mark["script"], mark["frame"], rng)
        side = mask.width
        # span: the characters' longer side as a share of the disc's diameter
        scale = span * size / max(tight[3] - tight[1], tight[2] - tight[0])
        new = int(side * scale)
        mask = mask.resize((new, new), Image.LANCZOS).rotate(-np.degrees(angle), Image.BILINEAR)
        off = rng.normal(0, .02, 2) * size
        full = Image.new("L", (size, size), 0)
        full.paste(mask, (int(size / 2 - new / 2 + off[0]), int(size / 2 - new / 2 + off[1])))
        m = np.asarray(full, np.float32)[..., None] / 255
        m = m * np.clip(.88 + .12 * fine, 0, 1)
        tex = tex * (1 - m) + np.asarray(colour, np.float32) * m
        c = (np.array([(tight[0], tight[1]), (tight[2], tight[1]), (tight[2], tight[3]), (tight[0], tight[3])], float) - side / 2) * scale
        ca, sa = np.cos(angle), np.sin(angle)
        c = np.c_[c[:, 0] * ca - c[:, 1] * sa, c[:, 0] * sa + c[:, 1] * ca] + off
        corners = c / (size * .496)
    out = np.empty((size, size, 4), np.uint8)
    out[..., :3] = np.clip(tex, 0, 255)
    out[..., 3] = 255 if glazed else 20
    return out, corners
