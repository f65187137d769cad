"""Writes the teacher's trajectory for one specimen: look, zoom where it decides, compare, check, answer.

A trajectory is a list of parts (see prompt.py). The teacher knows the truth but claims only what its pictures, its
neighbours and the shelf can carry: a reign whose mark was not read is `not visible`.
"""
from __future__ import annotations

import random
from dataclasses import dataclass

from . import prompt
from .vocabulary import label, short, terms

PLAIN = "motif:wuwen"
THOUGHTS = {
    "en": {
        "look": ["{color}, {shape}.", "A {shape}: {color}.", "I see {color} on a {shape}."],
        "mark": ["The base bears a mark; I zoom in.", "A mark on the base: read it."],
        "read": ["The mark reads {mark}.", "It reads {mark}."],
        "blurred": ["The mark is too blurred to read.", "I cannot read this mark."],
        "apocryphal": ["The mark reads {mark}, but the piece is later: apocryphal.", "It reads {mark}, an earlier reign's mark on a later piece."],
        "unmarked": ["The base bears no mark.", "No mark on the base."],
        "motif": ["Now the decoration.", "I look at the decoration."],
        "motif_read": ["The decoration: {motif}."],
        "plain": ["Undecorated."],
        "compare": ["Compare similar pieces.", "Which pieces are similar?"],
        "check": ["Check the period and kiln.", "What is written of it?"],
        "answer": ["I can answer.", "Enough to answer."],
        "other": ["No porcelain here.", "This is something else."],
        "label_mark": "mark",
        "label_motif": "decoration",
    },
    "zh": {
        "look": ["{color}，{shape}。", "器型{shape}，{color}。", "所见为{color}{shape}。"],
        "mark": ["底有款识，放大看。", "底部有款，先读款。"],
        "read": ["款识：{mark}。", "款为{mark}。"],
        "blurred": ["款识模糊，不能辨读。", "此款无法辨认。"],
        "apocryphal": ["款为{mark}，然器物较晚，系寄托款。", "款识{mark}为后世寄托款。"],
        "unmarked": ["底无款。", "底部无款识。"],
        "motif": ["再看纹饰。", "看纹饰。"],
        "motif_read": ["纹饰：{motif}。"],
        "plain": ["素面无纹。"],
        "compare": ["比对相似器物。", "找相似器物。"],
        "check": ["查窑口与年代。", "查证年代窑口。"],
        "answer": ["可以作答。", "依据已足。"],
        "other": ["画面中不是瓷器。", "这是别的东西。"],
        "label_mark": "款识",
        "label_motif": "纹饰",
    },
}
QUESTIONS = {
    "en": ["What is this piece?", "Study this piece.", "Tell me about this porcelain.", "What am I looking at?"],
    "zh": ["这是什么器物？", "请鉴赏这件瓷器。", "请介绍这件器物。", "这是什么？"],
}


@dataclass
class View:
    """One photograph of the episode as the model sees it: key, resized size, and boxes in resized pixels."""

    key: str
    kind: str  # whole | base | mark-closeup | motif-closeup
    width: int
    height: int
    mark: tuple[int, int, int, int] | None = None
    mark_key: str | None = None
    motif: tuple[int, int, int, int] | None = None
    motif_key: str | None = None
    blurred: bool = False  # the crop of the mark cannot be read


@dataclass
class Neighbour:
    key: str
    attributes: dict
    score: float


def compose_name(values: dict, lang: str) -> str:
    """A museum-label name from the claimed values; parts that are not claimed are left out."""
    part = {a: short(v, lang) for a, v in values.items() if v}
    motif = None if values.get("motif") == PLAIN else part.get("motif")
    if lang == "zh":
        return "".join(part.get(a, "") for a in ("dynasty", "reign", "kiln", "color")) + (motif or "") + part.get("shape", "")
    name = f"{part.get('color', 'porcelain')} {part.get('shape', 'piece')}"
    if motif:
        name += f" with {motif}"
    for a in ("reign", "dynasty"):
        if a in part:
            name += f", {part[a]}"
    return name


class Teacher:
    def __init__(self, lang: str, rng: random.Random, tools: tuple[str, ...] = prompt.TOOLS):
        self.lang, self.rng, self.tools = lang, rng, tools
        self.parts: list[prompt.Part] = []
        self.evidence = 0
        self.grounds: dict[str, tuple[str, list[str]]] = {}

    def say(self, name: str, **values: str) -> str:
        return self.rng.choice(THOUGHTS[self.lang][name]).format(**values)

    def new_evidence(self) -> str:
        self.evidence += 1
        return f"E{self.evidence}"

    def zoom(self, thought: str, index: int, box: tuple[int, ...], name: str, key: str) -> str:
        self.parts.append(
            prompt.tool_call(thought, "image_zoom_in_tool", {"index": index, "bbox_2d": list(box), "label": name})
        )
        evidence = self.new_evidence()
        self.parts += prompt.result_turn([key], [prompt.crop_line(self.lang, evidence, index, name)])
        return evidence

    def episode(self, specimen: dict, views: list[View], search_image, search_text) -> list[prompt.Part]:
        """`search_image(view) -> [Neighbour]`, `search_text(query, lang) -> [passage]`; both may return nothing."""
        lang, rng = self.lang, self.rng
        question = prompt.prompt_file()["question"][lang] if rng.random() < 0.7 else rng.choice(QUESTIONS[lang])
        self.parts = prompt.first_turn(lang, [(v.key, v.width, v.height) for v in views], self.tools, question)
        self.evidence = len(views)
        if specimen["type"] != "porcelain":
            return self.parts + [prompt.not_porcelain(self.say("other"), lang)]
        return self._porcelain(specimen, views, search_image, search_text)

    def question(self, specimen: dict, asked, views: list[View], search_image, search_text, protocol: str = "choice") -> list[prompt.Part]:
        """One question of questions.py (`asked`), answered with its letter or, of protocol `free-form`, in words."""
        from .question_trajectory import QuestionTeacher

        return QuestionTeacher(self, specimen, asked, protocol).parts(views, search_image, search_text)

    def _porcelain(self, specimen: dict, views: list[View], search_image, search_text) -> list[prompt.Part]:
        lang, truth = self.lang, specimen["attributes"]
        names = {a: label(v, lang, "") for a, v in truth.items()}
        by_kind = {v.kind: (i, v) for i, v in enumerate(views, 1)}
        whole = by_kind.get("whole")
        grounds = self.grounds = {}
        if whole:
            thought = self.say("look", color=short(truth["color"], lang), shape=short(truth["shape"], lang))
            for a in ("color", "shape"):
                grounds[a] = ("seen", [f"E{whole[0]}"])
        else:
            thought = ""
        thought = self._marks(thought, specimen, by_kind, grounds)
        thought = self._motif(thought, truth, names, by_kind, grounds)
        if whole and "search_image" in self.tools:
            thought = self._compare(thought, whole, truth, grounds, search_image)
        if whole and "search_text" in self.tools:
            thought = self._check(thought, truth, lang, grounds, search_text)
        return self.parts + [self._answer(thought, specimen, grounds, bool(whole))]

    def _marks(self, thought: str, specimen: dict, by_kind: dict, grounds: dict, named: dict[int, str] | None = None) -> str:
        """`named`: the evidence ids of photographs that came later, by index."""
        mark = specimen.get("mark")
        for kind in ("base", "mark-closeup"):
            if kind not in by_kind:
                continue
            index, view = by_kind[kind]
            shown = (named or {}).get(index, f"E{index}")
            if not mark:
                grounds["reign"] = ("seen", [shown])
                thought = join(thought, self.say("unmarked"), self.lang)
            elif kind == "mark-closeup":
                grounds["reign"] = ("seen", [shown])
                thought = join(thought, self.say(reading(specimen), mark=mark["text"]), self.lang)
            elif "image_zoom_in_tool" in self.tools and view.mark:
                name = THOUGHTS[self.lang]["label_mark"]
                thought = join(thought, self.say("mark"), self.lang)
                evidence = self.zoom(thought, index, view.mark, name, view.mark_key)
                if view.blurred:
                    thought = self.say("blurred")
                    continue
                grounds["reign"] = ("seen", [evidence])
                thought = self.say(reading(specimen), mark=mark["text"])
        return thought

    def _motif(self, thought: str, truth: dict, names: dict, by_kind: dict, grounds: dict) -> str:
        if "motif-closeup" in by_kind:
            grounds["motif"] = ("seen", [f"E{by_kind['motif-closeup'][0]}"])
            return join(thought, self.say("motif_read", motif=names["motif"]), self.lang)
        if "whole" not in by_kind:
            return thought
        index, view = by_kind["whole"]
        if truth["motif"] == PLAIN or not view.motif:
            grounds["motif"] = ("seen", [f"E{index}"])
            return join(thought, self.say("plain"), self.lang) if truth["motif"] == PLAIN else thought
        if "image_zoom_in_tool" not in self.tools:
            grounds["motif"] = ("seen", [f"E{index}"])
            return thought
        name = THOUGHTS[self.lang]["label_motif"]
        evidence = self.zoom(join(thought, self.say("motif"), self.lang), index, view.motif, name, view.motif_key)
        grounds["motif"] = ("seen", [evidence])
        return self.say("motif_read", motif=names["motif"])

    def _compare(self, thought: str, whole, truth: dict, grounds: dict, search_image) -> str:
        lang = self.lang
        self.parts.append(
            prompt.tool_call(join(thought, self.say("compare"), lang), "search_image", {"index": whole[0]})
        )
        neighbours = search_image(whole[1])
        if not neighbours:
            self.parts += prompt.result_turn([], [prompt.prompt_file()["noRecords"][lang]])
            return ""
        ids = [self.new_evidence() for _ in neighbours]
        lines = [prompt.record_line(lang, e, n.attributes, n.score) for e, n in zip(ids, neighbours)]
        self.parts += prompt.result_turn([n.key for n in neighbours], lines)
        for a in ("dynasty", "kiln"):
            agreeing = [e for e, n in zip(ids, neighbours) if n.attributes.get(a) == truth[a]]
            if agreeing:
                grounds.setdefault(a, ("retrieved", agreeing))
        return ""

    def _check(self, thought: str, truth: dict, lang: str, grounds: dict, search_text) -> str:
        query = short(truth["color"], lang)
        self.parts.append(prompt.tool_call(join(thought, self.say("check"), lang), "search_text", {"query": query}))
        passages = search_text(query, lang)
        if not passages:
            self.parts += prompt.result_turn([], [prompt.prompt_file()["noPassages"][lang]])
            return ""
        lines = []
        for passage in passages:
            evidence = self.new_evidence()
            lines.append(prompt.passage_line(lang, evidence, passage["text"]))
            kiln = label(truth["kiln"], lang, "")
            if kiln and kiln in passage["text"]:
                grounds["kiln"] = ("retrieved", [evidence])
        self.parts += prompt.result_turn([], lines)
        return ""

    def _answer(self, thought: str, specimen: dict, grounds: dict, whole: bool) -> prompt.Part:
        lang, truth = self.lang, specimen["attributes"]
        claimed = dict(truth)
        none = prompt.prompt_file()["none"][lang]
        read = grounds.get("reign")
        if read and specimen.get("mark") and truth["reign"] and reading(specimen) == "read":
            grounds["dynasty"] = read
        if not read:
            claimed["reign"] = None
            grounds["reign"] = ("not-visible", [])
        elif not specimen.get("mark"):
            claimed["reign"] = None  # what has no mark may have a reign, but nothing here shows it
        if not whole:
            for a in ("color", "shape", "kiln", "motif"):
                if a not in grounds:
                    claimed[a] = None
                    grounds[a] = ("not-visible", [])
            if "dynasty" not in grounds:
                claimed["dynasty"] = None
                grounds["dynasty"] = ("not-visible", [])
        lines = []
        for a in ("dynasty", "reign", "kiln", "color", "motif", "shape"):
            basis, evidence = grounds.get(a, ("inferred", []))
            lines.append((a, label(claimed[a], lang, none), basis, evidence))
        lines.append(("name", compose_name(claimed, lang), "inferred", []))
        return prompt.answer(join(thought, self.say("answer"), lang), lang, lines)


def reading(specimen: dict) -> str:
    """Which thought a mark calls for: an earlier reign's mark on a later piece is apocryphal."""
    reign = specimen["mark"].get("reign")
    return "apocryphal" if reign and reign != specimen["attributes"]["reign"] else "read"


def join(first: str, second: str, lang: str) -> str:
    if not first or not second:
        return first or second
    return f"{first} {second}" if lang == "en" else first + second


def mark_characters() -> str:
    """Every character a reign mark can hold, so that the tokenizer knows them."""
    return "".join(sorted({c for t in terms().values() for k in ("mark6Hant", "mark4Hant") for c in (t.get(k) or "")}))
