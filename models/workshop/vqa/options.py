"""Chooses the wrong options of a question: near enough to be taken for the right one, never right themselves.

What is right often has to be wrong often, or a guesser who never looks would learn it: `Balance` counts how often each term
has been right, and asks for three times as many appearances among the wrong.
"""
from __future__ import annotations

import random
from collections import Counter
from functools import lru_cache

from .relations import both_right, confusions, drawn, fits, traditions
from .vocabulary import terms

WRONG = 3
IN_TIME = ("dynasty", "reign")


class Balance:
    """`truths`: every right answer that is to come; without a list the counts follow what is asked."""

    def __init__(self, truths: list[str] | None = None):
        self.right, self.shown, self.open_ended = Counter(truths or []), Counter(), truths is None
        self.places: Counter = Counter()  # how often the truth was the first, the second … of its options in time

    def weight(self, term: str) -> float:
        return 0.03 + max(0.0, WRONG * self.right[term] - self.shown[term])

    def note(self, truth: str, wrong: list[str]) -> None:
        self.shown.update(wrong)
        if self.open_ended:
            self.right[truth] += 1

    def place(self, truth: str, others: list[str], count: int, rng: random.Random) -> int:
        """How many of the wrong options shall be earlier than the truth: of what is possible, the rarest so far."""
        early = sum(earlier(t, truth) for t in others)
        possible = [n for n in range(count + 1) if n <= early and count - n <= len(others) - early]
        place = min(possible or [count], key=lambda n: (self.places[n], rng.random()))
        self.places[place] += 1
        return place


def closeness(attribute: str, truth: str, other: str) -> float:
    """How readily one is taken for the other, 1 (not at all) to 6."""
    score = 1.0
    if other in confusions().get(truth, ()):
        score += 3
    a, b = terms()[truth], terms()[other]
    if attribute in ("color", "motif", "shape") and a["family"] == b["family"]:
        score += 2
    if attribute == "kiln" and _glaze_families(truth) & _glaze_families(other):
        score += 1
    if attribute in IN_TIME:
        score += max(0.0, 3 - abs(a["start"] - b["start"]) / 120)
    return score


@lru_cache(maxsize=None)
def _glaze_families(kiln: str) -> frozenset[str]:
    return frozenset(terms()[t["glaze"]]["family"] for t in traditions() if t["kiln"] == kiln)


def candidates(attribute: str, truth: dict) -> list[str]:
    """Every term that can be wrong about this piece."""
    value = truth[attribute]
    return [t for t in drawn(attribute) if not both_right(value, t) and not fits(truth, attribute, t)]


def wrong_options(attribute: str, truth: dict, balance: Balance, rng: random.Random, count: int = WRONG) -> list[str]:
    """`count` terms, no two of which could be right of the same piece. Where time is asked for, the truth is as often the first as the last."""
    value = truth[attribute]
    left = candidates(attribute, truth)
    before = balance.place(value, left, count, rng) if attribute in IN_TIME else None
    chosen: list[str] = []
    while left and len(chosen) < count:
        pool = left
        if before is not None:
            early = sum(earlier(t, value) for t in chosen) < before
            pool = [t for t in left if earlier(t, value) == early] or left
        one = rng.choices(pool, [closeness(attribute, value, t) * balance.weight(t) for t in pool])[0]
        chosen.append(one)
        left = [t for t in left if not both_right(one, t)]
    if len(chosen) < count:
        raise ValueError(f"options for {value}: found {len(chosen)} terms that are wrong about the piece, wanted {count}")
    balance.note(value, chosen)
    return chosen


def earlier(one: str, other: str) -> bool:
    return terms()[one]["start"] < terms()[other]["start"]
