"""python -m workshop.vqa.bench_pool --out W/bench [--seed 4242] [--jobs 2]   (from models/)

Renders the 775 pieces of the studio bench. A natural draw is half Jingdezhen and a third Qing, so that a guesser who never
looks would do well; here the studio's own draws of the pool `bench` are taken in order until a kiln, a period or the
undecorated has its share (CAPS). Drawing what a piece is costs nothing, so only what is taken is rendered. Resumes.
"""
from __future__ import annotations

import argparse
import json
import multiprocessing
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from ..studio import marks, specimen
from ..studio.__main__ import draw

PIECES = 775
MARKED, BARE = 78, 25  # pieces whose base is shown: with a mark, and without; all others are shown from the side only
MARKS_OF_A_REIGN = 7
CAPS = {"kiln": 0.25, "dynasty": 0.25, "motif": 0.25, "color": 0.1, "shape": 0.12}


def outline(seed: int, index: int, pool: str = "bench") -> tuple[dict, dict | None, bool]:
    """(attributes, mark, whether the base is photographed) of a piece, without drawing it: the first draws of `specimen.make`."""
    rng = np.random.default_rng([seed, zlib.crc32(pool.encode()), index])
    rng.bytes(16)
    attributes, tradition = specimen.attributes(rng, pool)
    mark = marks.choose(rng, attributes, tradition, specimen.TABLE)
    return attributes, mark, bool(mark) or bool(rng.random() < 0.3)


def plan(seed: int, pieces: int = PIECES) -> list[int]:
    """The indexes to render. Marked pieces come first into their share, since they are what a reign can be read from."""
    caps = {a: Counter() for a in CAPS}
    taken, marked, bare, reigns = [], 0, 0, Counter()
    for index in range(pieces * 20):
        attributes, mark, base = outline(seed, index)
        is_marked = bool(mark) and marked < MARKED and reigns[mark["reign"]] < MARKS_OF_A_REIGN
        is_bare = base and not mark and bare < BARE
        if not (is_marked or is_bare) and pieces - len(taken) <= MARKED - marked + BARE - bare:
            continue
        if any(caps[a][attributes[a]] >= share * pieces for a, share in CAPS.items()):
            continue
        if mark and not is_marked and caps["kiln"][attributes["kiln"]] >= CAPS["kiln"] * pieces - (MARKED - marked):
            continue  # the rest of this kiln's share is for marks
        for a in CAPS:
            caps[a][attributes[a]] += 1
        marked, bare = marked + is_marked, bare + is_bare
        reigns[mark["reign"] if is_marked else None] += 1
        taken.append(index)
        if len(taken) == pieces:
            return taken
    raise SystemExit(f"plan the bench of seed {seed}: found {len(taken)} pieces within the shares, wanted {pieces}; take another seed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=4242)
    parser.add_argument("--side", type=int, default=1024)
    parser.add_argument("--jobs", type=int, default=1)
    a = parser.parse_args()
    (a.out / "images").mkdir(parents=True, exist_ok=True)
    listing = a.out / "specimens.jsonl"
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    done = {json.loads(line)["index"] for line in lines if line.endswith("}")}
    listing.write_text("".join(line + "\n" for line in lines if line.endswith("}")), encoding="utf-8")  # drops a line cut short
    indexes = plan(a.seed)
    tasks = [(a.seed, i, "bench", "porcelain", 0.0, a.out, a.side) for i in indexes if i not in done]
    with listing.open("a", encoding="utf-8") as file, multiprocessing.Pool(a.jobs) as workers:
        for count, row in enumerate(workers.imap(draw, tasks, chunksize=2), len(done) + 1):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            if count % 50 == 0:
                print(f"{count}/{len(indexes)} pieces", flush=True)


if __name__ == "__main__":
    main()
