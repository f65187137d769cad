"""Draws training episodes: a cached specimen, the views shown, the tools allowed, what is asked, neighbours and passages.

Turns a trajectory's parts into token ids with loss positions. Knows the tokenizer; knows no model and no features.
"""
from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from PIL import Image
from tokenizers import Tokenizer

from ..vqa.follow_up import follow_up
from ..vqa.knowledge import Shelf
from ..vqa.prompt import TOOLS, Part, first_turn, result_turn, short_answer
from ..vqa.question_trajectory import QuestionTeacher, pick_question
from ..vqa.questions import Question, Questioner
from ..vqa.trajectory import Neighbour, Teacher, View

QUESTIONS_SHARE = 0.5  # of the episodes with tools; the rest end in a verdict
FREE_FORM_SHARE = 0.15  # of the questions
FOLLOWED_SHARE = 0.3  # of the verdicts on porcelain: the person goes on
BLURRED_SHARE = 0.06  # of the marks that are zoomed into
IN_A_ROW = 6  # draws, of which every type is kept once


@dataclass
class Episode:
    ids: list[int]
    target: list[bool]  # True where the token is to be predicted (assistant tokens and their `<|im_end|>`)
    images: list[str]  # keys in reading order


class Encoder:
    """Tokenises parts one by one, as the app does."""

    def __init__(self, path: str, tokens_of):
        """`tokens_of(key)` is the number of image tokens of a picture."""
        self.tokenizer = Tokenizer.from_file(path)
        self.plain = Tokenizer.from_file(path)
        self.tokens_of = tokens_of
        ident = self.tokenizer.token_to_id
        self.start, self.pad, self.end = ident("<|vision_start|>"), ident("<|image_pad|>"), ident("<|vision_end|>")
        self.turn_end = ident("<|im_end|>")

    def encode(self, parts: list[Part]) -> Episode:
        ids: list[int] = []
        target: list[bool] = []
        images: list[str] = []
        after_assistant = False
        for kind, value in parts:
            if kind == "image":
                new = [self.start, *[self.pad] * self.tokens_of(value), self.end]
                images.append(value)
            else:
                new = self.tokenizer.encode(value, add_special_tokens=False).ids
            ids += new
            target += [kind == "assistant"] * len(new)
            if after_assistant:
                target[-len(new)] = True  # the `<|im_end|>` that closes the assistant's turn
            after_assistant = kind == "assistant"
        if after_assistant:
            ids.append(self.turn_end)
            target.append(True)
        return Episode(ids, target, images)


class Drawer:
    """Draws episodes from cached rows. `neighbours[uuid]` lists (gallery uuid, score), best first."""

    def __init__(self, rows: list[dict], gallery: list[dict], neighbours: dict[str, list[tuple[str, float]]], top_k: int, passages: int, shelf: Shelf | None = None):
        self.rows, self.neighbours, self.top_k, self.passages = rows, neighbours, top_k, passages
        self.gallery = {r["specimen"]["uuid"]: r["specimen"] for r in gallery}
        self.shelf = shelf or Shelf()
        self.found: dict[tuple[str, str], list[dict]] = {}
        self.questioner: Questioner | None = None

    def search_text(self, query: str, lang: str) -> list[dict]:
        if (query, lang) not in self.found:
            self.found[query, lang] = self.shelf.search(query, self.passages, lang)
        return self.found[query, lang]

    def search_image(self, uuid: str) -> list[Neighbour]:
        hits = self.neighbours.get(uuid, [])[: self.top_k]
        return [Neighbour(f"{u}/thumb", self.gallery[u]["attributes"], s) for u, s in hits]

    def draw(self, rng: random.Random, short: float) -> list[Part]:
        """`short` is the share of episodes without tools: close-ups, direct answers, several questions in a row."""
        self.questioner = self.questioner or Questioner(rng)
        row, lang = rng.choice(self.rows), rng.choice(["en", "zh"])
        if rng.random() < short:
            return self.direct(row, lang, rng) if rng.random() < 0.5 else self.in_a_row(row, lang, rng)
        tools = TOOLS
        if rng.random() < 0.15:
            tools = tuple(t for t in TOOLS if rng.random() < 0.5)
        views = [whole_view(row, rng)]
        if "base" in row and rng.random() < 0.88:
            views.insert(rng.random() < 0.9, base_view(row, rng))
        specimen, drop = row["specimen"], rng.random() < 0.03
        search_image = (lambda v: []) if drop else (lambda v: self.search_image(specimen["uuid"]))
        search_text = (lambda q, l: []) if rng.random() < 0.02 else self.search_text
        teacher = Teacher(lang, rng, tools)
        asked = pick_question(self.questioner, specimen, views, lang, rng) if rng.random() < QUESTIONS_SHARE else None
        if asked is None:
            parts = teacher.episode(specimen, views, search_image, search_text)
            if specimen["type"] == "porcelain" and rng.random() < FOLLOWED_SHARE:
                unseen = [base_view(row, rng)] if "base" in row and len(views) == 1 else []
                closeups = [closeup_view(row, k, rng) for k in ("mark", "motif") if row.get(k) and (k == "motif" or not unseen)]
                parts += follow_up(teacher, specimen, views, unseen, closeups, self.questioner)
            return parts
        protocol = "free-form" if rng.random() < FREE_FORM_SHARE else "choice"
        return teacher.question(specimen, asked, views, search_image, search_text, protocol)

    def in_a_row(self, row: dict, lang: str, rng: random.Random) -> list[Part]:
        """Up to five different questions about a whole piece and a close-up, each answered at once."""
        specimen, views = row["specimen"], [whole_view(row, rng)]
        near = [k for k in ("mark", "motif") if row.get(k)]
        if near:
            views.append(closeup_view(row, rng.choice(near), rng))
        elif "base" in row:
            views.append(base_view(row, rng))
        asked: dict[str, Question] = {}
        for _ in range(IN_A_ROW):
            one = pick_question(self.questioner, specimen, views, lang, rng)
            if one is None or not one.options:
                return self.direct(row, lang, rng)
            asked.setdefault(one.type, one)
        teacher = QuestionTeacher(Teacher(lang, rng, ()), specimen, next(iter(asked.values())), "choice")
        parts: list[Part] = []
        for one in asked.values():
            teacher.asked = one
            words = teacher.wording()
            parts += result_turn([], [words]) if parts else first_turn(lang, [(v.key, v.width, v.height) for v in views], (), words)
            parts.append(short_answer(teacher.say("so", value=one.options[one.right]), one.letter))
        return parts

    def direct(self, row: dict, lang: str, rng: random.Random) -> list[Part]:
        """An episode that is answered at once: a close-up, a base alone, or the whole piece without tools."""
        kinds = ["whole"] + [k for k in ("base", "detail", "mark", "mark", "mark", "motif", "motif") if row.get(k) is not None]
        kind = rng.choice(kinds)
        if kind == "whole":
            views, tools = [whole_view(row, rng)], ()
        elif kind == "base":
            views, tools = [base_view(row, rng)], TOOLS
        else:
            views, tools = [closeup_view(row, kind, rng)], TOOLS
        return Teacher(lang, rng, tools).episode(row["specimen"], views, lambda v: [], lambda q, l: [])


def closeup_view(row: dict, kind: str, rng: random.Random) -> View:
    """A `mark` or `motif` crop, or a `detail` photograph, shown as a photograph of its own."""
    uuid = row["specimen"]["uuid"]
    if kind == "detail":
        pixels = row[kind]
        return View(f"{uuid}/detail", "motif-closeup", pixels.shape[1], pixels.shape[0])
    i = rng.randrange(len(row[kind]))
    pixels = row[kind][i][1]
    return View(f"{uuid}/{kind}{i}", f"{kind}-closeup", pixels.shape[1], pixels.shape[0])


def whole_view(row: dict, rng: random.Random) -> View:
    uuid, pixels, motif = row["specimen"]["uuid"], row["whole"], row.get("motif")
    i = rng.randrange(len(motif)) if motif else 0
    return View(
        f"{uuid}/whole", "whole", pixels.shape[1], pixels.shape[0],
        motif=motif[i][0] if motif else None, motif_key=f"{uuid}/motif{i}",
    )


def base_view(row: dict, rng: random.Random) -> View:
    uuid, pixels, mark = row["specimen"]["uuid"], row["base"], row.get("mark")
    i = rng.randrange(len(mark)) if mark else 0
    blurred = bool(mark) and rng.random() < BLURRED_SHARE
    return View(
        f"{uuid}/base", "base", pixels.shape[1], pixels.shape[0],
        mark=mark[i][0] if mark else None, mark_key=f"{uuid}/mark{i}{'-blurred' if blurred else ''}", blurred=blurred,
    )


def blur(crop: np.ndarray) -> np.ndarray:
    """A crop as if it had been taken from too far away: an eighth of its pixels, spread over its size."""
    height, width = crop.shape[:2]
    small = Image.fromarray(crop).resize((max(1, width // 8), max(1, height // 8)), Image.Resampling.BOX)
    return np.asarray(small.resize((width, height), Image.Resampling.BICUBIC))


def pictures(row: dict, thumbs: bool) -> dict[str, object]:
    """The pictures of a cached row under the keys that episodes use: its thumbnail, or everything but it."""
    uuid = row["specimen"]["uuid"]
    if thumbs:
        return {f"{uuid}/thumb": row["thumb"]}
    found = {f"{uuid}/{k}": row[k] for k in ("whole", "base", "detail") if k in row}
    for kind in ("mark", "motif"):
        for i, (_, crop) in enumerate(row.get(kind) or []):
            found[f"{uuid}/{kind}{i}"] = crop
            if kind == "mark":
                found[f"{uuid}/{kind}{i}-blurred"] = blur(crop)
    return found
