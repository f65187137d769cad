"""M-RoPE positions of a token sequence: the twin of the reference's `get_rope_index`, for stills only."""

from collections.abc import Sequence

import torch
from torch import Tensor


def mrope_positions(
    ids: Sequence[int], grids: Sequence[tuple[int, int, int]], image_token_id: int, start: int = 0
) -> Tensor:
    """Positions int64 [3, S] (time, row, column) of `ids` [S] whose image tokens belong to `grids`, in order.

    Text counts on in all three axes. A picture's tokens share the time, and add row and column of the merged grid
    (h / 2 x w / 2) to the running position; the text after it goes on at the largest position + 1. `start` is the
    position of the first token, so that a sequence can be continued.
    """
    axes: list[list[int]] = [[], [], []]
    position, i, waiting = start, 0, list(grids)
    ids = [int(x) for x in ids]
    while i < len(ids):
        if ids[i] != image_token_id:
            for axis in axes:
                axis.append(position)
            position, i = position + 1, i + 1
            continue
        if not waiting:
            raise ValueError(f"image token at {i}, but only {len(grids)} grids were given")
        _, h, w = (int(x) for x in waiting.pop(0))
        rows, columns = h // 2, w // 2
        if any(x != image_token_id for x in ids[i : i + rows * columns]) or i + rows * columns > len(ids):
            raise ValueError(f"picture at {i} needs {rows * columns} image tokens in a row")
        for row in range(rows):
            for column in range(columns):
                axes[0].append(position)
                axes[1].append(position + row)
                axes[2].append(position + column)
        position, i = position + max(rows, columns), i + rows * columns
    if waiting:
        raise ValueError(f"{len(waiting)} grids without image tokens")
    return torch.tensor(axes, dtype=torch.int64)


def next_position(positions: Tensor) -> int:
    """Position of the token that follows `positions` [3, S]."""
    return int(positions.max()) + 1 if positions.numel() else 0
