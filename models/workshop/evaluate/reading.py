"""Reads what the model wrote: a call, an answer, a letter, a verdict's lines. The short twin of src/agent/answer*.ts and tool-call.ts.

Nano writes in the forms that it was taught; what else a big model may write is read by the app and counted there.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from ..vqa.prompt import prompt_file
from ..vqa.questions import LETTERS
from ..vqa.vocabulary import ATTRIBUTES, short, terms

OPEN, CLOSE = "<answer>", "</answer>"
LETTER = re.compile(r"^\s*[(（]?([A-Z])(?![A-Za-z])")
GROUND = re.compile(r"\s*\[([^\]]*)\]\s*$")
PREFIX = {"dynasty": "dyn", "reign": "reign", "kiln": "kiln", "color": "glaze", "motif": "motif", "shape": "shape"}
MALFORMED = {
    "json": {"en": "the call is not JSON.", "zh": "调用不是有效的JSON。"},
    "fields": {"en": "a call needs a name and arguments.", "zh": "调用须有name和arguments。"},
}


@dataclass
class Call:
    name: str
    arguments: dict


def answer_of(turn: str) -> tuple[str, bool] | None:
    """(the last answer's text, whether it was closed); None where there is none."""
    start = turn.rfind(OPEN)
    if start < 0:
        return None
    start += len(OPEN)
    end = turn.find(CLOSE, start)
    return (turn[start:], False) if end < 0 else (turn[start:end], True)


def call_of(turn: str) -> Call | str | None:
    """The turn's first call, a key of MALFORMED where it tried to call, or None."""
    start = turn.find("<tool_call>")
    if start < 0:
        return None
    start += len("<tool_call>")
    end = turn.find("</tool_call>", start)
    try:
        value = json.loads(turn[start : len(turn) if end < 0 else end].strip())
    except ValueError:
        return "json"
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not isinstance(value.get("arguments"), dict):
        return "fields"
    return Call(value["name"], value["arguments"])


def letter_of(answer: str) -> str | None:
    found = LETTER.match(answer)
    return found[1] if found and found[1] in LETTERS else None


@lru_cache(maxsize=1)
def _names() -> dict[tuple[str, str], str]:
    """Terms by (attribute, a name in either language); labels before short forms before aliases."""
    found: dict[tuple[str, str], str] = {}
    for attribute in ATTRIBUTES:
        own = [t for t in terms() if t.startswith(PREFIX[attribute] + ":")]
        for names in (
            lambda t: [terms()[t]["en"], terms()[t]["zhHans"]],
            lambda t: [short(t, "en"), short(t, "zh")],
            lambda t: [n for lang in ("en", "zh") for n in terms()[t].get("aliases", {}).get(lang, [])],
        ):
            for term in own:
                for name in names(term):
                    found.setdefault((attribute, name.lower()), term)
    return found


def find_term(text: str, attribute: str) -> str | None:
    """The term that a text names: as a whole, else by the longest name inside it."""
    text = text.strip().lower()
    whole = _names().get((attribute, text))
    if whole:
        return whole
    inside = [name for (a, name) in _names() if a == attribute and len(name) > 1 and name in text]
    return _names()[attribute, max(inside, key=len)] if inside else None


@dataclass
class Verdict:
    porcelain: bool
    values: dict[str, str | None]  # terms by attribute; None: nothing claimed, or not a term
    complete: bool  # closed, with a line for every attribute or the words that this is no porcelain


def read_verdict(answer: str, closed: bool, lang: str) -> Verdict:
    words = prompt_file()["answer"]
    if any(line in answer for line in words["notPorcelain"].values()):
        return Verdict(False, dict.fromkeys(ATTRIBUTES), closed)
    by_name = {words["attributes"][w][a]: a for w in ("en", "zh") for a in words["attributes"][w]}
    values: dict[str, str | None] = dict.fromkeys(ATTRIBUTES)
    written = set()
    for line in answer.splitlines():
        name, colon, rest = line.replace("：", ":").partition(":")
        attribute = by_name.get(name.strip())
        if not colon or attribute is None or attribute in written:
            continue
        written.add(attribute)
        if attribute in values:
            values[attribute] = find_term(GROUND.sub("", rest), attribute)
    return Verdict(True, values, closed and written == set(words["attributes"][lang]))
