"""What a set asks, as studies, and what each answer is worth. Knows the formats of sets; not how a study is played."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ..vqa import prompt
from ..vqa.questions import ATTRIBUTE, TYPES
from ..vqa.rows import read_specimens, shows
from ..vqa.vocabulary import ATTRIBUTES
from .agent import Study
from .pictures import Photo, open_photo
from .reading import find_term, letter_of, read_verdict

TOOLSETS = {"none": (), "zoom": prompt.TOOLS[:1], "image": prompt.TOOLS[1:2], "text": prompt.TOOLS[2:], "all": prompt.TOOLS}
PROTOCOLS = ("choice", "free-form", "verdict")
NAMED = {attribute: kind for kind, attribute in ATTRIBUTE.items()}


@dataclass
class Task:
    """One question to be asked, or one piece to be described."""

    id: str
    images: list[Path]
    lang: str
    question: str
    truth: dict  # {"letter"}, {"type", "reference"} or the attributes that the pictures can show
    types: tuple[str, ...]
    held_out: bool


def read_tasks(folder: Path, protocol: str, lang: str | None = None) -> list[Task]:
    """`lang` is the language of the study; without it the question's own, and English for verdicts."""
    return verdicts(folder, lang or "en") if protocol == "verdict" else asked(folder, protocol, lang)


def asked(folder: Path, protocol: str, lang: str | None) -> list[Task]:
    file = folder / "test.jsonl"
    if not file.exists():
        raise SystemExit(f"read {folder}: found no test.jsonl, wanted a set of questions; make one with python -m workshop.vqa")
    found = []
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        own = lang or row["lang"]
        if protocol == "choice":
            question, truth = prompt.choice_question(own, row["question"], row["options"]), {"letter": row["answer"]}
        else:
            question = prompt.free_form_question(own, row["question"])
            truth = {"reference": row["ground_truth"]}
        images = [folder / path for path in row["images"]]
        found.append(Task(row["id"], images, own, question, truth, (row["type"],), row["held_out"]))
    return [t for t in found if protocol == "choice" or t.types[0] in ATTRIBUTE]


def verdicts(folder: Path, lang: str) -> list[Task]:
    found = []
    for specimen in read_specimens(folder):
        base, _ = shows(specimen, specimen["views"])
        truth = specimen["attributes"] | {} if base and specimen["mark"] else specimen["attributes"] | {"reign": None}
        images = [folder / v["file"] for v in specimen["views"]]
        kinds = tuple(NAMED[a] for a in ATTRIBUTES) if specimen["type"] == "porcelain" else ("porcelain",)
        question = prompt.prompt_file()["question"][lang]
        found.append(Task(specimen["uuid"], images, lang, question, truth | {"porcelain": specimen["type"] == "porcelain"}, kinds, specimen["held_out"]))
    return found


class Album:
    """Photographs by path, opened once."""

    def __init__(self):
        self.photos: dict[Path, Photo] = {}

    def study(self, task: Task, tools: tuple[str, ...]) -> Study:
        for path in task.images:
            if path not in self.photos:
                self.photos[path] = open_photo(path)
        return Study([self.photos[path] for path in task.images], task.lang, tools, task.question)


def marks(task: Task, study: Study) -> dict[str, float]:
    """1 or 0 by type; a study without an answer has 0 in all."""
    text, closed = study.answer or ("", False)
    if "letter" in task.truth:
        return {task.types[0]: float(letter_of(text) == task.truth["letter"])}
    if "reference" in task.truth:
        attribute = ATTRIBUTE[task.types[0]]
        wanted = find_term(task.truth["reference"], attribute)
        right = find_term(text, attribute) == wanted if wanted else text.strip() == task.truth["reference"]
        return {task.types[0]: float(bool(study.answer) and right)}
    verdict = read_verdict(text, closed, task.lang)
    if not task.truth["porcelain"]:
        return {"porcelain": float(bool(study.answer) and not verdict.porcelain)}
    said = verdict.values if study.answer and verdict.porcelain else None
    return {NAMED[a]: float(said is not None and said[a] == task.truth[a]) for a in ATTRIBUTES}


def ordered(kinds: set[str]) -> list[str]:
    return [k for k in (*TYPES, "porcelain") if k in kinds]
