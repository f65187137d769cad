"""python -m workshop.vlm.train_vision --cache DIR --dev DIR --out DIR --minutes 20   (from models/)

Phase 1: teaches the vision tower to see, before any word: every attribute, the mark's text and the boxes to zoom into,
each read from the merged tokens by an attention-pooling head. The heads are thrown away afterwards. Resumes from --out:
`--minutes` is the time of all runs together; the learning rate falls in its last quarter, so that a run which is given
more time goes on as if it had been planned. New cache shards are picked up
while it runs, so it can follow a studio that is still rendering; the classes are those of the studio's whole table.
"""
from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from . import config
from .augment import augment
from .cache import load_shard
from .descent import falling, optimisers_of
from .model import build_nano, nano_config
from .patchify import patches_of
from .tasks import TASKS, Labels, Sample, samples
from .vision import encode_batch

KINDS = {
    "whole": 0.38, "base": 0.07, "detail": 0.06, "thumb": 0.04,
    "mark": 0.1, "mark-swatch": 0.11, "motif": 0.12, "motif-swatch": 0.12,
}
UNREADABLE_SMALL = ("mark", "mark-swatch", "thumb")  # kinds that stay at their size while the others are shown small


class Heads(nn.Module):
    """One learned query a task over the tokens [B, n, d]; the box head also sees where its attention lies."""

    def __init__(self, width: int, classes: dict[str, list[str]]):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.query = nn.ParameterDict({t: nn.Parameter(torch.randn(width) * 0.02) for t in (*classes, "box")})
        self.out = nn.ModuleDict({t: nn.Linear(width, len(c)) for t, c in classes.items()})
        self.box = nn.Sequential(nn.Linear(width + 4, 128), nn.GELU(), nn.Linear(128, 4))

    def forward(self, tokens: torch.Tensor, rows: int, columns: int) -> dict[str, torch.Tensor]:
        tokens = self.norm(tokens)
        pooled = {}
        for task, query in self.query.items():
            weight = (tokens @ query * 4 / math.sqrt(tokens.shape[-1])).softmax(-1)
            pooled[task] = (weight, (weight.unsqueeze(1) @ tokens).squeeze(1))
        found = {t: self.out[t](pooled[t][1]) for t in self.out}
        y = (torch.arange(rows) + 0.5).repeat_interleave(columns) / rows
        x = (torch.arange(columns) + 0.5).repeat(rows) / columns
        weight, vector = pooled["box"]
        place = torch.stack([x, y, x * x, y * y], 1)
        found["box"] = self.box(torch.cat([vector, weight @ place], 1))
        return found


class Pool:
    """All samples by kind and picture size; a batch is of one kind and size."""

    def __init__(self, folders: list[Path], labels: Labels):
        self.folders, self.labels, self.shards = folders, labels, set()
        self.by_kind: dict[str, dict[tuple, list[Sample]]] = {k: {} for k in KINDS}
        self.refresh()

    def refresh(self) -> None:
        for shard in sorted({shard for folder in self.folders for shard in folder.glob("*.pkl")} - self.shards):
            self.shards.add(shard)
            for row in load_shard(shard):
                for sample in samples(row, self.labels):
                    self.by_kind[sample.kind].setdefault(sample.pixels.shape, []).append(sample)

    def draw(self, rng: random.Random, size: int) -> list[Sample]:
        there = {k: share for k, share in KINDS.items() if self.by_kind[k]}
        kind = rng.choices(list(there), list(there.values()))[0]
        sizes = self.by_kind[kind]
        shape = rng.choices(list(sizes), [len(s) for s in sizes.values()])[0]
        return rng.choices(sizes[shape], k=size)


def outputs(model, heads: Heads, pixels: torch.Tensor) -> dict[str, torch.Tensor]:
    """`pixels` [B, H, W, 3], 0 to 255, sides multiples of 28."""
    rows, columns = pixels.shape[1] // 28, pixels.shape[2] // 28
    tokens = encode_batch(model.model.visual, patches_of(pixels), rows * 2, columns * 2)
    return heads(tokens, rows, columns)


def loss_of(found: dict[str, torch.Tensor], batch: list[Sample], boxes: torch.Tensor) -> torch.Tensor:
    total = torch.zeros(())
    for task in TASKS:
        target = torch.tensor([s.labels.get(task, -1) for s in batch])
        if (target >= 0).any():
            total = total + F.cross_entropy(found[task], target, ignore_index=-1, label_smoothing=0.02)
    boxed = [i for i, s in enumerate(batch) if s.box]
    if boxed:
        total = total + 8 * F.l1_loss(found["box"][boxed], boxes[boxed])
    return total


@torch.no_grad()
def measure(model, heads: Heads, pool: Pool) -> dict[str, str]:
    """Accuracy by kind and task with n, and the mean box error as a fraction of the picture."""
    right: dict[str, list[int]] = {}
    for kind, sizes in pool.by_kind.items():
        for group in sizes.values():
            for start in range(0, len(group), 64):
                batch = group[start : start + 64]
                found = outputs(model, heads, torch.from_numpy(np.stack([s.pixels for s in batch])))
                for i, sample in enumerate(batch):
                    for task, target in sample.labels.items():
                        if target >= 0:
                            right.setdefault(f"{kind}.{task}", []).append(int(found[task][i].argmax()) == target)
                    if sample.box:
                        error = (found["box"][i] - torch.tensor(sample.box)).abs().mean().item()
                        right.setdefault(f"{kind}.box", []).append(error)
    return {k: f"{sum(v) / len(v):.3f} (n {len(v)})" for k, v in right.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, nargs="+", required=True, help="shards of photographs and of swatches")
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, default=Path("workshop/checkpoints/tokenizer"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--small-until", type=float, default=0.3, help="share of the time with pictures at two thirds")
    parser.add_argument("--threads", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    c = config.VISION
    torch.manual_seed(c["seed"])
    from tokenizers import Tokenizer

    special = Tokenizer.from_file(str(a.tokenizer / "tokenizer.json")).get_vocab()
    model = build_nano(nano_config(len(special), special))
    labels = Labels.of_table()
    heads = Heads(model.config.text_config.hidden_size, labels.classes)
    state_file = a.out / "vision.pt"
    a.out.mkdir(parents=True, exist_ok=True)
    weights = [*model.model.visual.parameters(), *heads.parameters()]
    optimisers = optimisers_of([model.model.visual.blocks], weights, c)
    step, spent = 0, 0.0
    if state_file.exists():
        state = torch.load(state_file)
        model.model.visual.load_state_dict(state["visual"])
        heads.load_state_dict(state["heads"])
        for optimiser, kept in zip(optimisers, state["optimisers"]):
            optimiser.load_state_dict(kept)
        step, spent = state["step"], state["spent"]
    rng = random.Random(c["seed"] + step)
    pool, dev = Pool(a.cache, labels), Pool([a.dev], labels)
    began, spoken, running = time.time(), time.time(), 0.0
    while (share := (spent + time.time() - began) / (60 * a.minutes)) < 1:
        rate = falling(c["rate"], step, c["warmup"], share)
        for optimiser in optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate
        batch = pool.draw(rng, c["batch"])
        small = share < a.small_until and batch[0].kind not in UNREADABLE_SMALL
        pixels, boxes = augment(batch, rng, small)
        loss = loss_of(outputs(model, heads, pixels), batch, boxes)
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        running = 0.98 * running + 0.02 * loss.item() if step > 1 else loss.item()
        if step % 60 == 0:
            pool.refresh()
        if time.time() - spoken > 300:
            said = {"step": step, "share": round(share, 3), "loss": round(running, 3), "shards": len(pool.shards)}
            print(json.dumps({**said, **measure(model, heads, dev)}), flush=True)
            save(state_file, model, heads, optimisers, step, spent + time.time() - began, labels)
            spoken = time.time()
    save(state_file, model, heads, optimisers, step, spent + time.time() - began, labels)
    print(json.dumps({"step": step, "samples": step * c["batch"], **measure(model, heads, dev)}), flush=True)


def save(path: Path, model, heads: Heads, optimisers, step: int, spent: float, labels: Labels) -> None:
    state = {"visual": model.model.visual.state_dict(), "heads": heads.state_dict()}
    state["optimisers"] = [o.state_dict() for o in optimisers]
    partial = path.with_suffix(".part")
    torch.save({**state, "step": step, "spent": spent, "classes": labels.classes}, partial)
    partial.rename(path)


if __name__ == "__main__":
    main()
