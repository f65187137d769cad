"""How weights are rounded: int8 with a scale a row, or blocks of 4 or 8 bits with a scale each, and back again.

Knows matrices; knows no graphs and no network.
"""

from collections.abc import Iterator

import numpy as np
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, DefaultWeightOnlyQuantizer

from workshop.export.weight import Stored, Weight


def int8_rows(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 [rows, n] and the float32 scale [rows, 1] by which it is multiplied."""
    scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-12) / 127
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)


def int8_rounded(weight: np.ndarray) -> np.ndarray:
    """What is left of `weight` after `int8_rows`."""
    small, scale = int8_rows(weight)
    return small.astype(np.float32) * scale


def blocks(weight: np.ndarray, bits: int, block: int) -> tuple[np.ndarray, np.ndarray]:
    """onnxruntime's symmetric blocks of `weight` [out, in]: uint8 [out, in / block, bytes] and float32 scales [out, in / block]."""
    config = DefaultWeightOnlyQuantConfig(block_size=block, is_symmetric=True, bits=bits)
    packed, scales, _ = DefaultWeightOnlyQuantizer(config).qbits_block_quant(np.ascontiguousarray(weight.T))
    return packed, scales


def blocks_rounded(weight: np.ndarray, bits: int, block: int, half: bool) -> np.ndarray:
    """What is left of `weight` [out, in] after `blocks`; `half` says that scales are kept in float16."""
    packed, scales = blocks(weight, bits, block)
    scales = scales.astype(np.float16).astype(np.float32) if half else scales
    # Two 4-bit numbers a byte, the lower one first; the middle of the range is zero.
    whole = packed if bits == 8 else np.stack((packed & 15, packed >> 4), axis=-1).reshape(*packed.shape[:2], block)
    numbers = (whole.astype(np.float32) - 2 ** (bits - 1)) * scales[..., None]
    return numbers.reshape(len(weight), -1)[:, : weight.shape[1]]


class Int8:
    """A matrix in int8 as two tensors. The scales are kept from the pass that rounds, so that the checkpoint is read once."""

    def __init__(self, weight: Weight):
        self.weight, self.scale = weight, None

    def rounded(self) -> Iterator[np.ndarray]:
        scales = []
        for step in self.weight.steps():
            small, scale = int8_rows(self.weight.read(*step))
            scales.append(scale)
            yield small
        self.scale = np.concatenate(scales)

    def scales(self) -> np.ndarray:
        if self.scale is None:
            for _ in self.rounded():
                pass
        scale, self.scale = self.scale, None
        return scale

    def table(self) -> tuple[Stored, Stored]:
        """[rows, n] and scales [rows, 1]."""
        scale = Stored((self.weight.shape[0], 1), np.dtype(np.float32), lambda: iter((self.scales(),)))
        return Stored(self.weight.shape, np.dtype(np.int8), self.rounded), scale

    def turned(self) -> tuple[Stored, Stored]:
        """[in, out] and scales [1, out] of a matrix [out, in]."""
        scale = Stored((1, self.weight.shape[0]), np.dtype(np.float32), lambda: iter((self.scales().T,)))
        return Stored(self.weight.shape[::-1], np.dtype(np.int8), self.turn), scale

    def turn(self) -> Iterator[np.ndarray]:
        turned = np.empty(self.weight.shape[::-1], np.int8)
        for (start, stop), small in zip(self.weight.steps(), self.rounded()):
            turned[:, start:stop] = small.T
        yield turned


class Blocks:
    """A matrix [out, in] in blocks as two tensors: packed numbers, scales. The scales are kept as in `Int8`."""

    def __init__(self, weight: Weight, bits: int, block: int, half: bool):
        self.weight, self.bits, self.block, self.half, self.scale = weight, bits, block, half, None

    def stored(self) -> tuple[Stored, Stored]:
        rows, count = self.weight.shape[0], -(-self.weight.shape[1] // self.block)
        scale = Stored((rows, count), np.dtype(np.float16 if self.half else np.float32), self.scales)
        return Stored((rows, count, self.block * self.bits // 8), np.dtype(np.uint8), self.packed), scale

    def packed(self) -> Iterator[np.ndarray]:
        scales = []
        for step in self.weight.steps():
            packed, scale = blocks(self.weight.read(*step), self.bits, self.block)
            scales.append(scale)
            yield packed
        self.scale = np.concatenate(scales)

    def scales(self) -> Iterator[np.ndarray]:
        if self.scale is None:
            for _ in self.packed():
                pass
        scale, self.scale = self.scale, None
        yield scale.astype(np.float16) if self.half else scale
