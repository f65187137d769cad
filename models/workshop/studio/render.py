"""The kernel: rasterises a mesh with a depth buffer and shades each pixel with diffuse lights and a clear-coat reflection.

Knows arrays only. Colours in and out of light are linear; textures and the picture are sRGB bytes.
"""
import numpy as np
from numba import njit

LUT = np.array([(c / 255 / 12.92) if c < 11 else ((c / 255 + .055) / 1.055) ** 2.4 for c in range(256)], np.float32)
_v = np.linspace(0, 1, 4096)
GAMMA = (255 * np.where(_v < .0031308, 12.92 * _v, 1.055 * np.maximum(_v, 1e-9) ** (1 / 2.4) - .055)).astype(np.float32)


def project(points: np.ndarray, cam: np.ndarray) -> np.ndarray:
    """World points (n, 3) to pixels and depth (n, 3). cam: elevation, distance, target y, focal px, centre x, y, roll."""
    se, ce, sr, cr = np.sin(cam[0]), np.cos(cam[0]), np.sin(cam[6]), np.cos(cam[6])
    x, yy, z = points[:, 0], points[:, 1] - cam[2], points[:, 2]
    d = cam[1] - (yy * se + z * ce)
    a, b = x / d * cam[3], -(yy * ce - z * se) / d * cam[3]
    return np.c_[cam[4] + a * cr - b * sr, cam[5] + a * sr + b * cr, d]


def eye(cam):
    return np.array([0., cam[2] + cam[1] * np.sin(cam[0]), cam[1] * np.cos(cam[0])])


@njit(cache=True, fastmath=True, nogil=True)
def raster(s, facing, tri, width, height):
    """Per pixel: triangle (-1 for none), two barycentric weights and depth. s: projected vertices; facing: normal . to-eye."""
    tid = np.full((height, width), -1, np.int32)
    b1 = np.zeros((height, width), np.float32)
    b2 = np.zeros((height, width), np.float32)
    zb = np.full((height, width), 1e9, np.float32)
    for t in range(tri.shape[0]):
        i0, i1, i2 = tri[t, 0], tri[t, 1], tri[t, 2]
        if facing[i0] < -.12 and facing[i1] < -.12 and facing[i2] < -.12:
            continue
        x0, y0, x1, y1, x2, y2 = s[i0, 0], s[i0, 1], s[i1, 0], s[i1, 1], s[i2, 0], s[i2, 1]
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
                z = w0 * s[i0, 2] + w1 * s[i1, 2] + w2 * s[i2, 2]
                if z < zb[py, px]:
                    zb[py, px] = z
                    tid[py, px] = t
                    b1[py, px] = w1
                    b2[py, px] = w2
    return tid, b1, b2, zb


@njit(cache=True, fastmath=True, nogil=True)
def _smooth(a, b, x):
    t = min(max((x - a) / (b - a), 0.), 1.)
    return t * t * (3 - 2 * t)


@njit(cache=True, fastmath=True, nogil=True)
def _texel(tex, lut, x, y, wrap, out):
    """Bilinear read of an sRGB byte texture into linear light; the fourth value (relief or gloss) is 0..1."""
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
def _relief(tex, x, y, step, wrap):
    """Slope of the relief channel along x and y, per `step` texels."""
    h, w = tex.shape[0], tex.shape[1]
    yi, xi = int(min(max(y, step), h - 1 - step)), int(np.floor(x))
    if not wrap:
        xi = min(max(xi, step), w - 1 - step)
    gx = (float(tex[yi, (xi + step) % w, 3]) - float(tex[yi, (xi - step) % w, 3])) / 255.
    gy = (float(tex[yi + step, xi % w, 3]) - float(tex[yi - step, xi % w, 3])) / 255.
    return gx, gy


@njit(cache=True, fastmath=True, nogil=True)
def _grid(a, x, y, c):
    """Bilinear read of a small float image at cell coordinates, clamped."""
    h, w = a.shape[0], a.shape[1]
    x, y = min(max(x, 0.), w - 1.001), min(max(y, 0.), h - 1.001)
    i, j = int(x), int(y)
    fx, fy = x - i, y - j
    return (a[j, i, c] * (1 - fx) + a[j, i + 1, c] * fx) * (1 - fy) + (a[j + 1, i, c] * (1 - fx) + a[j + 1, i + 1, c] * fx) * fy


@njit(cache=True, fastmath=True, nogil=True)
def shade(tid, b1, b2, tri, kind, pos, nrm, uv, ao, rot, outer, inner, base, part, lut, gamma, cam, lights, boxes,
          ambient, lip, scene, colours, wall, ground, extent, drop, grain, params):
    """Colours every pixel, piece and room alike, and returns sRGB bytes.

    pos, nrm: in the piece's own frame; rot (3, 4): to the world. lights: (direction, rgb, wrap). boxes: softboxes
    (direction, half width, half height, intensity, pane). lip: height and radius of the mouth, closed 0/1. scene: horizon
    z, its softness, plinth half width, plinth front z, drop-shadow strength, pool radius, floor grain. colours: floor,
    plinth front, foot body, stand, clip. wall, ground: linear pictures. params: gloss, relief, sheen, exposure, wb rgb, -, vignette.
    """
    hh, ww = tid.shape
    img = np.empty((hh, ww, 3), np.uint8)
    se, ce, sr, cr = np.sin(cam[0]), np.cos(cam[0]), np.sin(cam[6]), np.cos(cam[6])
    py_, pz_ = cam[2] + cam[1] * se, cam[1] * ce
    tx, col, dif = np.empty(4), np.empty(3), np.empty(3)
    gl, rel, sheen, expo, vign = params[0], params[1], params[2], params[3], params[8]
    oh, ow, ih, bh, ph, pw = outer.shape[0], outer.shape[1], inner.shape[0], base.shape[0], part.shape[0], part.shape[1]
    ax, ay, az = rot[0, 1], rot[1, 1], rot[2, 1]          # the piece's axis in the world
    ux, uz = rot[:, 0], rot[:, 2]
    for j in range(hh):
        for i in range(ww):
            a0, b0 = i - cam[4], j - cam[5]
            a, b = (a0 * cr + b0 * sr) / cam[3], (-a0 * sr + b0 * cr) / cam[3]
            dx, dy, dz = a, -b * ce - se, b * se - ce     # right (1,0,0), up (0,ce,-se), forward (0,-se,-ce)
            m = 1 / np.sqrt(dx * dx + dy * dy + dz * dz)
            dx *= m; dy *= m; dz *= m
            t = tid[j, i]
            if t >= 0:
                v0, v1, v2 = tri[t, 0], tri[t, 1], tri[t, 2]
                w1, w2 = b1[j, i], b2[j, i]
                w0 = 1 - w1 - w2
                ox = w0 * nrm[v0, 0] + w1 * nrm[v1, 0] + w2 * nrm[v2, 0]
                oy = w0 * nrm[v0, 1] + w1 * nrm[v1, 1] + w2 * nrm[v2, 1]
                oz = w0 * nrm[v0, 2] + w1 * nrm[v1, 2] + w2 * nrm[v2, 2]
                nx = rot[0, 0] * ox + rot[0, 1] * oy + rot[0, 2] * oz
                ny = rot[1, 0] * ox + rot[1, 1] * oy + rot[1, 2] * oz
                nz = rot[2, 0] * ox + rot[2, 1] * oy + rot[2, 2] * oz
                u = w0 * uv[v0, 0] + w1 * uv[v1, 0] + w2 * uv[v2, 0]
                v = w0 * uv[v0, 1] + w1 * uv[v1, 1] + w2 * uv[v2, 1]
                occ = w0 * ao[v0] + w1 * ao[v1] + w2 * ao[v2]
                k = kind[t]
                gloss = gl
                shadowed = 1.
                if k == 0:
                    x, y = u * ow, v * (oh - 1)
                    _texel(outer, lut, x, y, True, tx)
                    if rel > 0:
                        gx, gy = _relief(outer, x, y, 2, True)
                        hx, hy, hz = ay * nz - az * ny, az * nx - ax * nz, ax * ny - ay * nx     # along the girth
                        q = 1 / np.sqrt(hx * hx + hy * hy + hz * hz + 1e-9)
                        nx += rel * (-gx * hx * q + gy * ax)
                        ny += rel * (-gx * hy * q + gy * ay)
                        nz += rel * (-gx * hz * q + gy * az)
                elif k == 1:
                    x, y = u * ih, v * ih
                    _texel(inner, lut, x, y, False, tx)
                    if rel > 0:
                        gx, gy = _relief(inner, x, y, 2, False)
                        nx -= rel * (gx * ux[0] + gy * uz[0])
                        ny -= rel * (gx * ux[1] + gy * uz[1])
                        nz -= rel * (gx * ux[2] + gy * uz[2])
                elif k == 2:
                    _texel(base, lut, u * bh, v * bh, False, tx)
                    gloss = gl * tx[3]
                elif k == 4:
                    _texel(part, lut, u * pw, v * (ph - 1), True, tx)
                else:
                    row = 2 if k == 3 else (3 if k == 5 else 4)
                    gr = 1 + .06 * grain[int(v * 900) & 511, int(u * 1700) & 511]
                    if k == 3:      # a sandy foot, by its place
                        qx = w0 * pos[v0, 0] + w1 * pos[v1, 0] + w2 * pos[v2, 0]
                        qz = w0 * pos[v0, 2] + w1 * pos[v1, 2] + w2 * pos[v2, 2]
                        gr = 1 + .07 * grain[int((qx + 2) * 900) & 511, int((qz + 2) * 900) & 511]
                    if k == 5:
                        gr = 1 + .12 * grain[int(v * 60) & 511, int(u * 900) & 511]
                    for c3 in range(3):
                        tx[c3] = colours[row, c3] * gr
                    gloss = 0. if k == 3 else (.5 if k == 5 else 1.2)
                m = 1 / np.sqrt(nx * nx + ny * ny + nz * nz + 1e-9)
                nx *= m; ny *= m; nz *= m
                nv = max(-(nx * dx + ny * dy + nz * dz), 0.)
                for c3 in range(3):
                    dif[c3] = 0.
                for q in range(lights.shape[0]):
                    lx, ly, lz, wrap = lights[q, 0], lights[q, 1], lights[q, 2], lights[q, 6]
                    lit = max(0., (nx * lx + ny * ly + nz * lz + wrap) / (1 + wrap))
                    if k == 1 and lip[2] == 0:      # the rim's shadow inside an open form, in the piece's frame
                        ix = rot[0, 0] * lx + rot[1, 0] * ly + rot[2, 0] * lz
                        iy = rot[0, 1] * lx + rot[1, 1] * ly + rot[2, 1] * lz
                        iz = rot[0, 2] * lx + rot[1, 2] * ly + rot[2, 2] * lz
                        if iy > .05:
                            qx = w0 * pos[v0, 0] + w1 * pos[v1, 0] + w2 * pos[v2, 0]
                            qy = w0 * pos[v0, 1] + w1 * pos[v1, 1] + w2 * pos[v2, 1]
                            qz = w0 * pos[v0, 2] + w1 * pos[v1, 2] + w2 * pos[v2, 2]
                            up = (lip[0] - qy) / iy
                            far = np.sqrt((qx + up * ix) ** 2 + (qz + up * iz) ** 2)
                            lit *= 1 - .75 * _smooth(lip[1] * .9, lip[1] * 1.15, far)
                        else:
                            lit *= .35
                    for c3 in range(3):
                        dif[c3] += lights[q, 3 + c3] * lit
                sky = .5 + .5 * ny
                # clear coat: Schlick's fresnel (1994) on a room of a gradient, the floor and some softboxes
                fr = .045 + .955 * (1 - nv) ** 5
                dn = 2 * nv
                rx, ry, rz = dx + dn * nx, dy + dn * ny, dz + dn * nz
                hemi = .35 * _smooth(-.5, .8, ry)
                low = .6 * _smooth(.1, -.6, ry)
                env = 0.
                for q in range(boxes.shape[0]):
                    bx, by, bz, bw, bhh, bi, pane = boxes[q]
                    c = rx * bx + ry * by + rz * bz
                    if c > .1:
                        hl = 1 / np.sqrt(bx * bx + bz * bz + 1e-9)
                        uu = (rx * bz - rz * bx) * hl / c
                        vv = (ry - c * by) * hl / c
                        val = (1 - _smooth(bw - sheen, bw + sheen, abs(uu))) * (1 - _smooth(bhh - sheen, bhh + sheen, abs(vv)))
                        if pane > 0:
                            val *= _smooth(.0, .05 + sheen, abs(uu)) * _smooth(0., .05 + sheen, abs(vv))
                        env += bi * val
                if k == 1:
                    env *= occ
                for c3 in range(3):
                    e = ambient[c3] * (.45 + .55 * sky) + (1 - sky) * .45 * colours[0, c3] * ambient[c3]
                    mirror = env + hemi * ambient[c3] + low * colours[0, c3]
                    col[c3] = (tx[c3] * occ * (e + dif[c3]) + fr * gloss * mirror * (.35 + .65 * occ)) * expo
            else:
                floor = 0.
                front = 0.
                gx = gz = 0.
                if dy < -1e-4:
                    far = py_ / -dy
                    gx, gz = far * dx, pz_ + far * dz
                    floor = _smooth(scene[0] - scene[1], scene[0] + scene[1], gz)
                    if scene[2] > 0:
                        if abs(gx) > scene[2]:
                            floor = 0.
                        if gz > scene[3]:
                            floor = 0.
                            far = (pz_ - scene[3]) / -dz
                            if abs(far * dx) < scene[2]:
                                front = 1.
                g = grain[(j // 2) & 511, (i // 2) & 511]
                sh = 1.
                light = 1.
                if floor > 0:
                    cx = (gx - extent[0]) / (extent[1] - extent[0]) * ground.shape[1]
                    cy = (gz - extent[2]) / (extent[3] - extent[2]) * ground.shape[0]
                    if 0 < cx < ground.shape[1] and 0 < cy < ground.shape[0]:
                        sh = 1 - _grid(ground, cx, cy, 0)
                    light = .35 + .65 * np.exp(-(gx * gx + gz * gz) / (scene[5] * scene[5]))
                ds = scene[4] * _grid(drop, i / 8., j / 8., 0)
                for c3 in range(3):
                    back = _grid(wall, i * wall.shape[1] / ww, j * wall.shape[0] / hh, c3) * (1 - ds)
                    fl = colours[0, c3] * (1 + scene[6] * g) * sh * light
                    col[c3] = colours[1, c3] * (1 - .3 * (j / hh)) if front > 0 else back * (1 - floor) + fl * floor
            vx, vy2 = (i - ww * .5) / ww, (j - hh * .5) / hh
            fall = 1 - vign * (vx * vx + vy2 * vy2)
            for c3 in range(3):
                val = col[c3] * fall * params[4 + c3]
                if val > .8:                # a soft shoulder, so that highlights roll off instead of clipping
                    val = .8 + .25 * (1 - np.exp(-(val - .8) / .25))
                img[j, i, c3] = int(min(gamma[min(max(int(val * 4095), 0), 4095)] + .5, 255.))
    return img
