"""A folder of specimens as rows of CiQi's format: seven questions a piece, every letter right as often as any other.

Where a piece cannot be asked all seven types, the others take their place in turn, in another wording and with other options.
"""
from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from .options import Balance
from .questions import ATTRIBUTE, LETTERS, NO_MARK, TYPES, Questioner, askable, wording

QUESTIONS_A_PIECE = 7
SOURCE = "ciqi-studio"
FIELDS = {"uuid", "type", "attributes", "mark", "views", "held_out"}


def read_specimens(studio: Path) -> list[dict]:
    """Every whole line; the last may have been cut short while the studio still renders."""
    listing = studio / "specimens.jsonl"
    if not listing.exists():
        raise SystemExit(f"read {studio}: found no specimens.jsonl; render specimens into it with workshop.studio first")
    lines = [line for line in listing.read_text(encoding="utf-8").splitlines() if line.endswith("}")]
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(json.loads(line))
        except ValueError as error:
            raise SystemExit(f"read {listing}, line {number}: found no JSON ({error}), wanted a specimen; render again") from error
        missing = FIELDS - found[-1].keys()
        if missing:
            raise SystemExit(f"read {listing}, line {number}: found no {', '.join(sorted(missing))}, wanted a specimen of workshop.studio")
    if not found:
        raise SystemExit(f"read {listing}: found no specimen, wanted at least one; render with workshop.studio first")
    return found


def shows(specimen: dict, views: list[dict]) -> tuple[bool, bool]:
    """(base, motif): whether the views show the underside, and the decoration or that there is none."""
    motif = specimen["attributes"]["motif"] == "motif:wuwen" or any(g["label"] == "motif" for v in views for g in v["regions"])
    base = any(v["view"] == "base" and (not specimen["mark"] or any(g["label"] == "mark" for g in v["regions"])) for v in views)
    return base, motif


def plan(pieces: list[tuple[dict, list[dict]]], rng: random.Random) -> list[tuple[int, str]]:
    """(piece, type) of every question. The types that stand in for another are those asked least so far."""
    asked: Counter = Counter()
    chosen: list[list[str]] = []
    for specimen, views in pieces:
        kinds = list(askable(specimen, *shows(specimen, views)))
        chosen.append(kinds)
        asked.update(kinds)
    for kinds in chosen:
        while kinds and len(kinds) < QUESTIONS_A_PIECE:
            spare = [k for k in set(kinds) if k != "emperor" and kinds.count(k) == 1]
            kind = min(sorted(spare), key=lambda k: (asked[k], rng.random()))
            kinds.append(kind)
            asked[kind] += 1
    return [(i, kind) for i, kinds in enumerate(chosen) for kind in kinds]


def truth_of(specimen: dict, kind: str) -> str:
    if kind == "emperor":
        return specimen["mark"]["reign"] if specimen["mark"] else NO_MARK
    return specimen["attributes"][ATTRIBUTE[kind]]


def build(pieces: list[tuple[dict, list[dict]]], seed: int) -> list[dict]:
    """Rows of the pieces, each given with the views that are shown."""
    rng = random.Random(seed)
    tasks = plan(pieces, rng)
    truths = {k: [truth_of(pieces[i][0], k) for i, kind in tasks if kind == k] for k in ATTRIBUTE}
    named = [pieces[i][0]["attributes"][a] for i, kind in tasks if kind == "overall" for a in ("dynasty", "color", "motif", "shape")]
    balances = {k: Balance(v) for k, v in truths.items()} | {"overall": Balance(named)}
    questioner = Questioner(rng, balances)
    letters = {k: deck(range(len(LETTERS)), sum(kind == k for _, kind in tasks), rng) for k in TYPES}
    langs = {k: deck(("en", "zh"), sum(kind == k for _, kind in tasks), rng) for k in TYPES}
    rows: dict[int, list[dict]] = {}
    for i, kind in sorted(tasks, key=lambda _: rng.random()):
        specimen, views = pieces[i]
        lang = langs[kind].pop()
        earlier = {row["question"] for row in rows.get(i, [])}
        text = rng.choice([t for t in wording()[kind][lang] if t not in earlier])
        question = questioner.ask(specimen, kind, lang, letters[kind].pop(), text)
        rows.setdefault(i, []).append(row_of(question, specimen, views))
    return [numbered(row, n) for i in sorted(rows) for n, row in enumerate(sorted(rows[i], key=lambda r: TYPES.index(r["type"])), 1)]


def row_of(question, specimen: dict, views: list[dict]) -> dict:
    return {
        "id": "",
        "question": question.text,
        "images": [v["file"] for v in views],
        "options": dict(zip(LETTERS, question.options)),
        "answer": question.letter,
        "ground_truth": question.reference,
        "type": question.type,
        "specimen": specimen["uuid"],
        "source": SOURCE,
        "lang": question.lang,
        "held_out": specimen["held_out"],
    }


def numbered(row: dict, number: int) -> dict:
    return row | {"id": f"{row['specimen']}-{number}"}


def deck(values, size: int, rng: random.Random) -> list:
    """`size` draws in which every value comes as often as any other."""
    values = list(values)
    cards = [values[i % len(values)] for i in range(size)]
    rng.shuffle(cards)
    return cards
