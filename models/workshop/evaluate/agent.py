"""Plays studies by the CiQi protocol, many at a time: the twin of src/agent/loop.ts over a batch.

A study is what one conversation knows of itself; `play` takes turns with all of them until each has stopped. Every token
that was said or told is kept, so that a trainer can learn from the very sequence that was generated.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from ..vqa import prompt
from .gallery import Gallery
from .generate import Chunk, Conversations
from .pictures import REASONS, BadBox, Photo, Seen, cut, encode
from .reading import MALFORMED, Call, answer_of, call_of

MAX_TOOL_STEPS = 8
CONTEXT, MAX_NEW = 2048, 320
LONGEST_QUERY = 200
ZOOM, IMAGE, TEXT = prompt.TOOLS


@dataclass
class Study:
    photos: list[Photo]
    lang: str
    tools: tuple[str, ...]
    question: str
    ids: list[int] = field(default_factory=list)
    said: list[bool] = field(default_factory=list)  # True where the model chose the token
    logprobs: list[float] = field(default_factory=list)  # of the tokens that it chose
    seen: list[Seen] = field(default_factory=list)  # pictures in reading order
    turns: list[str] = field(default_factory=list)
    calls: Counter = field(default_factory=Counter)
    errors: int = 0  # calls that were refused
    evidence: int = 0
    steps: int = 0
    explained: bool = False
    nudged: bool = False
    stop: str | None = None
    answer: tuple[str, bool] | None = None  # (text, closed)


@dataclass
class Table:
    """What all studies share: the model, its words, the library."""

    model: object
    tokenizer: Tokenizer
    gallery: Gallery

    def __post_init__(self):
        ident = self.tokenizer.token_to_id
        self.start, self.pad_image, self.vision_end = ident("<|vision_start|>"), ident("<|image_pad|>"), ident("<|vision_end|>")
        self.turn_end = ident("<|im_end|>")


def play(table: Table, studies: list[Study], temperature: float = 0.0, seed: int = 0) -> None:
    """Plays the studies to their ends."""
    show(table, [p for s in studies for p in s.photos])
    batch = Conversations(table.model, len(studies), CONTEXT, table.turn_end, seed)
    going = list(range(len(studies)))
    parts = [first_parts(s) for s in studies]
    while going:
        chunks = [tell(table, studies[i], p) for i, p in zip(going, parts)]
        fits = [place for place, i in enumerate(going) if len(studies[i].ids) < CONTEXT]
        if len(fits) < len(going):
            for i in {*going} - {going[place] for place in fits}:
                studies[i].stop = "context-limit"
            chunks, going = [chunks[place] for place in fits], [going[place] for place in fits]
            if not going:
                break
            batch.keep(fits)
        batch.extend(chunks)
        for i, reply in zip(going, batch.generate(MAX_NEW, temperature)):
            hear(table, studies[i], reply)
        parts = replies(table, [studies[i] for i in going])
        left = [place for place, part in enumerate(parts) if part is not None]
        going, parts = [going[place] for place in left], [parts[place] for place in left]
        if going and len(left) < len(batch.next):
            batch.keep(left)


def replies(table: Table, studies: list[Study]) -> list[list | None]:
    """What each study tells its model next, or None where it has stopped. All crops of a turn are encoded together."""
    wanted = [None if s.stop else decide(table, s) for s in studies]
    crops = [(place, w) for place, w in enumerate(wanted) if isinstance(w, Crop)]
    for (place, crop), seen in zip(crops, encode(table.model, [c.pixels for _, c in crops])):
        wanted[place] = crop.result(studies[place], seen)
    for study, parts in zip(studies, wanted):
        if parts is None:
            close(table, study)
    return wanted


def close(table: Table, study: Study) -> None:
    """A stopped study holds the token that ended its last turn, where the model said one."""
    if len(study.logprobs) > sum(study.said):
        study.ids.append(table.turn_end)
        study.said.append(True)


def show(table: Table, photos: list[Photo]) -> None:
    fresh = list({id(p): p for p in photos if p.seen is None}.values())
    for photo, seen in zip(fresh, encode(table.model, [p.pixels for p in fresh])):
        photo.seen = seen


def first_parts(study: Study) -> list:
    """Parts as prompt.py writes them, with pictures in the place of their keys."""
    study.evidence = len(study.photos)
    shown = [(i, *photo.shown) for i, photo in enumerate(study.photos)]
    parts = prompt.first_turn(study.lang, shown, study.tools, study.question)
    return [(kind, study.photos[value].seen if kind == "image" else value) for kind, value in parts]


def tell(table: Table, study: Study, parts: list) -> Chunk:
    """Tokenises parts, each alone, into the study's sequence."""
    ids, seen = [], []
    for kind, value in parts:
        if kind == "image":
            ids += [table.start, *[table.pad_image] * len(value.features), table.vision_end]
            seen.append(value)
        else:
            ids += table.tokenizer.encode(value, add_special_tokens=False).ids
    # the token that ended the model's turn is the first of what follows; it was the model's choice
    chosen = len(study.logprobs) > sum(study.said)
    study.ids += ids
    study.said += [chosen] + [False] * (len(ids) - 1)
    study.seen += seen
    return Chunk(ids, [s.features for s in seen], [s.grid for s in seen])


def hear(table: Table, study: Study, reply) -> None:
    study.ids += reply.ids
    study.said += [True] * len(reply.ids)
    study.logprobs += reply.logprobs
    study.turns.append(table.tokenizer.decode(reply.ids, skip_special_tokens=False))
    study.answer = answer_of(study.turns[-1])
    if study.answer:
        study.stop = "answered"
    elif len(study.ids) >= CONTEXT:
        study.stop = "context-limit"


@dataclass
class Crop:
    """A zoom whose picture is still to be encoded."""

    pixels: object
    index: int
    label: str

    def result(self, study: Study, seen: Seen) -> list:
        study.evidence += 1
        return told(study, [prompt.crop_line(study.lang, f"E{study.evidence}", self.index, prompt.one_line(self.label))], [seen])


def told(study: Study, lines: list[str], images: list[Seen] = ()) -> list:
    return [(kind, images[value] if kind == "image" else value) for kind, value in prompt.result_turn(range(len(images)), lines)]


def refused(study: Study, message: dict[str, str]) -> list:
    study.errors += 1
    return told(study, [prompt.fill(prompt.prompt_file()["toolError"][study.lang], message=message[study.lang])])


def decide(table: Table, study: Study) -> list | Crop | None:
    """What to tell the model after a turn without an answer; None once the study has stopped."""
    call = call_of(study.turns[-1])
    if isinstance(call, Call) and call.name in study.tools:
        if study.steps >= MAX_TOOL_STEPS:
            return ask(study, "tool-limit")
        study.steps += 1
        study.calls[call.name] += 1
        return run(table, study, call)
    if call is not None and not study.explained:
        study.explained = True
        return refused(study, MALFORMED[call] if isinstance(call, str) else no_such_tool(study, call.name))
    return ask(study, "no-answer" if study.turns[-1].strip() else "empty-response")


def ask(study: Study, reason: str) -> list | None:
    if study.nudged:
        study.stop = reason
        return None
    study.nudged = True
    return told(study, [prompt.prompt_file()["answerNow"][study.lang]])


def no_such_tool(study: Study, name: str) -> dict[str, str]:
    name = name[:40]
    return {
        "en": f"there is no tool {name}; tools: {', '.join(study.tools) or 'none'}.",
        "zh": f"没有工具{name}，可用：{'、'.join(study.tools) or '无'}。",
    }


def run(table: Table, study: Study, call: Call) -> list | Crop:
    values, index = call.arguments, call.arguments.get("index")
    if call.name == TEXT:
        query = values.get("query")
        if not isinstance(query, str) or not query.strip():
            return refused(study, wrong_kind(call.name, "query"))
        passages = table.gallery.passages(query.strip()[:LONGEST_QUERY], study.lang)
        lines = [prompt.passage_line(study.lang, f"E{study.evidence + n}", prompt.one_line(text)) for n, text in enumerate(passages, 1)]
        study.evidence += len(lines)
        return told(study, lines or [prompt.prompt_file()["noPassages"][study.lang]])
    if isinstance(index, bool) or not isinstance(index, int):
        return refused(study, wrong_kind(call.name, "index"))
    box = values.get("bbox_2d")
    if call.name == ZOOM and not (isinstance(box, list) and len(box) == 4 and all(isinstance(v, (int, float)) for v in box)):
        return refused(study, wrong_kind(call.name, "bbox_2d"))
    count = len(study.photos)
    if not 1 <= index <= count:
        return refused(study, {"en": f"there is no image {index}; images 1 to {count} exist.", "zh": f"没有图{index}，只有图1至图{count}。"})
    photo = study.photos[index - 1]
    if call.name == ZOOM:
        try:
            return Crop(cut(photo, box), index, str(values.get("label", "")))
        except BadBox as bad:
            return refused(study, REASONS[str(bad)])
    found = table.gallery.similar(photo)
    lines = [prompt.record_line(study.lang, f"E{study.evidence + n}", r.attributes, r.score) for n, r in enumerate(found, 1)]
    study.evidence += len(lines)
    return told(study, lines or [prompt.prompt_file()["noRecords"][study.lang]], [r.seen for r in found])


def wrong_kind(name: str, path: str) -> dict[str, str]:
    return {"en": f"{name}: {path} is missing or of the wrong kind.", "zh": f"{name}：{path}缺失或类型不对。"}
