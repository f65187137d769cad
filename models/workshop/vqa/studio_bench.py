"""The studio bench: which views of the 775 pieces are shown, so that the set has the shape of CiQi-Bench, and what ships of it.

CiQi-Bench has 775 specimens, 878 images and 5,425 questions, and its figures for the reign are all of about 101 questions.
Here 103 pieces show their base, so that a reign is asked 103 times; the other six types are asked 887 times each.
"""
from __future__ import annotations

import random
from collections import Counter

from .bench_pool import BARE, MARKED, MARKS_OF_A_REIGN, PIECES
from .questions import ATTRIBUTE, TYPES, wording
from .rows import shows

IMAGES = PIECES + MARKED + BARE
SHIPPED_PIECES, SHIPPED_A_TYPE, SHIPPED_BARE = 24, 17, 4


def whole_views(specimen: dict) -> list[dict]:
    return [v for v in specimen["views"] if v["view"] == "whole"]


def with_base(specimen: dict) -> list[dict]:
    return [v for v in specimen["views"] if v["view"] in ("whole", "base")]


def shown(specimens: list[dict]) -> list[tuple[dict, list[dict]]]:
    """Every piece with the views that its questions show: the whole, and of the first that can be read or are bare, the base."""
    pieces = [s for s in specimens if s["type"] == "porcelain"][:PIECES]
    marked, bare, reigns = 0, 0, Counter()
    found = []
    for specimen in pieces:
        base, _ = shows(specimen, specimen["views"])
        reign = specimen["mark"]["reign"] if specimen["mark"] else None
        reads = base and reign and marked < MARKED and reigns[reign] < MARKS_OF_A_REIGN
        empty = base and not reign and bare < BARE
        marked, bare = marked + bool(reads), bare + bool(empty)
        reigns[reign] += bool(reads)
        found.append((specimen, with_base(specimen) if reads or empty else whole_views(specimen)))
    images = sum(len(views) for _, views in found)
    if (len(found), images) != (PIECES, IMAGES):
        raise SystemExit(
            f"choose the studio bench: found {len(found)} pieces, {marked} readable marks and {bare} bare bases, wanted {PIECES}, {MARKED} and {BARE}; "
            "render them with python -m workshop.vqa.bench_pool"
        )
    return found


def shipped(rows: list[dict], seed: int) -> list[dict]:
    """About 120 of the rows about 24 pieces, each type as often: mostly pieces that show their base, of many reigns and kilns."""
    by_piece: dict[str, list[dict]] = {}
    for row in rows:
        by_piece.setdefault(row["specimen"], []).append(row)
    rng = random.Random(seed)
    pools: dict[str, list[list[dict]]] = {"marked": [], "bare": [], "whole": []}
    for own in by_piece.values():
        reign = next((row["ground_truth"] for row in own if row["type"] == "emperor"), None)
        pools["whole" if reign is None else "bare" if reign in wording()["noMark"].values() else "marked"].append(own)
    seen: Counter = Counter()
    taken: list[list[dict]] = []
    for name, wanted in (("bare", SHIPPED_BARE), ("marked", SHIPPED_A_TYPE), ("whole", SHIPPED_PIECES)):
        pool = pools[name]
        rng.shuffle(pool)
        while pool and len(taken) < wanted:
            best = min(pool, key=lambda rs: sum(seen[truth] for truth in truths(rs)))
            pool.remove(best)
            taken.append(best)
            seen.update(truths(best))
    kept: set[str] = set()
    for kind in TYPES:
        asked = [row for rs in taken for row in rs if row["type"] == kind]
        used: Counter = Counter()
        for _ in range(min(SHIPPED_A_TYPE, len(asked))):
            row = min(asked, key=lambda r: (used[r["specimen"]], used[r["answer"]], used[r["ground_truth"]]))
            asked.remove(row)
            used.update((row["specimen"], row["ground_truth"], row["answer"]))
            kept.add(row["id"])
    return [row for row in rows if row["id"] in kept]


def truths(rows: list[dict]) -> set[tuple[str, str]]:
    """What the rows of a piece say of it, for a mixture; the language does not matter much."""
    return {(row["type"], row["ground_truth"]) for row in rows if row["type"] in ATTRIBUTE}
