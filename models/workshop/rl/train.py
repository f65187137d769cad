"""python -m workshop.rl.train --checkpoint HF_DIR --studio DIR --dev DIR --gallery PACK --out DIR --minutes 60 [--threads 1]   (from models/)

Phase 3: GRPO (see update.py) from the supervised checkpoint, with the real tools in the loop: boxes cut the original picture,
searches run over the pack and the shelf. The vision tower stays frozen. Prints the mean reward of a fixed draw from --dev,
greedily, before and after, with 95 % intervals and that of the paired gain. Resumes from --out, where hf/ is the result.
"""
from __future__ import annotations

import argparse
import copy
import json
import random
import time
from pathlib import Path

import torch

from ..evaluate.__main__ import open_table
from ..evaluate.agent import Table, play
from ..evaluate.tasks import Album
from ..vlm.train_agent import write
from ..vqa.vocabulary import REPO
from . import config
from .draws import Draws
from .rewards import reward
from .update import advantages, update


def rollouts(table: Table, album: Album, tasks: list, copies: int, temperature: float, seed: int) -> tuple[list, torch.Tensor]:
    """(studies, rewards [tasks, copies]) of (task, tools) pairs."""
    studies = [album.study(task, tools) for task, tools in tasks for _ in range(copies)]
    play(table, studies, temperature, seed)
    rewards = [reward(tasks[i // copies][0], study) for i, study in enumerate(studies)]
    return studies, torch.tensor(rewards).view(len(tasks), copies)


def examine(table: Table, album: Album, tasks: list) -> list[float]:
    found = []
    for start in range(0, len(tasks), 64):
        found += rollouts(table, album, tasks[start : start + 64], 1, 0.0, 0)[1].flatten().tolist()
    return found


def mean(values: list[float]) -> dict:
    """Mean and its 95 % interval, by the bootstrap over studies."""
    rng = random.Random(1)
    means = sorted(sum(rng.choices(values, k=len(values))) / len(values) for _ in range(2000))
    return {"mean": round(sum(values) / len(values), 4), "interval": [round(means[49], 4), round(means[1949], 4)], "n": len(values)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "studio", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--clip", type=Path, default=Path("workshop/checkpoints/clip"))
    parser.add_argument("--gallery", type=Path, default=REPO / "public" / "packs" / "studio")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--dev-studies", type=int, default=384)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--protocols", nargs="+", choices=list(config.PROTOCOLS), help="only these, at their shares")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(config.SEED)
    if a.protocols:
        config.PROTOCOLS = {k: v for k, v in config.PROTOCOLS.items() if k in a.protocols}
    table = open_table(a.checkpoint, a.clip, a.gallery)
    reference = copy.deepcopy(table.model).requires_grad_(False)
    language = [p for n, p in table.model.named_parameters() if "visual" not in n]
    optimiser = torch.optim.AdamW(language, lr=config.RATE, weight_decay=0.0, betas=(0.9, 0.95))
    draws, exam, album = Draws(a.studio, config.SEED), Draws(a.dev, config.SEED), Album()
    tasks = [exam.one() for _ in range(a.dev_studies)]
    a.out.mkdir(parents=True, exist_ok=True)
    state_file, state = a.out / "rl.pt", {"step": 0, "spent": 0.0, "before": None}
    if state_file.exists():
        state = torch.load(state_file)
        table.model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        if len(state["before"]) != len(tasks):
            raise SystemExit(f"go on with {a.out}: found {len(state['before'])} dev studies, --dev-studies asks for {len(tasks)}; give the same number")
    else:
        state["before"] = examine(table, album, tasks)
        print(json.dumps({"dev before": mean(state["before"])}), flush=True)
    pad = table.tokenizer.token_to_id("<|endoftext|>")
    began, saved, spent = time.time(), time.time(), state["spent"]
    while spent + time.time() - began < 60 * a.minutes:
        state["step"] += 1
        for group in optimiser.param_groups:
            group["lr"] = config.RATE * min(1, state["step"] / config.WARMUP)
        draws.start(config.SEED + state["step"])
        asked = [draws.one() for _ in range(config.PROMPTS)]
        studies, rewards = rollouts(table, album, asked, config.GROUP, config.TEMPERATURE, config.SEED + state["step"])
        told = update(table.model, reference, optimiser, studies, advantages(rewards).flatten().tolist(), pad)
        if told["gap"] > config.LARGEST_GAP:
            raise SystemExit(f"step {state['step']}: sampler and trainer differ by {told['gap']:.3f} nats at a token; run python -m workshop.evaluate.check")
        state["spent"] = spent + time.time() - began
        print(json.dumps({
            "step": state["step"], "minutes": round(state["spent"] / 60, 1), "reward": round(rewards.mean().item(), 3),
            "answered": round(sum(s.answer is not None for s in studies) / len(studies), 3),
            "calls": round(sum(sum(s.calls.values()) for s in studies) / len(studies), 2),
            **{k: round(v, 4) for k, v in told.items()},
        }), flush=True)
        if time.time() - saved > 300:
            save(a.out, table.model, optimiser, state)
            saved = time.time()
    after = examine(table, album, tasks)
    save(a.out, table.model, optimiser, state)
    write(table.model, a.checkpoint, a.out / "hf")
    gain = [y - x for x, y in zip(state["before"], after)]
    print(json.dumps({"step": state["step"], "dev before": mean(state["before"]), "dev after": mean(after), "gain": mean(gain)}))


def save(out: Path, model, optimiser, state: dict) -> None:
    partial = out / "rl.part"
    torch.save({**state, "model": model.state_dict(), "optimiser": optimiser.state_dict()}, partial)
    partial.rename(out / "rl.pt")


if __name__ == "__main__":
    main()
