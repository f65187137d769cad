"""What the vision tower is asked of each picture: class labels and boxes, read off the cached specimens.

Knows no model. A label of -1 means that the picture cannot show it; such labels carry no loss.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

TASKS = ("color", "shape", "motif", "kiln", "dynasty", "porcelain", "marked", "mark")


@dataclass
class Sample:
    pixels: np.ndarray  # uint8 [H, W, 3]
    kind: str  # whole | base | detail | mark | motif | thumb
    labels: dict[str, int]
    box: tuple[float, float, float, float] | None  # x0 y0 x1 y1 as fractions of the picture


class Labels:
    """Class lists by task, in sorted order, so that they are the same in every run over the same data."""

    def __init__(self, rows: list[dict]):
        seen: dict[str, set] = {t: set() for t in TASKS}
        for row in rows:
            specimen = row["specimen"]
            for a in ("color", "shape", "motif", "kiln", "dynasty"):
                if specimen["attributes"].get(a):
                    seen[a].add(specimen["attributes"][a])
            if specimen["mark"]:
                seen["mark"].add(specimen["mark"]["text"])
        seen["porcelain"] = {"no", "yes"}
        seen["marked"] = {"no", "yes"}
        self.classes = {t: sorted(v) for t, v in seen.items()}
        self.index = {t: {c: i for i, c in enumerate(v)} for t, v in self.classes.items()}

    def of(self, task: str, value: str | None) -> int:
        return -1 if value is None else self.index[task].get(value, -1)


def fraction(box, pixels: np.ndarray) -> tuple[float, float, float, float]:
    height, width = pixels.shape[:2]
    return box[0] / width, box[1] / height, box[2] / width, box[3] / height


def samples(row: dict, labels: Labels) -> list[Sample]:
    """Every picture of one cached specimen with what it can be asked."""
    specimen, found = row["specimen"], []
    truth = specimen["attributes"]
    whole = {t: labels.of(t, truth.get(t)) for t in ("color", "shape", "motif", "kiln", "dynasty")}
    whole["porcelain"] = int(specimen["type"] == "porcelain")
    motif, mark = row.get("motif"), row.get("mark")
    found.append(Sample(row["whole"], "whole", whole, fraction(motif[0][0], row["whole"]) if motif else None))
    if specimen["type"] == "porcelain":
        found.append(Sample(row["thumb"], "thumb", whole, None))
    if "detail" in row:   # near by: what it is made of and what is painted, not what shape it has
        near = {t: whole[t] for t in ("color", "motif", "kiln", "porcelain")}
        found.append(Sample(row["detail"], "detail", near, None))
    if "base" in row:
        asked = {"marked": int(bool(mark)), "porcelain": 1, "kiln": whole["kiln"]}
        found.append(Sample(row["base"], "base", asked, fraction(mark[0][0], row["base"]) if mark else None))
    for _, crop in mark or []:
        asked = {"mark": labels.of("mark", specimen["mark"]["text"])}
        found.append(Sample(crop, "mark", asked, None))
    for _, crop in motif or []:
        found.append(Sample(crop, "motif", {"motif": whole["motif"], "color": whole["color"]}, None))
    return found
