"""python -m workshop.clip.train --cache DIR --dev DIR --out DIR --minutes 12   (from models/)

Trains ciqi-clip-nano: pictures against captions (names and attributes in English and Chinese) with the symmetric
contrastive loss (Radford et al. 2021). Pieces that share a caption are positives together, so a batch may hold equals.
Prints retrieval on dev: how often the nearest training piece shares glaze, shape and motif, against chance.
"""
from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

from ..vlm import config
from ..vlm.cache import load
from ..vlm.train_vision import augment
from ..vqa.trajectory import PLAIN, compose_name
from ..vqa.vocabulary import short
from .model import build_clip, clip_config, embed_images, embed_texts, pixels_of, text_batch

SEEN = ("color", "shape", "motif")


def caption(truth: dict, rng: random.Random) -> str:
    """A name or a list of attributes; parts are left out at random, so that short queries work too."""
    lang = rng.choice(["en", "zh"])
    kept = {a: truth.get(a) if a in SEEN or rng.random() < 0.4 else None for a in ("dynasty", "reign", "kiln", *SEEN)}
    if rng.random() < 0.5:
        return compose_name(kept, lang)
    words = [short(v, lang) for a, v in kept.items() if v and not (v == PLAIN and rng.random() < 0.5)]
    return (", " if lang == "en" else "").join(words)


def embed_all(model, rows: list[dict]) -> torch.Tensor:
    """Unit image vectors [n, 192]."""
    with torch.no_grad():
        squares = torch.from_numpy(np.stack([r["clip"] for r in rows]))
        return F.normalize(torch.cat([embed_images(model, pixels_of(s)) for s in squares.split(128)]), dim=-1)


def measure(model, dev: list[dict], gallery: list[dict]) -> dict[str, str]:
    """Share of dev pieces whose nearest gallery piece has the same value, and the share that a random piece has."""
    nearest = (embed_all(model, dev) @ embed_all(model, gallery).T).argmax(1)
    found = {}
    for a in (*SEEN, "dynasty", "kiln"):
        ours = np.mean([d["specimen"]["attributes"][a] == gallery[i]["specimen"]["attributes"][a] for d, i in zip(dev, nearest)])
        chance = np.mean([d["specimen"]["attributes"][a] == g["specimen"]["attributes"][a] for d in dev for g in gallery])
        found[a] = f"{ours:.3f} (chance {chance:.3f}, n {len(dev)})"
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cache", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, default=Path("workshop/checkpoints/tokenizer"))
    parser.add_argument("--minutes", type=float, default=12)
    parser.add_argument("--threads", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    c = config.CLIP
    torch.manual_seed(c["seed"])
    rng = random.Random(c["seed"])
    tokenizer = Tokenizer.from_file(str(a.tokenizer / "tokenizer.json"))
    special = tokenizer.get_vocab()
    end, pad = special["<|im_end|>"], special["<|endoftext|>"]
    porcelain = lambda rows: [r for r in rows if r["specimen"]["type"] == "porcelain"]  # noqa: E731
    rows, dev = porcelain(load(a.cache)), porcelain(load(a.dev))
    model = build_clip(clip_config(len(special), special))
    classes = {t: sorted({r["specimen"]["attributes"][t] for r in rows}) for t in (*SEEN, "dynasty")}
    heads = nn.ModuleDict({t: nn.Linear(model.config.projection_dim, len(v)) for t, v in classes.items()})
    weights = [*model.parameters(), *heads.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=c["rate"], weight_decay=c["decay"], betas=(0.9, 0.98))
    began, spoken, step, count = time.time(), time.time(), 0, len(list(a.cache.glob("*.pkl")))
    while (share := (time.time() - began) / (60 * a.minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = c["rate"] * min(1, (step + 1) / c["warmup"]) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        batch = rng.choices(rows, k=c["batch"])
        truths = [r["specimen"]["attributes"] for r in batch]
        pixels = pixels_of(augment(torch.from_numpy(np.stack([r["clip"] for r in batch])), rng))
        ids = text_batch([tokenizer.encode(caption(t, rng), add_special_tokens=False).ids for t in truths], end, pad)
        image = embed_images(model, pixels)
        unit, text = F.normalize(image, dim=-1), F.normalize(embed_texts(model, ids), dim=-1)
        same = torch.tensor([[all(t[a] == u[a] for a in SEEN) for u in truths] for t in truths]).float()
        target = same / same.sum(1, keepdim=True)
        logits = model.logit_scale.exp().clamp(max=60) * unit @ text.T
        loss = (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2
        for task, head in heads.items():
            wanted = torch.tensor([classes[task].index(t[task]) for t in truths])
            loss = loss + 0.5 * F.cross_entropy(head(unit * 10), wanted)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        step += 1
        if time.time() - spoken > 120:
            spoken = time.time()
            if len(list(a.cache.glob("*.pkl"))) > count:
                rows, count = porcelain(load(a.cache)), len(list(a.cache.glob("*.pkl")))
            print(json.dumps({"step": step, "loss": round(loss.item(), 3), "pieces": len(rows), **measure(model, dev, rows)}), flush=True)
    model.save_pretrained(a.out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(a.tokenizer / name, a.out / name)
    print(json.dumps({"step": step, "samples": step * c["batch"], **measure(model, dev, rows)}))


if __name__ == "__main__":
    main()
