"""The kernel: rasterises a surface of revolution and shades each pixel with diffuse light and a clear-coat reflection."""
import numpy as np
from numba import njit

TURN = 2 * np.pi
THETAS = 144


@njit(cache=True, fastmath=True, nogil=True)
def raster(r, y, cam, width, height):
    """Depth-buffered mesh of the profile turned about y. Returns per pixel the profile index (or -1) and theta.

    cam: elevation, distance, target y, focal (px), centre x, centre y (px), roll.
    """
    pbuf = np.full((height, width), -1., np.float32)
    tbuf = np.zeros((height, width), np.float32)
    zbuf = np.full((height, width), 1e9, np.float32)
    n = r.size
    se, ce, sr, cr = np.sin(cam[0]), np.cos(cam[0]), np.sin(cam[6]), np.cos(cam[6])
    sx = np.empty((n, THETAS + 1)); sy = np.empty((n, THETAS + 1)); sz = np.empty((n, THETAS + 1))
    for i in range(n):
        for j in range(THETAS + 1):
            th = j * TURN / THETAS
            x, z, yy = r[i] * np.sin(th), r[i] * np.cos(th), y[i] - cam[2]
            u = yy * ce - z * se
            d = cam[1] - (yy * se + z * ce)
            a, b = x / d * cam[3], -u / d * cam[3]
            sx[i, j] = cam[4] + a * cr - b * sr
            sy[i, j] = cam[5] + a * sr + b * cr
            sz[i, j] = d
    for i in range(n - 1):
        for j in range(THETAS):
            for half in range(2):
                if half == 0:
                    i0, j0, i1, j1, i2, j2 = i, j, i + 1, j, i + 1, j + 1
                else:
                    i0, j0, i1, j1, i2, j2 = i, j, i + 1, j + 1, i, j + 1
                x0, y0, x1, y1, x2, y2 = sx[i0, j0], sy[i0, j0], sx[i1, j1], sy[i1, j1], sx[i2, j2], sy[i2, j2]
                area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
                if abs(area) < 1e-9:
                    continue
                xa, xb = max(0, int(np.ceil(min(x0, x1, x2) - .001))), min(width - 1, int(max(x0, x1, x2) + .001))
                ya, yb = max(0, int(np.ceil(min(y0, y1, y2) - .001))), min(height - 1, int(max(y0, y1, y2) + .001))
                inv = 1 / area
                for py in range(ya, yb + 1):
                    for px in range(xa, xb + 1):
                        w1 = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) * inv
                        w2 = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) * inv
                        w0 = 1 - w1 - w2
                        if w0 < -1e-4 or w1 < -1e-4 or w2 < -1e-4:
                            continue
                        z = w0 * sz[i0, j0] + w1 * sz[i1, j1] + w2 * sz[i2, j2]
                        if z < zbuf[py, px]:
                            zbuf[py, px] = z
                            pbuf[py, px] = w0 * i0 + w1 * i1 + w2 * i2
                            tbuf[py, px] = (w0 * j0 + w1 * j1 + w2 * j2) * TURN / THETAS
    return pbuf, tbuf


@njit(cache=True, fastmath=True, nogil=True)
def _smooth(a, b, x):
    t = min(max((x - a) / (b - a), 0.), 1.)
    return t * t * (3 - 2 * t)


@njit(cache=True, fastmath=True, nogil=True)
def _texel(tex, lut, x, y, wrap, out):
    """Bilinear read of an sRGB byte texture into linear light; the fourth value is relief 0..1."""
    h, w = tex.shape[0], tex.shape[1]
    y = min(max(y, 0.), h - 1.001)
    if not wrap:
        x = min(max(x, 0.), w - 1.001)
    xi, yi = int(np.floor(x)), int(y)
    fx, fy = x - xi, y - yi
    xa, xb = xi % w, (xi + 1) % w
    for c in range(4):
        if c < 3:
            a, b, d, e = lut[tex[yi, xa, c]], lut[tex[yi, xb, c]], lut[tex[yi + 1, xa, c]], lut[tex[yi + 1, xb, c]]
        else:
            a, b, d, e = tex[yi, xa, c] / 255., tex[yi, xb, c] / 255., tex[yi + 1, xa, c] / 255., tex[yi + 1, xb, c] / 255.
        out[c] = (a * (1 - fx) + b * fx) * (1 - fy) + (d * (1 - fx) + e * fx) * fy


@njit(cache=True, fastmath=True, nogil=True)
def shade(pbuf, tbuf, r, y, nr, ny, s, surf, ao, outer, inner, base, lut, gamma, cam, spin, light, boxes, ambient,
          scene, colours, shadow, grain, params):
    """Colours every pixel, object and room alike, and returns sRGB bytes.

    boxes: softboxes (dx, dy, dz, half width, half height, intensity, pane). params: gloss, relief, sheen,
    exposure, wb r g b, noise, vignette, key strength. scene: mode (0 sweep, 1 plinth, 2 flat), back z, softness,
    plinth half width, plinth front z, piece height, rmax, foot, shadow strength.
    """
    hh, ww = pbuf.shape
    img = np.empty((hh, ww, 3), np.uint8)
    se, ce, sr, cr = np.sin(cam[0]), np.cos(cam[0]), np.sin(cam[6]), np.cos(cam[6])
    px_, py_, pz_ = 0., cam[2] + cam[1] * se, cam[1] * ce
    lx, ly, lz = light[0], light[1], light[2]
    tx = np.empty(4); t2 = np.empty(4); col = np.empty(3)
    n = r.size
    lip_h = 0.; lip_r = 0.
    for i in range(n):
        if y[i] > lip_h:
            lip_h, lip_r = y[i], r[i]
    gl, rel, sheen, expo, vign, key = params[0], params[1], params[2], params[3], params[8], params[9]
    oh, ow = outer.shape[0], outer.shape[1]
    for j in range(hh):
        for i in range(ww):
            a0, b0 = i - cam[4], j - cam[5]
            a, b = (a0 * cr + b0 * sr) / cam[3], (-a0 * sr + b0 * cr) / cam[3]
            # camera frame: right (1,0,0), up (0,ce,-se), forward (0,-se,-ce)
            dx, dy, dz = a, -b * ce - se, b * se - ce
            m = 1 / np.sqrt(dx * dx + dy * dy + dz * dz)
            dx *= m; dy *= m; dz *= m
            p = pbuf[j, i]
            if p >= 0:
                k = min(int(p), n - 2)
                f = p - k
                th = tbuf[j, i]
                st, ct = np.sin(th), np.cos(th)
                rr, yy = r[k] * (1 - f) + r[k + 1] * f, y[k] * (1 - f) + y[k + 1] * f
                qr, qy = nr[k] * (1 - f) + nr[k + 1] * f, ny[k] * (1 - f) + ny[k + 1] * f
                kind = surf[k] if f < .5 else surf[k + 1]
                occ = ao[k] * (1 - f) + ao[k + 1] * f
                nx, nyy, nz = qr * st, qy, qr * ct
                gloss = gl
                if kind == 0:
                    sv = (s[k] * (1 - f) + s[k + 1] * f) * (oh - 1)
                    u = (th + spin) / TURN * ow
                    _texel(outer, lut, u, sv, True, tx)
                    if rel > 0:
                        hx = 0.; hv = 0.
                        _texel(outer, lut, u + 2, sv, True, t2); hx += t2[3]
                        _texel(outer, lut, u - 2, sv, True, t2); hx -= t2[3]
                        _texel(outer, lut, u, sv + 2, True, t2); hv += t2[3]
                        _texel(outer, lut, u, sv - 2, True, t2); hv -= t2[3]
                        nx -= rel * hx * ct; nz += rel * hx * st
                        nyy += rel * hv
                elif kind == 1:
                    rho = s[k] * (1 - f) + s[k + 1] * f
                    ih = inner.shape[0]
                    _texel(inner, lut, (.5 + .496 * rho * np.sin(th + spin)) * ih, (.5 + .496 * rho * np.cos(th + spin)) * ih, False, tx)
                elif kind == 2:
                    rho = s[k] * (1 - f) + s[k + 1] * f
                    bh = base.shape[0]
                    _texel(base, lut, (.5 + .49 * rho * st) * bh, (.5 - .49 * rho * ct) * bh, False, tx)
                    gloss = gl * tx[3]
                else:
                    tx[0], tx[1], tx[2] = colours[4, 0], colours[4, 1], colours[4, 2]
                    gr = 1 + .12 * grain[(j * 3) & 511, (i * 3) & 511] * .5
                    tx[0] *= gr; tx[1] *= gr; tx[2] *= gr
                    gloss = 0.
                m = 1 / np.sqrt(nx * nx + nyy * nyy + nz * nz + 1e-9)
                nx *= m; nyy *= m; nz *= m
                nv = -(nx * dx + nyy * dy + nz * dz)
                if nv < .0:
                    nv = .0
                lit = max(0., (nx * lx + nyy * ly + nz * lz + .25) / 1.25)
                if kind == 1 and ly > .05:
                    t = (lip_h - yy) / ly
                    qx, qz = rr * st + t * lx, rr * ct + t * lz
                    lit *= 1 - .75 * _smooth(lip_r * .92, lip_r * 1.12, np.sqrt(qx * qx + qz * qz))
                sky = .5 + .5 * nyy
                # clear coat: Schlick fresnel on the room, which is a gradient and some softboxes
                fr = .045 + .955 * (1 - nv) ** 5
                dn = 2 * nv
                rx, ry, rz = dx + dn * nx, dy + dn * nyy, dz + dn * nz
                env = .35 * ambient[0] * _smooth(-.5, .8, ry)
                for q in range(boxes.shape[0]):
                    bx, by, bz, bw, bh2, bi, pane = boxes[q]
                    c = rx * bx + ry * by + rz * bz
                    if c > .1:
                        hl = 1 / np.sqrt(bx * bx + bz * bz + 1e-9)
                        uu = (rx * bz - rz * bx) * hl / c
                        vv = (ry - c * by) * hl / c
                        soft = sheen
                        v = (1 - _smooth(bw - soft, bw + soft, abs(uu))) * (1 - _smooth(bh2 - soft, bh2 + soft, abs(vv)))
                        if pane > 0:
                            v *= _smooth(.0, .05 + soft, abs(uu)) * _smooth(0., .05 + soft, abs(vv))
                        env += bi * v
                if kind == 1:
                    env *= occ
                for c3 in range(3):
                    e = ambient[c3] * (.45 + .55 * sky) + (1 - sky) * .45 * colours[0, c3] * ambient[c3]
                    col[c3] = tx[c3] * occ * (e + key * lit) + fr * gloss * env * (.35 + .65 * occ)
            else:
                gx = gz = 0.
                mode = int(scene[0])
                floor = 0.
                sh = 1.
                front = 0.
                if mode < 2 and dy < -1e-4:
                    t = py_ / -dy
                    gx, gz = t * dx, pz_ + t * dz
                    floor = _smooth(-scene[1] - scene[2], -scene[1] + scene[2], gz)
                    if mode == 1:
                        if abs(gx) > scene[3] or gz < -scene[4]:
                            floor = 0.
                        if gz > scene[4]:
                            floor = 0.
                            t = (pz_ - scene[4]) / -dz
                            if abs(t * dx) < scene[3]:
                                front = 1.
                    d = np.sqrt(gx * gx + gz * gz)
                    over = max(0., d - scene[7] * .97)
                    sh = (1 - .72 * np.exp(-over / .035)) * (1 - .42 * np.exp(-over / (.5 * scene[6])))
                    # cast shadow: a soft capsule from the foot away from the key light
                    if ly > .15:
                        ex, ez = -lx / ly * scene[5] * .8, -lz / ly * scene[5] * .8
                        el = max(ex * ex + ez * ez, 1e-6)
                        tt = min(max((gx * ex + gz * ez) / el, 0.), 1.)
                        ddx, ddz = gx - tt * ex, gz - tt * ez
                        dd = np.sqrt(ddx * ddx + ddz * ddz)
                        wide = .12 + .25 * tt
                        sh *= 1 - scene[8] * (1 - .6 * tt) * (1 - _smooth(scene[6] - wide, scene[6] + wide, dd))
                vy = j / hh
                g = grain[(j // 2) & 511, (i // 2) & 511]
                if mode == 2:
                    sy_, sx_ = j / 8., i / 8.
                    jj, ii = min(int(sy_), shadow.shape[0] - 2), min(int(sx_), shadow.shape[1] - 2)
                    fy, fx = sy_ - jj, sx_ - ii
                    v = (shadow[jj, ii] * (1 - fx) + shadow[jj, ii + 1] * fx) * (1 - fy) + (shadow[jj + 1, ii] * (1 - fx) + shadow[jj + 1, ii + 1] * fx) * fy
                    sh = 1 - scene[8] * v
                for c3 in range(3):
                    wall = colours[1, c3] * (1 - vy) + colours[2, c3] * vy
                    fl = colours[0, c3] * (1 + .03 * g)
                    if front > 0:
                        v2 = colours[3, c3]
                    elif mode == 2:
                        v2 = wall * sh * (1 + .015 * g)
                    else:
                        v2 = wall * (1 - floor) + fl * sh * floor
                    col[c3] = v2
            vx, vy2 = (i - ww * .5) / ww, (j - hh * .5) / hh
            fall = expo * (1 - vign * (vx * vx + vy2 * vy2))
            gn = params[7] * grain[(j * 7 + (i >> 9) * 131) & 511, (i * 5 + (j >> 9) * 57) & 511]
            for c3 in range(3):
                v = col[c3] * fall * params[4 + c3]
                # soft shoulder above .8 so that highlights roll off instead of clipping
                if v > .8:
                    v = .8 + .25 * (1 - np.exp(-(v - .8) / .25))
                q = gamma[min(max(int(v * 4095), 0), 4095)] + gn
                img[j, i, c3] = int(min(max(q, 0.), 255.))
    return img


LUT = np.array([(c / 255 / 12.92) if c < 11 else ((c / 255 + .055) / 1.055) ** 2.4 for c in range(256)], np.float32)
_v = np.linspace(0, 1, 4096)
GAMMA = (255 * np.where(_v < .0031308, 12.92 * _v, 1.055 * np.maximum(_v, 1e-9) ** (1 / 2.4) - .055)).astype(np.float32)


def project(points: np.ndarray, cam: np.ndarray) -> np.ndarray:
    """World points (n, 3) to pixels (n, 2), as raster() does it."""
    se, ce, sr, cr = np.sin(cam[0]), np.cos(cam[0]), np.sin(cam[6]), np.cos(cam[6])
    x, yy, z = points[:, 0], points[:, 1] - cam[2], points[:, 2]
    d = cam[1] - (yy * se + z * ce)
    a, b = x / d * cam[3], -(yy * ce - z * se) / d * cam[3]
    return np.c_[cam[4] + a * cr - b * sr, cam[5] + a * sr + b * cr]
