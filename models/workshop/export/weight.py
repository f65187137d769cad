"""A matrix of a checkpoint that is read when it is needed, a few rows at a time, so that no model is ever whole in memory.

Knows shapes and rows; knows no files and no graphs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

# Bytes of float32 that are looked at at once.
STEP = 64 << 20


@dataclass(frozen=True)
class Weight:
    """`read(start, stop)` gives rows along the first axis as float32; what it gives is not to be written into."""

    shape: tuple[int, ...]
    read: Callable[[int, int], np.ndarray]

    def array(self) -> np.ndarray:
        return self.read(0, self.shape[0] if self.shape else 1)

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return self.array() if dtype is None else self.array().astype(dtype)

    @property
    def size(self) -> int:
        return int(np.prod(self.shape))

    def matrix(self) -> "Weight":
        """[first axis, all others]."""
        width = self.size // self.shape[0]
        return Weight((self.shape[0], width), lambda start, stop: self.read(start, stop).reshape(-1, width))

    def rows(self, start: int, stop: int) -> "Weight":
        return replace(self, shape=(stop - start, *self.shape[1:]), read=lambda a, b: self.read(start + a, start + b))

    def columns(self, start: int, stop: int) -> "Weight":
        return Weight((self.shape[0], stop - start), lambda a, b: self.read(a, b)[:, start:stop])

    def split(self, parts: int) -> list["Weight"]:
        """Equal parts along the first axis."""
        step = self.shape[0] // parts
        return [self.rows(i * step, (i + 1) * step) for i in range(parts)]

    def steps(self) -> Iterator[tuple[int, int]]:
        """Runs of rows that fit into STEP."""
        rows = max(1, STEP // max(1, 4 * self.size // self.shape[0]))
        for start in range(0, self.shape[0], rows):
            yield start, min(start + rows, self.shape[0])


@dataclass(frozen=True)
class Transposed:
    """Stands for `weight` [out, in] turned over, as MatMul wants it: [in, out]."""

    weight: Weight


@dataclass(frozen=True)
class Stored:
    """A tensor as it will lie in a file. `pieces` computes its bytes in order, again at each call."""

    shape: tuple[int, ...]
    dtype: np.dtype
    pieces: Callable[[], Iterator[np.ndarray]]

    @property
    def bytes(self) -> int:
        return int(np.prod(self.shape)) * self.dtype.itemsize


def stored_array(array: np.ndarray) -> Stored:
    return Stored(array.shape, array.dtype, lambda: iter((np.ascontiguousarray(array),)))


def stored_rows(weight: Weight) -> Stored:
    """float32, row by row."""
    steps = lambda: (np.ascontiguousarray(weight.read(*step)) for step in weight.steps())  # noqa: E731
    return Stored(weight.shape, np.dtype(np.float32), steps)


def stored_transposed(weight: Weight, dtype: type = np.float32) -> Stored:
    """[in, out]. Turned over in memory: twice its size, which the shard bounds."""
    turned = lambda: iter((np.ascontiguousarray(weight.array().T, dtype),))  # noqa: E731
    return Stored(weight.shape[::-1], np.dtype(dtype), turned)
