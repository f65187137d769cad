"""What a person adds after the verdict, and the teacher's reply: a place pointed at, another view, a question in words."""
from __future__ import annotations

import random

from . import prompt
from .question_trajectory import QuestionTeacher, pick_question
from .questions import Questioner
from .trajectory import Teacher, View, reading
from .vocabulary import label

PHOTOGRAPHS = ("whole", "base")


def follow_up(teacher: Teacher, specimen: dict, views: list[View], unseen: list[View], closeups: list[View], questioner: Questioner) -> list[prompt.Part]:
    """The parts after a verdict of `teacher` on a piece of porcelain. `unseen`: views not shown yet; `closeups`: places to point at."""
    rng = teacher.rng
    kinds = ["words"] + (["view"] if unseen else []) + (["place"] if closeups else [])
    kind = rng.choice(kinds)
    if kind == "view":
        return another_view(teacher, specimen, views, rng.choice(unseen))
    if kind == "place":
        return look_here(teacher, specimen, views, rng.choice(closeups))
    asked = pick_question(questioner, specimen, views, teacher.lang, rng)
    if asked is None:
        return []
    answering = QuestionTeacher(teacher, specimen, asked, "free-form")
    if asked.type == "emperor" and teacher.grounds["reign"][0] == "not-visible":
        answering.visible = False
    else:
        answering.think(answering.say("so", value=asked.reference))
    return prompt.user_turn(answering.wording()) + [answering.answer()]


def look_here(teacher: Teacher, specimen: dict, views: list[View], place: View) -> list[prompt.Part]:
    lang, words = teacher.lang, prompt.prompt_file()
    mark = place.kind == "mark-closeup"
    evidence = teacher.new_evidence()
    index = next((i for i, v in enumerate(views, 1) if v.kind == ("base" if mark else "whole")), 1)
    line = prompt.crop_line(lang, evidence, index, words["pointed"][lang])
    asked = prompt.user_turn(words["lookHere"][lang], crop=(place.key, line))
    if mark:
        teacher.grounds["reign"] = ("seen", [evidence])
        thought = teacher.say(reading(specimen), mark=specimen["mark"]["text"])
    else:
        teacher.grounds["motif"] = ("seen", [evidence])
        thought = teacher.say("motif_read", motif=label(specimen["attributes"]["motif"], lang, ""))
    return asked + [teacher._answer(thought, specimen, teacher.grounds, shows_whole(views))]


def another_view(teacher: Teacher, specimen: dict, views: list[View], view: View) -> list[prompt.Part]:
    lang = teacher.lang
    index, evidence = len(views) + 1, teacher.new_evidence()
    asked = prompt.user_turn(prompt.prompt_file()["anotherView"][lang], photo=(view.key, evidence, index, view.width, view.height))
    before, teacher.parts = teacher.parts, asked
    thought = teacher._marks("", specimen, {view.kind: (index, view)}, teacher.grounds, {index: evidence})
    parts, teacher.parts = teacher.parts, before
    return parts + [teacher._answer(thought, specimen, teacher.grounds, shows_whole(views))]


def shows_whole(views: list[View]) -> bool:
    return any(v.kind == "whole" for v in views)
