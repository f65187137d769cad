"""python -m workshop.photographs --photos DIR --out W/photos   (from models/)

Makes a set for `npm run eval -- --set W/photos/specimens.jsonl --images DIR` of labelled photographs of real pieces:
DIR/labels.jsonl names the files, the labels, and which of them a caption settles (`scoreable`); only those are asked for.
The photographs stay where they are. A reign that no mark in the picture shows is not asked for, as in the studio's sets.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

FIELD = {"dynasty": "dynasty", "reign": "reign", "kiln": "kiln", "color": "glaze", "motif": "motif", "shape": "shape"}
OF_A_BASE = ("base", "mark")


def specimen(row: dict) -> dict:
    labels, settled = row.get("labels", {}), row.get("scoreable", [])
    of_base = row.get("view") in OF_A_BASE
    return {
        "uuid": Path(row["file"]).stem,
        "type": "porcelain" if row["subset"] == "porcelain-and-glazed" else "other",
        "attributes": {a: labels.get(field) if field in settled else None for a, field in FIELD.items()},
        "mark": {"reign": labels.get("reign")} if of_base else None,
        "views": [{"file": row["file"], "view": "base" if of_base else "whole"}],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    listing = a.photos / "labels.jsonl"
    if not listing.exists():
        raise SystemExit(f"read {a.photos}: found no labels.jsonl, wanted a folder of labelled photographs")
    rows = [specimen(json.loads(line)) for line in listing.read_text(encoding="utf-8").splitlines() if line]
    a.out.mkdir(parents=True, exist_ok=True)
    (a.out / "specimens.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    kinds = [r["type"] for r in rows]
    print(f"{len(rows)} photographs: {kinds.count('porcelain')} of porcelain or glazed ware, {kinds.count('other')} of something else")


if __name__ == "__main__":
    main()
