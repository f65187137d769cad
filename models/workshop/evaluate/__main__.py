"""python -m workshop.evaluate --checkpoint HF_DIR --set DIR [--tools all] [--protocol choice] [--limit N]   (from models/)

Plays ciqi-nano in float32 over a set of workshop.vqa, many studies at a time and greedily, and prints its accuracy a type
with 95 % Wilson intervals, what it called, and the pieces of held-out combinations apart. `--protocol verdict` describes the
pieces of a specimens.jsonl instead. The app stays the judge: this one is for ablations of thousands of questions.
`--out` writes a line a study: id, what it said, its calls, its marks.
"""
from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import torch
from safetensors import SafetensorError
from tokenizers import Tokenizer
from transformers import CLIPModel, Qwen2_5_VLForConditionalGeneration

from ..vqa.vocabulary import REPO
from .agent import Study, Table, play
from .gallery import Gallery
from .tasks import PROTOCOLS, TOOLSETS, Album, Task, marks, ordered, read_tasks
from .wilson import rate


def open_checkpoint(kind, folder: Path, device: str, **settings):
    """A model of `kind` in float32, for evaluation. Exits with a line where the folder holds none."""
    config = folder / "config.json"
    if not config.exists():
        raise SystemExit(f"open {folder}: found no config.json, wanted a Hugging Face checkpoint; train it or name another folder")
    found = json.loads(config.read_text(encoding="utf-8")).get("architectures")
    if found != [kind.__name__]:
        raise SystemExit(f"open {folder}: found the architecture {found}, wanted {kind.__name__}; name another folder")
    try:
        return kind.from_pretrained(folder, dtype=torch.float32, **settings).to(device).eval()
    except (OSError, SafetensorError) as error:
        raise SystemExit(f"open {folder}: {error}; the weights are not whole, write the checkpoint again") from error


def open_table(checkpoint: Path, clip: Path, gallery: Path, device: str | None = None) -> Table:
    device = device or ("cuda" if torch.cuda.is_available() else "cpu")
    model = open_checkpoint(Qwen2_5_VLForConditionalGeneration, checkpoint, device, attn_implementation="sdpa")
    tower = open_checkpoint(CLIPModel, clip, device)
    return Table(model, Tokenizer.from_file(str(checkpoint / "tokenizer.json")), Gallery(gallery, tower, model))


def play_all(table: Table, tasks: list[Task], tools: tuple[str, ...], size: int, temperature: float = 0.0, seed: int = 0, tell=None) -> list[Study]:
    """A study a task, in batches of tasks with as many pictures each."""
    album, studies = Album(), {}
    queue = sorted(tasks, key=lambda t: (len(t.images), t.types))
    for start in range(0, len(queue), size):
        some = [(task, album.study(task, tools)) for task in queue[start : start + size]]
        play(table, [study for _, study in some], temperature, seed + start)
        studies.update((task.id, study) for task, study in some)
        if tell:
            tell(len(studies), len(queue))
    return [studies[task.id] for task in tasks]


def report(tasks: list[Task], studies: list[Study]) -> str:
    scores = [marks(t, s) for t, s in zip(tasks, studies)]
    lines = []
    for title, chosen in (("all", scores), ("held-out combinations", [m for t, m in zip(tasks, scores) if t.held_out])):
        lines.append(f"{title}:")
        means = []
        for kind in ordered({k for m in chosen for k in m}):
            right = [m[kind] for m in chosen if kind in m]
            lines.append(f"  {kind:10} {rate(int(sum(right)), len(right))}")
            means += [sum(right) / len(right)] if kind != "porcelain" else []
        lines.append(f"  mean of {len(means)} types {100 * sum(means) / max(1, len(means)):.1f} %")
    calls, stops = Counter(), Counter(s.stop for s in studies)
    for study in studies:
        calls.update(study.calls)
    each = ", ".join(f"{name} {count / len(studies):.2f}" for name, count in sorted(calls.items()))
    lines.append(f"calls a study: {each or 'none'}; refused {sum(s.errors for s in studies)}; ended: {dict(stops)}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--set", type=Path, required=True)
    parser.add_argument("--clip", type=Path, default=Path("workshop/checkpoints/clip"))
    parser.add_argument("--gallery", type=Path, default=REPO / "public" / "packs" / "studio")
    parser.add_argument("--tools", choices=list(TOOLSETS), default="all")
    parser.add_argument("--protocol", choices=PROTOCOLS, default="choice")
    parser.add_argument("--lang", choices=["en", "zh"], help="language of the studies; the question's own unless given")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    tasks = read_tasks(a.set, a.protocol, a.lang)[: a.limit]
    if not tasks:
        raise SystemExit(f"read {a.set}: found nothing to ask by the protocol {a.protocol}; name another set")
    table = open_table(a.checkpoint, a.clip, a.gallery)
    began = time.time()
    studies = play_all(table, tasks, TOOLSETS[a.tools], a.batch)
    took = time.time() - began
    print(f"{a.set.name}, protocol {a.protocol}, tools {a.tools}: {len(tasks)} studies in {took:.0f} s, {len(tasks) / took:.2f} a second")
    print(report(tasks, studies))
    if a.out:
        rows = [{"id": t.id, "turns": s.turns, "calls": s.calls, "stop": s.stop, "marks": marks(t, s)} for t, s in zip(tasks, studies)]
        a.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
