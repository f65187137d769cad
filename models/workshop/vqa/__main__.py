"""python -m workshop.vqa --studio DIR --out DIR [--split studio-bench] [--shipped ../public/bench/studio] [--seed 4242]   (from models/)

Turns a folder of specimens into a set in CiQi's format: test.jsonl, images/, manifest.json. `--split studio-bench` takes the
775 pieces of workshop.vqa.bench_pool and shows 878 pictures of them; without it every piece of porcelain is asked with all
its views. `--shipped` writes the small part that the app carries. Prints what workshop.vqa.check prints.
"""
from __future__ import annotations

import argparse
from pathlib import Path

from . import check, rows as questions
from .set_files import write_set
from .studio_bench import shipped, shown

QUALITY, SHIPPED_QUALITY, SHIPPED_SIDE = 80, 86, 1024
TITLE = {"en": "Studio bench", "zh": "作坊评测集"}
SHIPPED_TITLE = {"en": "Studio bench, a sample", "zh": "作坊评测集（样本）"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studio", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", choices=["all", "studio-bench"], default="all")
    parser.add_argument("--shipped", type=Path)
    parser.add_argument("--seed", type=int, default=4242)
    a = parser.parse_args()
    if a.out.resolve() == a.studio.resolve():
        parser.error("--out is the studio's own folder, which would be replaced; name another")
    specimens = questions.read_specimens(a.studio)
    pieces = shown(specimens) if a.split == "studio-bench" else [(s, s["views"]) for s in specimens if s["type"] == "porcelain"]
    if not pieces:
        raise SystemExit(f"read {a.studio}: found {len(specimens)} things and no porcelain, wanted some to ask about")
    rows = questions.build(pieces, a.seed)
    size = write_set(a.out, rows, a.studio, TITLE, QUALITY, pieces=pieces)
    print(f"{a.out}: {len(rows)} questions, {len(pieces)} pieces, {sum(len(v) for _, v in pieces)} pictures, {size / 1e6:.1f} MB")
    print(check.table(rows)[0])
    if a.shipped:
        part = shipped(rows, a.seed)
        size = write_set(a.shipped, part, a.studio, SHIPPED_TITLE, SHIPPED_QUALITY, SHIPPED_SIDE)
        print(f"{a.shipped}: {len(part)} questions, {len({r['specimen'] for r in part})} pieces, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
