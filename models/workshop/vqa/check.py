"""python -m workshop.vqa.check --set DIR [--studio DIR]   (from models/)

Prints what a set asks and checks that it can be trusted: four different options, one of them right and none twice, letters
even, and no guesser who never looks far above a quarter. With the pieces at hand the options are held against the truth.
Exit 1 with a line a fault.
"""
from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from ..evaluate.wilson import rate
from .guessers import GUESSERS, guessed_right, ids_by_label
from .questions import ATTRIBUTE, LETTERS, TYPES
from .relations import both_right, fits
from .rows import read_specimens

# What a guesser may reach: 25 % and the sampling error of about 800 questions, and what a kiln of a quarter of all pieces adds.
MOST_GUESSED = 0.36
FEWEST = 80  # a type with fewer questions is printed and not judged


def read_rows(folder: Path) -> list[dict]:
    file = folder / "test.jsonl"
    if not file.exists():
        raise SystemExit(f"read {folder}: found no test.jsonl; make the set with python -m workshop.vqa")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def faults(rows: list[dict], pieces: dict[str, dict], images: Path) -> list[str]:
    """A line a fault; `pieces` by uuid, or none."""
    found, known = [], ids_by_label()
    ids = Counter(row["id"] for row in rows)
    found += [f"{i}: {n} rows have this id, wanted one" for i, n in ids.items() if n > 1]
    for row in rows:
        options, attribute = row["options"], ATTRIBUTE.get(row["type"])
        if len(set(options.values())) != len(LETTERS) or row["answer"] not in options:
            found.append(f"{row['id']}: options {list(options.values())}, answer {row['answer']}; wanted four different ones and one right")
        found += [f"{row['id']}: {path} is not there" for path in row["images"] if not (images / path).exists()]
        if row["specimen"] in pieces and attribute:
            truth = pieces[row["specimen"]]["attributes"]
            mark = pieces[row["specimen"]]["mark"]
            value = (mark and mark["reign"]) if attribute == "reign" else truth[attribute]
            for letter, text in options.items():
                terms = known.get((attribute, text), [])
                right = value in terms if value else not terms
                too = value and any(both_right(value, t) or (attribute != "reign" and fits(truth, attribute, t)) for t in terms)
                if (letter == row["answer"]) != bool(right) or (letter != row["answer"] and too):
                    found.append(f"{row['id']}: option {letter} ({text}) beside the truth {value}")
    return found


def table(rows: list[dict]) -> tuple[str, list[str]]:
    """Lines a type, and the faults of balance."""
    lines, found = [], []
    for kind in TYPES:
        asked = [r for r in rows if r["type"] == kind]
        if not asked:
            continue
        letters = Counter(r["answer"] for r in asked)
        commonest = Counter(r["ground_truth"] for r in asked).most_common(1)[0]
        lines.append(f"{kind}: {len(asked)} questions, {sum(r['lang'] == 'zh' for r in asked)} Chinese; letters "
                     + " ".join(f"{a} {letters[a]}" for a in LETTERS) + f"; most often right: {commonest[0]} ({commonest[1]})")
        if max(letters.values()) - min(letters[a] for a in LETTERS) > 1 and len(asked) >= FEWEST:
            found.append(f"{kind}: letters {dict(letters)}; wanted each as often")
        for name, make in GUESSERS.items():
            if name == "middle" and kind not in ("dynasty", "emperor"):
                continue
            count = guessed_right(asked, make)
            lines.append(f"  {name:9} {rate(count, len(asked))}")
            if count > MOST_GUESSED * len(asked) and len(asked) >= FEWEST:
                found.append(f"{kind}: the {name} guesser is right {100 * count / len(asked):.1f} % of the time; wanted at most {100 * MOST_GUESSED:.0f}")
    return "\n".join(lines), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, required=True)
    parser.add_argument("--studio", type=Path)
    a = parser.parse_args()
    rows = read_rows(a.set)
    pieces = {s["uuid"]: s for s in read_specimens(a.studio)} if a.studio else {}
    text, found = table(rows)
    found += faults(rows, pieces, a.set)
    print(f"{len(rows)} questions about {len({r['specimen'] for r in rows})} pieces, {len({i for r in rows for i in r['images']})} pictures")
    print(text)
    for fault in found[:40]:
        print("fault:", fault)
    if found:
        raise SystemExit(f"check {a.set}: found {len(found)} faults, wanted none")


if __name__ == "__main__":
    main()
