"""python -m workshop.vlm.train_agent --cache DIR --gallery DIR --dev DIR --neighbours FILE --vision FILE --out DIR --minutes 50   (from models/)

Phase 2 (SFT): teaches the language model to read the tower's features and to act, on the teacher's trajectories, loss on
assistant tokens only. It starts with short direct answers and goes over to whole episodes with tools. The tower is
frozen, so every picture is encoded once. Resumes from --out, `--minutes` being the time of all runs together; ends with a
Hugging Face checkpoint in --out/hf.
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
from torch.nn import functional as F

from ..vqa.knowledge import SHELF, Shelf
from . import config
from .cache import load
from .episodes import Drawer, Encoder, Episode, pictures
from .descent import falling, optimisers_of
from .model import build_nano, forward_embeds, nano_config, token_logits
from .patchify import patches_of
from .positions import mrope_positions
from .vision import encode_batch

FEATURE_SCALE = 0.5


@torch.no_grad()
def encode_all(model, rows: list[dict], thumbs: bool) -> dict[str, tuple[torch.Tensor, tuple[int, int, int]]]:
    """Features (float16 [n, d]) and grid of every picture by key, picture sizes batched together."""
    waiting: dict[tuple, list[tuple[str, np.ndarray]]] = {}
    for row in rows:
        for key, pixels in pictures(row, thumbs).items():
            waiting.setdefault(pixels.shape, []).append((key, pixels))
    found = {}
    for (height, width, _), group in waiting.items():
        for start in range(0, len(group), 64):
            batch = group[start : start + 64]
            patches = patches_of(torch.from_numpy(np.stack([p for _, p in batch])))
            out = encode_batch(model.model.visual, patches, height // 14, width // 14)
            for (key, _), features in zip(batch, out):
                found[key] = (features.half(), (1, height // 14, width // 14))
    return found


def batch_of(episodes: list[Episode], features: dict, pad: int, image_id: int):
    """Padded ids [B, S], features in reading order, positions [3, B, S], mask [B, S], and the targets' places."""
    length = max(len(e.ids) for e in episodes)
    ids = torch.full((len(episodes), length), pad)
    mask = torch.zeros(len(episodes), length, dtype=torch.long)
    positions = torch.zeros(3, len(episodes), length, dtype=torch.long)
    wanted = torch.zeros(len(episodes), length, dtype=torch.bool)
    images = []
    for i, episode in enumerate(episodes):
        n = len(episode.ids)
        ids[i, :n], mask[i, :n] = torch.tensor(episode.ids), 1
        positions[:, i, :n] = mrope_positions(episode.ids, [features[k][1] for k in episode.images], image_id)
        wanted[i, :n] = torch.tensor(episode.target)
        images += [features[k][0].float() for k in episode.images]
    return ids, torch.cat(images), positions, mask, wanted


def loss_of(model, batch) -> tuple[torch.Tensor, float]:
    """Mean cross-entropy and accuracy over the assistant's tokens."""
    ids, images, positions, mask, wanted = batch
    embeds = model.get_input_embeddings()(ids)
    embeds = embeds.masked_scatter((ids == model.config.image_token_id).unsqueeze(-1), images)
    padded = None if bool(mask.all()) else mask
    hidden = forward_embeds(model, embeds, positions, padded)
    logits = token_logits(model, hidden[:, :-1][wanted[:, 1:]])
    target = ids[:, 1:][wanted[:, 1:]]
    return F.cross_entropy(logits, target), (logits.argmax(-1) == target).float().mean().item()


def rescale(model, rows: list[dict]) -> None:
    """Scales the merger's output so that features have the size that the language model's first layers expect."""
    sample = encode_all(model, rows[:50], thumbs=False)
    size = torch.cat([f.float() for f, _ in sample.values()]).std().item()
    last = model.model.visual.merger.mlp[2]
    last.weight.data *= FEATURE_SCALE / size
    last.bias.data *= FEATURE_SCALE / size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cache", "gallery", "dev", "neighbours", "vision", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, default=Path("workshop/checkpoints/tokenizer"))
    parser.add_argument("--shelf", type=Path, default=SHELF, help="the passages that the app will search")
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--short-until", type=float, default=0.4, help="share of the time until whole episodes rule")
    parser.add_argument("--threads", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    c = config.AGENT
    torch.manual_seed(c["seed"])
    rng = random.Random(c["seed"])
    rows, gallery, dev_rows = load(a.cache), load(a.gallery), load(a.dev)
    neighbours = json.loads(a.neighbours.read_text())
    features: dict = {}
    encoder = Encoder(str(a.tokenizer / "tokenizer.json"), lambda key: len(features[key][0]))
    special = encoder.tokenizer.get_vocab()
    model = build_nano(nano_config(len(special), special))
    model.model.visual.load_state_dict(torch.load(a.vision)["visual"])
    rescale(model, gallery)
    a.out.mkdir(parents=True, exist_ok=True)
    state_file, step, spent = a.out / "agent.pt", 0, 0.0
    language = [p for n, p in model.named_parameters() if "visual" not in n]
    optimisers = optimisers_of([model.model.language_model.layers], language, c)
    if state_file.exists():
        state = torch.load(state_file)
        model.load_state_dict(state["model"])
        for optimiser, kept in zip(optimisers, state["optimisers"]):
            optimiser.load_state_dict(kept)
        step, spent = state["step"], state["spent"]
    features.update(encode_all(model, gallery, thumbs=True))
    features.update(encode_all(model, rows + dev_rows, thumbs=False))
    print(f"{len(rows)} specimens, {len(features)} pictures encoded", flush=True)
    shelf = Shelf(a.shelf)
    drawer = Drawer(rows, gallery, neighbours, top_k=3, passages=2, shelf=shelf)
    judge = Drawer(dev_rows, gallery, neighbours, top_k=3, passages=2, shelf=shelf)
    pad, image_id = special["<|endoftext|>"], model.config.image_token_id
    exam = random.Random(1)
    dev = [[encoder.encode(judge.draw(exam, short)) for _ in range(8)] for short in (0.0, 0.0, 0.0, 1.0, 1.0)]
    began, spoken, seen = time.time(), time.time(), 0
    while (share := (spent + time.time() - began) / (60 * a.minutes)) < 1:
        rate = falling(c["rate"], step, c["warmup"], share)
        for optimiser in optimisers:
            for group in optimiser.param_groups:
                group["lr"] = rate
        short = 0.92 if share < a.short_until * 0.6 else 0.5 if share < a.short_until else 0.15
        pool = [encoder.encode(drawer.draw(rng, short)) for _ in range(c["batch"] * 4)]
        pool.sort(key=lambda e: len(e.ids))
        starts = list(range(0, len(pool), c["batch"]))
        rng.shuffle(starts)
        for start in starts:
            loss, right = loss_of(model, batch_of(pool[start : start + c["batch"]], features, pad, image_id))
            for optimiser in optimisers:
                optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(language, 1.0)
            for optimiser in optimisers:
                optimiser.step()
            step, seen = step + 1, seen + c["batch"]
        if time.time() - spoken > 120:
            spoken = time.time()
            with torch.no_grad():
                exam_loss = [loss_of(model, batch_of(b, features, pad, image_id)) for b in dev]
            took = time.time() - began
            print(json.dumps({"step": step, "share": round(share, 3), "loss": round(loss.item(), 3), "a_second": round(seen / took, 2),
                              "dev": [f"{x.item():.3f}/{y:.3f}" for x, y in exam_loss]}), flush=True)
            save(state_file, model, optimisers, step, spent + took)
            write(model, a.tokenizer, a.out / "hf")
    save(state_file, model, optimisers, step, spent + time.time() - began)
    write(model, a.tokenizer, a.out / "hf")
    print(json.dumps({"step": step, "episodes": seen}))


def save(path: Path, model, optimisers, step: int, spent: float) -> None:
    partial = path.with_suffix(".part")
    kept = [o.state_dict() for o in optimisers]
    torch.save({"model": model.state_dict(), "optimisers": kept, "step": step, "spent": spent}, partial)
    partial.rename(path)


def write(model, tokenizer: Path, out: Path) -> None:
    model.save_pretrained(out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(tokenizer / name, out / name)


if __name__ == "__main__":
    main()
