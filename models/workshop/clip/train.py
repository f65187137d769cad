"""python -m workshop.clip.train --cache DIR --dev DIR --out DIR --minutes 12   (from models/)

Trains ciqi-clip-nano: pictures against captions (names and attributes in English and Chinese) with the symmetric
contrastive loss (Radford et al. 2021). Pieces that share a caption are positives together, so a batch may hold equals.
What is no porcelain goes in under its own name, away from the pieces. Prints retrieval on dev: how often the nearest
training piece shares glaze, shape and motif, against chance. Resumes from --out, `--minutes` being the time of all runs.
"""
from __future__ import annotations

import argparse
import json
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
from ..vlm.augment import augment
from ..vlm.cache import load
from ..vlm.descent import falling, optimisers_of
from ..vlm.tasks import ATTRIBUTES, Sample, drawable
from ..vqa.trajectory import PLAIN, compose_name
from ..vqa.vocabulary import short
from .model import build_clip, clip_config, embed_images, embed_texts, pixels_of, text_batch

SEEN = ("color", "shape", "motif")


def caption(specimen: dict, rng: random.Random) -> str:
    """A name or a list of attributes; parts are left out at random, so that short queries work too."""
    lang, truth = rng.choice(["en", "zh"]), specimen["attributes"]
    if specimen["type"] != "porcelain":
        return specimen["name_en" if lang == "en" else "name"]
    kept = {a: truth.get(a) if a in SEEN or rng.random() < 0.4 else None for a in ("dynasty", "reign", "kiln", *SEEN)}
    if rng.random() < 0.5:
        return compose_name(kept, lang)
    words = [short(v, lang) for a, v in kept.items() if v and not (v == PLAIN and rng.random() < 0.5)]
    return (", " if lang == "en" else "").join(words)


def subject(specimen: dict) -> tuple:
    """What the picture shows, as far as a caption always says it."""
    if specimen["type"] != "porcelain":
        return ("other", specimen["name_en"])
    return tuple(specimen["attributes"][a] for a in SEEN)


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
    rows, dev = load(a.cache), porcelain(load(a.dev))
    model = build_clip(clip_config(len(special), special))
    classes = {t: sorted(drawable(t)) for t in ATTRIBUTES}
    heads = nn.ModuleDict({t: nn.Linear(model.config.projection_dim, len(v)) for t, v in classes.items()})
    weights = [*model.parameters(), *heads.parameters()]
    blocks = [model.vision_model.encoder.layers, model.text_model.encoder.layers]
    optimisers = optimisers_of(blocks, weights, c)
    a.out.mkdir(parents=True, exist_ok=True)
    state_file, step, spent = a.out / "clip.pt", 0, 0.0
    if state_file.exists():
        state = torch.load(state_file)
        model.load_state_dict(state["model"])
        heads.load_state_dict(state["heads"])
        for optimiser, kept in zip(optimisers, state["optimisers"]):
            optimiser.load_state_dict(kept)
        step, spent = state["step"], state["spent"]
    rng = random.Random(c["seed"] + step)
    began, spoken = time.time(), time.time()
    print(f"{len(rows)} specimens", flush=True)
    while (share := (spent + time.time() - began) / (60 * a.minutes)) < 1:
        rate = falling(c["rate"], step, c["warmup"], share)
        for optimiser in optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate
        batch = rng.choices(rows, k=c["batch"])
        specimens = [r["specimen"] for r in batch]
        squares, _ = augment([Sample(r["clip"], "whole", {}, None) for r in batch], rng, small=False)
        captions = [tokenizer.encode(caption(s, rng), add_special_tokens=False).ids for s in specimens]
        unit = F.normalize(embed_images(model, pixels_of(squares)), dim=-1)
        text = F.normalize(embed_texts(model, text_batch(captions, end, pad)), dim=-1)
        subjects = [subject(s) for s in specimens]
        same = torch.tensor([[s == t for t in subjects] for s in subjects]).float()
        target = same / same.sum(1, keepdim=True)
        logits = model.logit_scale.exp().clamp(max=60) * unit @ text.T
        loss = (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2
        for task, head in heads.items():
            truths = [s["attributes"][task] if s["type"] == "porcelain" else None for s in specimens]
            wanted = torch.tensor([classes[task].index(t) if t else -1 for t in truths])
            loss = loss + 0.5 * F.cross_entropy(head(unit * 10), wanted, ignore_index=-1)
        for optimiser in optimisers:
            optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        if time.time() - spoken > 240:
            spoken = time.time()
            said = {"step": step, "share": round(share, 3), "loss": round(loss.item(), 3)}
            print(json.dumps({**said, **measure(model, dev, porcelain(rows))}), flush=True)
            save(state_file, model, heads, optimisers, step, spent + time.time() - began)
    save(state_file, model, heads, optimisers, step, spent + time.time() - began)
    model.save_pretrained(a.out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(a.tokenizer / name, a.out / name)
    print(json.dumps({"step": step, "samples": step * c["batch"], **measure(model, dev, porcelain(rows))}))


def save(path: Path, model, heads: nn.ModuleDict, optimisers, step: int, spent: float) -> None:
    partial = path.with_suffix(".part")
    state = {"model": model.state_dict(), "heads": heads.state_dict(), "optimisers": [o.state_dict() for o in optimisers]}
    torch.save({**state, "step": step, "spent": spent}, partial)
    partial.rename(path)


if __name__ == "__main__":
    main()
