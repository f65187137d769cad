"""Tileable noise fields shared by every piece: cloudy tone, fine grain and crackle; the same in every process."""
from functools import cache

import numpy as np
from numba import njit

SIZE = 512


@cache
def clouds(power: float, seed: int) -> np.ndarray:
    """Unit-variance 1/f^power noise, clipped to about -2.5..2.5."""
    rng = np.random.default_rng([20, seed])
    f = np.fft.fftfreq(SIZE)
    radius = np.hypot(f[:, None], f[None])
    radius[0, 0] = 1
    z = np.fft.fft2(rng.standard_normal((SIZE, SIZE))) / radius ** power
    z[0, 0] = 0
    x = np.fft.ifft2(z).real
    return np.clip(x / x.std(), -2.5, 2.5).astype(np.float32)


@njit(cache=True)
def _cells(px, py, n, size):
    out = np.empty((size, size), np.float32)
    for j in range(size):
        for i in range(size):
            x, y = i * n / size, j * n / size
            cx, cy = int(x), int(y)
            f1 = f2 = 1e9
            for dj in range(-2, 3):
                for di in range(-2, 3):
                    k, m = (cx + di) % n, (cy + dj) % n
                    dx = cx + di + px[m, k] - x
                    dy = cy + dj + py[m, k] - y
                    d = (dx * dx + dy * dy) ** .5
                    if d < f1:
                        f1, f2 = d, f1
                    elif d < f2:
                        f2 = d
            out[j, i] = f2 - f1
    return out


@cache
def crackle(n: int = 14) -> np.ndarray:
    """1 on a crack line, 0 elsewhere; n cells across the tile."""
    rng = np.random.default_rng(77)
    edge = _cells(rng.random((n, n)), rng.random((n, n)), n, SIZE)
    return np.exp(-(edge / .035) ** 2).astype(np.float32)
