"""The interval that every rate of the workshop is printed with."""
from __future__ import annotations

import math


def wilson(count: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); (0, 1) of nothing."""
    if n == 0:
        return 0.0, 1.0
    share = count / n
    middle, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def rate(count: int, n: int) -> str:
    """`61.2 % (55.0-67.1, n 250)`"""
    low, high = wilson(count, n)
    return f"{100 * count / max(1, n):.1f} % ({100 * low:.1f}-{100 * high:.1f}, n {n})"
