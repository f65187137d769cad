"""Turns a specimen into questions of CiQi's seven types, each with four options of which one is right.

A question is asked only where the pictures show its answer. A reign is read from a mark: it is asked of a piece whose base
is shown, is the reign that the mark names (which an apocryphal mark's maker did not live under), and one of its four
options is "no reign mark", right where the base is bare. A motif is asked where it is seen, and never one that stands as
a band on other pieces. Dynasty and kiln are never set against another that makes pieces of the same look.
"""
from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .options import WRONG, Balance, wrong_options
from .relations import PLAIN, anywhere
from .trajectory import compose_name
from .vocabulary import label, terms

TYPES = ("dynasty", "emperor", "kiln", "color", "pattern", "shape", "overall")
ATTRIBUTE = {"dynasty": "dynasty", "emperor": "reign", "kiln": "kiln", "color": "color", "pattern": "motif", "shape": "shape"}
LETTERS = "ABCD"
NO_MARK = "no-mark"
# The two attributes in which the four names of a naming question differ, two values each: no name is nearer to the rest.
NAMING = (("color", "shape"), ("motif", "shape"), ("color", "motif"), ("dynasty", "shape"), ("dynasty", "color"))


@dataclass
class Question:
    type: str
    lang: str
    text: str
    values: list  # what the options stand for: a term, NO_MARK, or for a name the attributes in it
    options: list[str]
    right: int
    reference: str
    differs: tuple[str, ...] = field(default=())  # attributes in which the options differ

    @property
    def letter(self) -> str:
        return LETTERS[self.right]


@lru_cache(maxsize=1)
def wording() -> dict:
    return json.loads((Path(__file__).parent / "wording.json").read_text(encoding="utf-8"))


def option_text(kind: str, value, lang: str) -> str:
    if value == NO_MARK:
        return wording()["noMark"][lang]
    return compose_name(value, lang) if kind == "overall" else label(value, lang, "")


def askable(specimen: dict, shows_base: bool, shows_motif: bool) -> tuple[str, ...]:
    """The types whose answer the pictures show. `shows_motif`: the decoration is in view, or there is none."""
    if specimen["type"] != "porcelain":
        return ()
    motif = specimen["attributes"]["motif"]
    left_out = set() if shows_base else {"emperor"}
    if not shows_motif or anywhere(motif):
        left_out.add("pattern")
    return tuple(t for t in TYPES if t not in left_out)


class Questioner:
    """Writes questions. `balances` by type keep what is right from being seen in the options; see options.py."""

    def __init__(self, rng: random.Random, balances: dict[str, Balance] | None = None):
        self.rng = rng
        self.balances = balances or {t: Balance() for t in TYPES}

    def ask(self, specimen: dict, kind: str, lang: str, right: int | None = None, text: str | None = None) -> Question:
        """`right` is the place of the right option, drawn unless given; `text` the wording, drawn unless given."""
        values, differs = self.values(specimen, kind)
        right = self.rng.randrange(len(LETTERS)) if right is None else right
        wrong = values[1:]
        self.rng.shuffle(wrong)
        placed = [*wrong[:right], values[0], *wrong[right:]]
        options = [option_text(kind, value, lang) for value in placed]
        text = text or self.rng.choice(wording()[kind][lang])
        return Question(kind, lang, text, placed, options, right, options[right], differs)

    def values(self, specimen: dict, kind: str) -> tuple[list, tuple[str, ...]]:
        """Four values, the right one first."""
        truth, balance = specimen["attributes"], self.balances[kind]
        if kind == "overall":
            return self.names(truth)
        if kind == "emperor":
            return self.reigns(specimen.get("mark"), balance), ("reign",)
        attribute = ATTRIBUTE[kind]
        return [truth[attribute], *wrong_options(attribute, truth, balance, self.rng)], (attribute,)

    def reigns(self, mark: dict | None, balance: Balance) -> list:
        if mark:
            return [mark["reign"], *wrong_options("reign", {"reign": mark["reign"]}, balance, self.rng, WRONG - 1), NO_MARK]
        marked = [r for r, term in terms().items() if r.startswith("reign:") and term.get("mark6Hant")]
        middle = self.rng.choices(marked, [balance.weight(r) for r in marked])[0]
        near = wrong_options("reign", {"reign": middle}, balance, self.rng, WRONG - 1)
        balance.shown[middle] += 1
        balance.right[middle] -= balance.open_ended
        return [NO_MARK, middle, *near]

    def names(self, truth: dict) -> tuple[list, tuple[str, ...]]:
        """Names that differ in two attributes, all four combinations of the truth and one wrong value of each."""
        shown = {a: truth[a] for a in ("dynasty", "kiln", "color", "motif", "shape")}
        pairs = [p for p in NAMING if "motif" not in p or truth["motif"] == PLAIN or not anywhere(truth["motif"])]
        pair = self.rng.choice(pairs)
        wrong = {a: wrong_options(a, truth, self.balances["overall"], self.rng, 1)[0] for a in pair}
        first, second = pair
        return [shown, shown | {first: wrong[first]}, shown | {second: wrong[second]}, shown | wrong], pair
