"""A small Gaussian blur over bytes: a lens's softness, a pigment's bleed."""
import numpy as np
from numba import njit


@njit(cache=True, fastmath=True, nogil=True)
def _blur(a, k):
    h, w, n = a.shape
    r = k.size // 2
    out = np.empty_like(a)
    row = np.empty(w * n, np.float32)
    flat = a.reshape(h, w * n)
    for j in range(h):
        row[:] = 0
        for d in range(-r, r + 1):
            src, q = flat[min(max(j + d, 0), h - 1)], k[d + r]
            for i in range(w * n):
                row[i] += q * src[i]
        for i in range(w):
            for c in range(n):
                v = np.float32(.5)
                if i >= r and i < w - r:
                    for d in range(-r, r + 1):
                        v += k[d + r] * row[(i + d) * n + c]
                else:
                    for d in range(-r, r + 1):
                        v += k[d + r] * row[min(max(i + d, 0), w - 1) * n + c]
                out[j, i, c] = np.uint8(v)
    return out


def soften(image, sigma: float) -> np.ndarray:
    """Blurs an (h, w, channels) byte picture by sigma pixels."""
    r = max(1, int(np.ceil(2.5 * sigma)))
    k = np.exp(-np.arange(-r, r + 1) ** 2 / (2 * sigma * sigma))
    return _blur(np.ascontiguousarray(np.asarray(image)), (k / k.sum()).astype(np.float32))
