"""From light to file: what lens, sensor and the camera's own processing do to a picture."""
import numpy as np
from numba import njit
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from . import lens, noise


@njit(cache=True, nogil=True)
def _grain(a, tile, oy, ox, read, shot, chroma):
    """Sensor noise in place: read noise plus a part that grows with the root of the signal, partly coloured."""
    h, w = a.shape[0], a.shape[1]
    for j in range(h):
        for i in range(w):
            common = tile[(j + oy) & 511, (i + ox) & 511]
            for c in range(3):
                v = float(a[j, i, c])
                own = tile[(j * 3 + oy + 97 * c) & 511, (i + 211 * c + (j >> 9) * 41) & 511]
                v += (read + shot * np.sqrt(v)) * (common * (1 - chroma) + own * chroma)
                a[j, i, c] = np.uint8(min(max(v + .5, 0.), 255.))


@njit(cache=True, nogil=True)
def _sharpen(a, soft, amount):
    """Unsharp masking."""
    out = np.empty_like(a)
    for j in range(a.shape[0]):
        for i in range(a.shape[1]):
            for c in range(3):
                v = float(a[j, i, c])
                out[j, i, c] = np.uint8(min(max(v + amount * (v - float(soft[j, i, c])) + .5, 0.), 255.))
    return out


@njit(cache=True, nogil=True)
def _depth_mix(sharp, soft, z, focus, depth):
    """Sharp where in focus, soft where not; the background (z of 1e9) keeps its own look."""
    for j in range(z.shape[0]):
        for i in range(z.shape[1]):
            if z[j, i] < 1e8:
                k = min(abs(z[j, i] - focus) / depth, 1.)
                k = k * k
                for c in range(3):
                    sharp[j, i, c] = np.uint8(sharp[j, i, c] * (1 - k) + soft[j, i, c] * k + .5)


def tone(rng) -> list:
    """A look-up table a channel: exposure, contrast, lifted blacks, a cast. 768 values."""
    v = np.arange(256) / 255
    contrast = rng.normal(.18, .15)
    low = max(0., rng.normal(.0, .035)) if rng.random() < .6 else 0.
    high = 1 - max(0., rng.normal(0, .03))
    gain, gamma = np.exp(rng.normal(0, .10)), np.exp(rng.normal(0, .10))
    out = []
    for c in range(3):
        x = np.clip(v * gain * (1 + rng.normal(0, .02)), 0, 1) ** gamma
        x = x + contrast * (x - .5) * 4 * x * (1 - x)
        out += list(np.clip(low + (high - low) * x, 0, 1) * 255)
    return [int(x + .5) for x in out]


def reflections(rng, im: Image.Image, strength: float) -> Image.Image:
    """Windows, lamps and passing shapes in the vitrine's glass, screened over the picture."""
    w, h = im.width // 8, im.height // 8
    r = Image.new("RGB", (w, h), 0)
    d = ImageDraw.Draw(r)
    for _ in range(rng.integers(1, 5)):
        x, y = rng.uniform(-.1, 1) * w, rng.uniform(-.1, 1) * h
        pw, ph = rng.uniform(.02, .35) * w, rng.uniform(.05, .8) * h
        c = np.clip(np.array([255, 250, 235]) * strength * rng.uniform(.3, 1.4) + rng.normal(0, 5, 3), 0, 255).astype(int)
        if rng.random() < .3:
            d.ellipse((x, y, x + pw * .4, y + pw * .4), fill=tuple(c))
        else:
            lean = rng.normal(0, .15) * ph
            d.polygon([(x, y), (x + pw, y), (x + pw + lean, y + ph), (x + lean, y + ph)], fill=tuple(c))
    r = r.filter(ImageFilter.GaussianBlur(rng.uniform(.5, 4))).resize(im.size, Image.BILINEAR)
    return ImageChops.screen(im, r)


def card(rng, im: Image.Image):
    """A museum label lying or standing before the piece: grey lines of type on a card."""
    d = ImageDraw.Draw(im)
    w, h = im.size
    cw, ch = w * rng.uniform(.1, .24), h * rng.uniform(.04, .12)
    x = rng.uniform(0, .15) * w if rng.random() < .5 else w - cw - rng.uniform(0, .15) * w
    y = h - ch * rng.uniform(.5, 1.4)
    lean = rng.normal(0, .12) * ch
    paper = rng.uniform(150, 245)
    d.polygon([(x + lean, y), (x + cw + lean, y), (x + cw, y + ch), (x, y + ch)], fill=tuple(int(paper + q) for q in (0, -2, -8)))
    for k in np.linspace(.2, .85, rng.integers(3, 7)):
        d.line((x + .08 * cw + lean * (1 - k), y + k * ch, x + cw * rng.uniform(.4, .92) + lean * (1 - k), y + k * ch), fill=(60, 60, 60), width=max(1, int(ch * .04)))


def develop(img: np.ndarray, z, rng, glass=0., cards=0) -> Image.Image:
    """Bytes of the rendered picture to the finished photograph. z: depth a pixel, 1e9 where there is no piece."""
    scale = max(img.shape[:2]) / 1024
    if cards:
        im = Image.fromarray(img)
        card(rng, im)
        img = np.asarray(im)
    sigma = (rng.uniform(.45, .8) if rng.random() > .15 else rng.uniform(.8, 2.4)) * max(scale, .45)
    out = lens.soften(img, sigma)
    if z is not None and rng.random() < .25:
        near, far = np.percentile(z[z < 1e8], [2, 98]) if (z < 1e8).any() else (0, 1)
        soft = np.asarray(Image.fromarray(out).filter(ImageFilter.BoxBlur(rng.uniform(1.5, 5) * scale)))
        _depth_mix(out, soft, z, near + (far - near) * rng.uniform(.05, .5), (far - near) * rng.uniform(.6, 1.5) + 1e-6)
    if rng.random() < .05:      # a shake of the hand
        n, a = int(rng.integers(2, 8) * scale) + 1, rng.uniform(0, np.pi)
        acc = np.zeros(out.shape, np.float32)
        for k in np.linspace(-.5, .5, n):
            acc += np.roll(out, (int(round(np.sin(a) * k * n)), int(round(np.cos(a) * k * n))), (0, 1))
        out = (acc / n).astype(np.uint8)
    im = Image.fromarray(out)
    if glass:
        im = reflections(rng, im, glass)
    im = im.point(tone(rng))
    if rng.random() < .7:
        im = ImageEnhance.Color(im).enhance(float(np.clip(rng.normal(1.1, .22), .4, 1.6)))
    a = np.array(im)
    iso = rng.choice([.25, 1., 2.4], p=[.45, .4, .15])
    _grain(a, noise.clouds(float(rng.choice([0., .6])), 5), *rng.integers(0, 512, 2), rng.uniform(.3, 1.2) * iso, rng.uniform(0, .14) * iso, rng.uniform(0, .7))
    im = Image.fromarray(a)
    if rng.random() < .45:      # a camera's or telephone's sharpening, halo and all
        a = np.asarray(im)
        im = Image.fromarray(_sharpen(a, lens.soften(a, rng.uniform(.7, 1.8) * max(scale, .5)), rng.uniform(.4, 1.6)))
    if rng.random() < .2:       # a picture that came by way of a small web page
        k = rng.uniform(.3, .7)
        im = im.resize((max(32, int(im.width * k)), max(32, int(im.height * k))), Image.BICUBIC).resize(im.size, Image.BICUBIC)
    return im


def quality(rng) -> int:
    return int(rng.choice([95, 90, 86, 80, 72, 60, 45], p=[.13, .27, .25, .17, .1, .05, .03]))
