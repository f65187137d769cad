"""python -m workshop.vlm.train_vision --cache DIR --dev DIR --out DIR --minutes 20   (from models/)

Phase 1: teaches the vision tower to see, before any word: every attribute, the mark's text and the boxes to zoom into,
each read from the merged tokens by an attention-pooling head. The heads are thrown away afterwards. Resumes from --out.
New cache shards are picked up while it runs, so it can follow a studio that is still rendering.
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
from .cache import load
from .model import build_nano, nano_config
from .patchify import patches_of
from .tasks import TASKS, Labels, Sample, samples
from .vision import encode_batch

KINDS = {"whole": 0.34, "mark": 0.26, "motif": 0.22, "base": 0.07, "thumb": 0.06, "detail": 0.05}


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

    def __init__(self, folder: Path, labels: Labels):
        self.folder, self.labels, self.count = folder, labels, 0
        self.refresh()

    def refresh(self) -> None:
        shards = sorted(self.folder.glob("*.pkl"))
        if len(shards) == self.count:
            return
        self.count = len(shards)
        self.by_kind: dict[str, dict[tuple, list[Sample]]] = {k: {} for k in KINDS}
        for row in load(self.folder):
            for sample in samples(row, self.labels):
                self.by_kind[sample.kind].setdefault(sample.pixels.shape, []).append(sample)

    def draw(self, rng: random.Random, size: int) -> list[Sample]:
        there = {k: share for k, share in KINDS.items() if self.by_kind[k]}
        kind = rng.choices(list(there), list(there.values()))[0]
        sizes = self.by_kind[kind]
        shape = rng.choices(list(sizes), [len(s) for s in sizes.values()])[0]
        return rng.choices(sizes[shape], k=size)


def augment(pixels: torch.Tensor, rng: random.Random) -> torch.Tensor:
    """Brightness, contrast and white balance, a sample each; uint8 [B, H, W, 3] in and out."""
    batch = len(pixels)
    gain = 1 + (torch.rand(batch, 1, 1, 3) - 0.5) * 0.16 + (torch.rand(batch, 1, 1, 1) - 0.5) * 0.3
    shift = (torch.rand(batch, 1, 1, 1) - 0.5) * 30
    noise = torch.randn(pixels.shape) * rng.choice([0, 2, 5])
    return (pixels.float() * gain + shift + noise).clamp(0, 255)


def outputs(model, heads: Heads, batch: list[Sample], rng: random.Random | None) -> dict[str, torch.Tensor]:
    pixels = torch.from_numpy(np.stack([s.pixels for s in batch]))
    if rng:
        pixels = augment(pixels, rng)
    rows, columns = pixels.shape[1] // 28, pixels.shape[2] // 28
    tokens = encode_batch(model.model.visual, patches_of(pixels), rows * 2, columns * 2)
    return heads(tokens, rows, columns)


def loss_of(found: dict[str, torch.Tensor], batch: list[Sample]) -> torch.Tensor:
    total = torch.zeros(())
    for task in TASKS:
        target = torch.tensor([s.labels.get(task, -1) for s in batch])
        if (target >= 0).any():
            total = total + F.cross_entropy(found[task], target, ignore_index=-1, label_smoothing=0.02)
    boxed = [i for i, s in enumerate(batch) if s.box]
    if boxed:
        total = total + 8 * F.l1_loss(found["box"][boxed], torch.tensor([batch[i].box for i in boxed]))
    return total


@torch.no_grad()
def measure(model, heads: Heads, pool: Pool) -> dict[str, str]:
    """Accuracy by kind and task with n, and the mean box error as a fraction of the picture."""
    right: dict[str, list[int]] = {}
    for kind, sizes in pool.by_kind.items():
        for group in sizes.values():
            for start in range(0, len(group), 64):
                batch = group[start : start + 64]
                found = outputs(model, heads, batch, None)
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
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, default=Path("workshop/checkpoints/tokenizer"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--threads", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    c = config.VISION
    torch.manual_seed(c["seed"])
    rng = random.Random(c["seed"])
    from tokenizers import Tokenizer

    special = Tokenizer.from_file(str(a.tokenizer / "tokenizer.json")).get_vocab()
    model = build_nano(nano_config(len(special), special))
    labels = Labels(load(a.cache) + load(a.dev))
    heads = Heads(model.config.text_config.hidden_size, labels.classes)
    state_file = a.out / "vision.pt"
    a.out.mkdir(parents=True, exist_ok=True)
    weights = [*model.model.visual.parameters(), *heads.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=c["rate"], weight_decay=c["decay"], betas=(0.9, 0.98))
    step = 0
    if state_file.exists():
        state = torch.load(state_file)
        model.model.visual.load_state_dict(state["visual"])
        heads.load_state_dict(state["heads"])
        optimiser.load_state_dict(state["optimiser"])
        step = state["step"]
    pool, dev = Pool(a.cache, labels), Pool(a.dev, labels)
    began, spoken, running = time.time(), time.time(), 0.0
    while (share := (time.time() - began) / (60 * a.minutes)) < 1:
        warm = min(1, (step + 1) / c["warmup"])
        for group in optimiser.param_groups:
            group["lr"] = c["rate"] * warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, share))))
        batch = pool.draw(rng, c["batch"])
        loss = loss_of(outputs(model, heads, batch, rng), batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        step += 1
        running = 0.98 * running + 0.02 * loss.item() if step > 1 else loss.item()
        if step % 60 == 0:
            pool.refresh()
        if time.time() - spoken > 300:
            print(json.dumps({"step": step, "loss": round(running, 3), "shards": pool.count, **measure(model, heads, dev)}), flush=True)
            save(state_file, model, heads, optimiser, step, labels)
            spoken = time.time()
    save(state_file, model, heads, optimiser, step, labels)
    print(json.dumps({"step": step, "samples": step * c["batch"], **measure(model, heads, dev)}), flush=True)


def save(path: Path, model, heads, optimiser, step: int, labels: Labels) -> None:
    state = {"visual": model.model.visual.state_dict(), "heads": heads.state_dict(), "optimiser": optimiser.state_dict()}
    partial = path.with_suffix(".part")
    torch.save({**state, "step": step, "classes": labels.classes}, partial)
    partial.rename(path)


if __name__ == "__main__":
    main()
