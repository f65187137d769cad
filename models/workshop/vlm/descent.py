"""How weights are moved: which optimiser has which, and the learning rate over a run. Knows no model and no loss."""
from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import nn

DECAY = 0.25  # share of the time in which the learning rate falls to nothing


def falling(rate: float, step: int, warmup: int, share: float) -> float:
    """Up for `warmup` steps, level, down in the last quarter: a run given more time goes on as if it had been planned."""
    return rate * min(1.0, (step + 1) / warmup, max(0.0, 1 - share) / DECAY + 0.01)


def optimisers_of(blocks: Iterable[nn.Module], weights: Iterable[nn.Parameter], settings: dict) -> list[torch.optim.Optimizer]:
    """Muon for the matrices of `blocks`, scaled so that both take AdamW's rate; AdamW for the rest of `weights`."""
    matrices = [p for block in blocks for p in block.parameters() if p.ndim == 2]
    inside = {id(p) for p in matrices}
    rest = [p for p in weights if id(p) not in inside]
    rate, decay = settings["rate"], settings["decay"]
    return [
        torch.optim.Muon(matrices, lr=rate, weight_decay=decay, momentum=0.95, adjust_lr_fn="match_rms_adamw"),
        torch.optim.AdamW(rest, lr=rate, weight_decay=decay, betas=(0.9, 0.98)),
    ]
