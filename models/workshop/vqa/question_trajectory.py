"""The teacher's trajectories for one question: it looks, calls the tool that this question needs, and ends in a letter or in words.

A reign and a motif are zoomed into; a kiln, a period and a shape are compared with similar pieces; what is written is looked
up where the similar pieces do not agree. A question is answered also where nothing decides it: by the option it most
likely is in a choice, by "not visible" in words.
"""
from __future__ import annotations

import random

from . import prompt
from .questions import LETTERS, NO_MARK, TYPES, Question, Questioner, askable, option_text, wording
from .trajectory import PLAIN, THOUGHTS, Teacher, View, join, reading
from .vocabulary import label, short

SAYS = {
    "en": {
        "no_base": ["The base is not shown.", "No photograph of the base."],
        "too_small": ["The mark is too small to read here.", "I cannot read the mark at this size."],
        "no_hit": ["Nothing similar is recorded; I go by what I see.", "No similar piece: I judge by its look."],
        "agree": ["Similar pieces agree: {value}.", "The similar pieces are {value}."],
        "differ": ["Those pieces look different; I go by what I see.", "They differ from this piece."],
        "written": ["It is written: {value}.", "The text names {value}."],
        "so": ["So {value}.", "It is {value}."],
    },
    "zh": {
        "no_base": ["未见底部照片。", "图中没有器底。"],
        "too_small": ["此处款识太小，不能辨读。", "这个尺寸读不出款识。"],
        "no_hit": ["没有相似记录，只据所见判断。", "无相似器物，凭所见而断。"],
        "agree": ["相似器物一致：{value}。", "相似器物为{value}。"],
        "differ": ["那些器物与此不同，以所见为准。", "与此器有别。"],
        "written": ["文字记载：{value}。", "文中提到{value}。"],
        "so": ["因此是{value}。", "应为{value}。"],
    },
}
COMPARED = ("dynasty", "kiln", "shape")  # what similar pieces are asked about
UNSEEN = 0.04  # how often a reign is asked of a piece whose base is not shown
OTHER_LANGUAGE = 0.1  # how often a question is not in the language of the study
FROM_NEARBY = ("color", "pattern")  # what a close-up of the decoration still shows


def pick_question(questioner: Questioner, specimen: dict, views: list[View], lang: str, rng: random.Random) -> Question | None:
    """A question that these views can answer; None where they answer none. Of what is no porcelain only words can be asked."""
    if rng.random() < OTHER_LANGUAGE:
        lang = "zh" if lang == "en" else "en"
    if specimen["type"] != "porcelain":
        return in_words(rng.choice(TYPES), lang, rng)
    shown, mark = {v.kind for v in views}, specimen.get("mark")
    base = "mark-closeup" in shown or any(v.kind == "base" and (v.mark or not mark) for v in views)
    if not base and rng.random() < UNSEEN:
        return in_words("emperor", lang, rng)
    motif = specimen["attributes"]["motif"] == PLAIN or "motif-closeup" in shown or any(v.motif for v in views)
    kinds = askable(specimen, base, motif)
    if "whole" not in shown:
        kinds = [k for k in kinds if k == "emperor" or (k in FROM_NEARBY and "motif-closeup" in shown)]
    return questioner.ask(specimen, rng.choice(kinds), lang) if kinds else None


def in_words(kind: str, lang: str, rng: random.Random) -> Question:
    """A question without options, whose answer the pictures do not show."""
    return Question(kind, lang, rng.choice(wording()[kind][lang]), [], [], 0, "")


class QuestionTeacher:
    def __init__(self, teacher: Teacher, specimen: dict, asked: Question, protocol: str):
        self.teacher, self.specimen, self.asked = teacher, specimen, asked
        self.lang, self.tools = teacher.lang, teacher.tools
        self.in_words = protocol == "free-form" or not asked.options
        self.thought = ""
        self.visible = True

    def parts(self, views: list[View], search_image, search_text) -> list[prompt.Part]:
        teacher, asked = self.teacher, self.asked
        teacher.parts = prompt.first_turn(self.lang, [(v.key, v.width, v.height) for v in views], self.tools, self.wording())
        teacher.evidence = len(views)
        if self.specimen["type"] != "porcelain":
            return teacher.parts + [prompt.short_answer(teacher.say("other"), prompt.prompt_file()["answer"]["notPorcelain"][self.lang])]
        by_kind = {v.kind: (i, v) for i, v in enumerate(views, 1)}
        whole = by_kind.get("whole")
        if asked.type == "emperor":
            self.read_mark(by_kind, asks_mark=True)
        else:
            if whole:
                truth = self.specimen["attributes"]
                self.think(teacher.say("look", color=short(truth["color"], self.lang), shape=short(truth["shape"], self.lang)))
            if "dynasty" in asked.differs:
                self.read_mark(by_kind, asks_mark=False)
            if "motif" in asked.differs:
                self.look_at_motif(by_kind)
            compared = [a for a in asked.differs if a in COMPARED]
            if whole and compared and asked.type != "overall" or "dynasty" in compared:
                self.compare(whole, compared[0], search_image, search_text)
        return teacher.parts + [self.answer()]

    def wording(self) -> str:
        if self.in_words:
            return prompt.free_form_question(self.lang, self.asked.text)
        return prompt.choice_question(self.lang, self.asked.text, dict(zip(LETTERS, self.asked.options)))

    def think(self, text: str) -> None:
        self.thought = join(self.thought, text, self.lang)

    def say(self, name: str, **values: str) -> str:
        return self.teacher.rng.choice(SAYS[self.lang][name]).format(**values)

    def value_text(self, attribute: str) -> str:
        """The truth in the words of the options, so that it can be found among them."""
        if attribute == "reign":
            mark = self.specimen["mark"]
            return option_text("emperor", mark["reign"] if mark else NO_MARK, self.asked.lang)
        return label(self.specimen["attributes"][attribute], self.asked.lang, "")

    def read_mark(self, by_kind: dict, asks_mark: bool) -> None:
        teacher, mark = self.teacher, self.specimen.get("mark")
        kind = next((k for k in ("mark-closeup", "base") if k in by_kind), None)
        if kind is None:
            if asks_mark:
                self.visible = False
                self.think(self.say("no_base"))
            return
        index, view = by_kind[kind]
        if not mark:
            self.think(teacher.say("unmarked"))
            return
        if kind == "base":
            if "image_zoom_in_tool" not in self.tools or not view.mark:
                self.visible = not asks_mark
                self.think(self.say("too_small"))
                return
            thought = join(self.thought, teacher.say("mark"), self.lang)
            teacher.zoom(thought, index, view.mark, THOUGHTS[self.lang]["label_mark"], view.mark_key)
            self.thought = ""
            if view.blurred:
                self.visible = not asks_mark
                self.think(teacher.say("blurred"))
                return
        self.think(teacher.say("read" if asks_mark else reading(self.specimen), mark=mark["text"]))

    def look_at_motif(self, by_kind: dict) -> None:
        teacher, truth = self.teacher, self.specimen["attributes"]
        if truth["motif"] == PLAIN:
            self.think(teacher.say("plain"))
            return
        index, view = by_kind.get("whole", (0, None))
        if "motif-closeup" not in by_kind and view and view.motif and "image_zoom_in_tool" in self.tools:
            thought = join(self.thought, teacher.say("motif"), self.lang)
            teacher.zoom(thought, index, view.motif, THOUGHTS[self.lang]["label_motif"], view.motif_key)
            self.thought = ""
        self.think(teacher.say("motif_read", motif=label(truth["motif"], self.lang, "")))

    def compare(self, whole, attribute: str, search_image, search_text) -> None:
        """Similar pieces first; what is written where they do not all say the same."""
        teacher, truth = self.teacher, self.specimen["attributes"]
        if "search_image" in self.tools:
            teacher.parts.append(prompt.tool_call(join(self.thought, teacher.say("compare"), self.lang), "search_image", {"index": whole[0]}))
            self.thought = ""
            neighbours = search_image(whole[1])
            if not neighbours:
                teacher.parts += prompt.result_turn([], [prompt.prompt_file()["noRecords"][self.lang]])
                self.think(self.say("no_hit"))
            else:
                lines = [prompt.record_line(self.lang, teacher.new_evidence(), n.attributes, n.score) for n in neighbours]
                teacher.parts += prompt.result_turn([n.key for n in neighbours], lines)
                said = [n.attributes.get(attribute) for n in neighbours]
                if truth[attribute] in said:
                    self.think(self.say("agree", value=self.value_text(attribute)))
                else:
                    self.think(self.say("differ"))
                if len(set(said)) == 1 and said[0] == truth[attribute]:
                    return
        if attribute != "shape" and "search_text" in self.tools:
            self.look_up(attribute, search_text)

    def look_up(self, attribute: str, search_text) -> None:
        teacher, lang = self.teacher, self.lang
        query = short(self.specimen["attributes"]["color"], lang)
        teacher.parts.append(prompt.tool_call(join(self.thought, teacher.say("check"), lang), "search_text", {"query": query}))
        self.thought = ""
        passages = search_text(query, lang)
        if not passages:
            teacher.parts += prompt.result_turn([], [prompt.prompt_file()["noPassages"][lang]])
            return
        lines = [prompt.passage_line(lang, teacher.new_evidence(), p["text"]) for p in passages]
        teacher.parts += prompt.result_turn([], lines)
        if any(short(self.specimen["attributes"][attribute], lang) in p["text"] for p in passages):
            self.think(self.say("written", value=self.value_text(attribute)))

    def answer(self) -> prompt.Part:
        asked = self.asked
        if self.in_words:
            unseen = prompt.prompt_file()["answer"]["basis"][asked.lang]["not-visible"]
            return prompt.short_answer(self.thought, asked.reference if self.visible else unseen)
        if asked.type != "overall":
            self.think(self.say("so", value=asked.options[asked.right]))
        return prompt.short_answer(self.thought or self.teacher.say("answer"), asked.letter)
