"""Draws what a policy is tried on: pieces of a studio's folder with a question, the views shown and the tools allowed."""
from __future__ import annotations

import random
from pathlib import Path

from ..evaluate.tasks import NAMED, Task
from ..vqa import prompt
from ..vqa.questions import ATTRIBUTE, LETTERS, Questioner, askable
from ..vqa.rows import read_specimens, shows
from ..vqa.vocabulary import ATTRIBUTES
from . import config


class Draws:
    def __init__(self, studio: Path, seed: int):
        self.studio = studio
        self.specimens = read_specimens(studio)
        self.start(seed)

    def start(self, seed: int) -> None:
        """From here on the draws depend on the seed alone, so that a run that goes on draws what it would have drawn."""
        self.rng = random.Random(seed)
        self.questioner = Questioner(self.rng)

    def tools(self) -> tuple[str, ...]:
        some = self.rng.random() < config.FEWER_TOOLS
        return tuple(t for t in prompt.TOOLS if self.rng.random() < 0.5) if some else prompt.TOOLS

    def one(self) -> tuple[Task, tuple[str, ...]]:
        """A task and its tools, by the shares of config.PROTOCOLS."""
        protocol = self.rng.choices(list(config.PROTOCOLS), list(config.PROTOCOLS.values()))[0]
        while True:
            task = self.task(self.rng.choice(self.specimens), protocol)
            if task:
                return task, self.tools()

    def task(self, specimen: dict, protocol: str) -> Task | None:
        """None where the piece cannot be asked by this protocol."""
        lang = self.rng.choice(["en", "zh"])
        with_base = self.rng.random() < config.WITH_BASE
        views = [v for v in specimen["views"] if v["view"] == "whole" or (v["view"] == "base" and with_base)]
        base, motif = shows(specimen, views)
        if protocol == "verdict":
            return self.verdict(specimen, views, base, lang)
        kinds = [k for k in askable(specimen, base, motif) if protocol == "choice" or k in ATTRIBUTE]
        if not kinds:
            return None
        asked = self.questioner.ask(specimen, self.rng.choice(kinds), lang)
        if protocol == "choice":
            question = prompt.choice_question(lang, asked.text, dict(zip(LETTERS, asked.options)))
            return self.of(specimen, views, lang, question, {"letter": asked.letter}, (asked.type,))
        question = prompt.free_form_question(lang, asked.text)
        return self.of(specimen, views, lang, question, {"reference": asked.reference}, (asked.type,))

    def verdict(self, specimen: dict, views: list[dict], base: bool, lang: str) -> Task:
        porcelain = specimen["type"] == "porcelain"
        truth = specimen["attributes"] | {"porcelain": porcelain}
        if not (base and specimen["mark"]):
            truth["reign"] = None
        kinds = tuple(NAMED[a] for a in ATTRIBUTES) if porcelain else ("porcelain",)
        return self.of(specimen, views, lang, prompt.prompt_file()["question"][lang], truth, kinds)

    def of(self, specimen: dict, views: list[dict], lang: str, question: str, truth: dict, kinds: tuple[str, ...]) -> Task:
        images = [self.studio / v["file"] for v in views]
        return Task(specimen["uuid"], images, lang, question, truth, kinds, specimen["held_out"])
