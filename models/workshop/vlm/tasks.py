"""What the vision tower is asked of each picture: class labels and boxes, read off the cached specimens.

Knows no model. A label of -1 means that the picture cannot show it; such labels carry no loss.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..studio.specimen import TABLE
from ..vqa.vocabulary import terms

ATTRIBUTES = ("color", "shape", "motif", "kiln", "dynasty")
TASKS = (*ATTRIBUTES, "porcelain", "marked", "mark")


@dataclass
class Sample:
    pixels: np.ndarray  # uint8 [H, W, 3]
    kind: str  # whole | base | detail | mark | motif | thumb | mark-swatch | motif-swatch
    labels: dict[str, int]
    box: tuple[float, float, float, float] | None  # x0 y0 x1 y1 as fractions of the picture


class Labels:
    """Class lists by task, in sorted order, so that they are the same in every run."""

    def __init__(self, seen: dict[str, set[str]]):
        self.classes = {t: sorted(seen[t]) for t in TASKS}
        self.index = {t: {c: i for i, c in enumerate(v)} for t, v in self.classes.items()}

    @classmethod
    def of_table(cls) -> "Labels":
        """Whatever the studio's table can draw, whether or not it has been drawn yet."""
        seen: dict[str, set[str]] = {a: drawable(a) for a in ATTRIBUTES}
        return cls({**seen, "porcelain": {"no", "yes"}, "marked": {"no", "yes"}, "mark": drawable_marks()})

    def of(self, task: str, value: str | None) -> int:
        return -1 if value is None else self.index[task].get(value, -1)


def drawable(attribute: str) -> set[str]:
    """Every value of an attribute that some tradition has."""
    key = {"color": "glaze", "shape": "shapes", "motif": "motifs"}.get(attribute, attribute)
    values = (t[key] for t in TABLE["traditions"])
    return {v for value in values for v in (value if isinstance(value, list) else [value])}


def drawable_marks() -> set[str]:
    return {t[k] for t in terms().values() for k in ("mark6Hant", "mark4Hant") if t.get(k)}


def fraction(box, pixels: np.ndarray) -> tuple[float, float, float, float]:
    height, width = pixels.shape[:2]
    return box[0] / width, box[1] / height, box[2] / width, box[3] / height


def samples(row: dict, labels: Labels) -> list[Sample]:
    """Every picture of one cached specimen with what it can be asked."""
    specimen, found = row["specimen"], []
    truth = specimen["attributes"]
    whole = {t: labels.of(t, truth.get(t)) for t in ATTRIBUTES}
    whole["porcelain"] = int(specimen["type"] == "porcelain")
    motif, mark = row.get("motif"), row.get("mark")
    if "mark-swatch" in row:
        return [Sample(row["mark-swatch"], "mark-swatch", {"mark": labels.of("mark", specimen["mark"]["text"])}, None)]
    if "motif-swatch" in row:
        return [Sample(row["motif-swatch"], "motif-swatch", {"motif": whole["motif"], "color": whole["color"]}, None)]
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
