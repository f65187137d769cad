"""Rounds a Hugging Face model's weights as an export rounds them: the reference for what quantised files must compute."""

import numpy as np
import torch

from workshop.export.checkpoint import Checkpoint
from workshop.export.networks import build_networks
from workshop.export.plan import Storage
from workshop.export.store import SMALLEST, Float32, runs
from workshop.export.weight import Weight


@torch.no_grad()
def round_like(model, checkpoint: Checkpoint, plan: dict[str, Storage], shard: int) -> None:
    """Rounds the weights of `model`, a Qwen2_5_VLForConditionalGeneration, in place. A head that is tied to the embeddings
    becomes a matrix of its own: the two are stored in different ways."""
    stores = {part: plan[part].store_for(graph) for part, graph in build_networks(checkpoint, None, plan["decoder"].half)}
    table = model.model.language_model.embed_tokens.weight
    if model.lm_head.weight is table:
        model.lm_head.weight = torch.nn.Parameter(table.clone())
    for name, parameter in model.named_parameters():
        if parameter.ndim < 2 or parameter.numel() < SMALLEST:
            continue
        if parameter is table:
            round_table(table, stores["embed"], shard)
        else:
            round_matrix(parameter.view(len(parameter), -1), stores["vision" if name.startswith("model.visual.") else "decoder"])


def round_matrix(matrix: torch.Tensor, store: Float32) -> None:
    for start, stop in steps(matrix):
        matrix[start:stop] = torch.from_numpy(store.rounded_matrix(matrix[start:stop].numpy()))


def round_table(table: torch.Tensor, store: Float32, shard: int) -> None:
    """As stored: in runs of columns of at most `shard` bytes, each with its own scales."""
    for left, right in runs(table.shape[1], table.numel() * store.table_bytes, shard):
        for start, stop in steps(table):
            part = np.ascontiguousarray(table[start:stop, left:right].numpy())
            table[start:stop, left:right] = torch.from_numpy(store.rounded_table(part))


def steps(matrix: torch.Tensor):
    return Weight(tuple(matrix.shape), lambda start, stop: matrix[start:stop].numpy()).steps()
