"""Guessers that never look: what a set's wording gives away. Each learns from one half of the pieces and is asked of the other."""
from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable

from .vocabulary import ATTRIBUTES, label, terms

Guess = Callable[[dict], str]


def halves(rows: list[dict]) -> list[tuple[list[dict], list[dict]]]:
    """(learnt from, asked of), both ways; a piece is whole in one half."""
    parts = [[r for r in rows if zlib.crc32(r["specimen"].encode()) % 2 == side] for side in (0, 1)]
    return [(parts[0], parts[1]), (parts[1], parts[0])]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower()) + re.findall(r"(?=([㐀-鿿]{2}))", text)


def letter_guesser(rows: list[dict]) -> Guess:
    """The letter that was right most often."""
    best = Counter(r["answer"] for r in rows).most_common(1)
    return lambda row: best[0][0] if best else "A"


def frequency_guesser(rows: list[dict], parts: Callable[[str], list[str]] = lambda text: [text]) -> Guess:
    """The option whose text (or the words of it) was right most often for how often it stood there."""
    right, shown = Counter(), Counter()
    for row in rows:
        for letter, text in row["options"].items():
            shown.update(set(parts(text)))
            right.update(set(parts(text)) if letter == row["answer"] else ())

    def odds(text: str) -> float:
        return sum(math.log((right[p] + 1) / (shown[p] + 4)) - math.log(0.25) for p in set(parts(text)))

    return lambda row: max(row["options"], key=lambda letter: odds(row["options"][letter]))


def word_guesser(rows: list[dict]) -> Guess:
    return frequency_guesser(rows, words)


def central_guesser(_: list[dict]) -> Guess:
    """The option that has most in common with the others: where wrong ones are made by changing the right one, it is the right one."""

    def shared(row: dict, letter: str) -> int:
        own = set(words(row["options"][letter]))
        return sum(len(own & set(words(text))) for other, text in row["options"].items() if other != letter)

    return lambda row: max(row["options"], key=lambda letter: shared(row, letter))


def middle_guesser(_: list[dict]) -> Guess:
    """Of periods and reigns, the one in the middle in time."""
    years = {label(t, lang, ""): terms()[t]["start"] for t in terms() if t.split(":")[0] in ("dyn", "reign") for lang in ("en", "zh")}

    def guess(row: dict) -> str:
        dated = sorted((years[text], letter) for letter, text in row["options"].items() if text in years)
        return dated[len(dated) // 2][1] if dated else "A"

    return guess


GUESSERS = {"letter": letter_guesser, "frequency": frequency_guesser, "words": word_guesser, "central": central_guesser, "middle": middle_guesser}


def guessed_right(rows: list[dict], make: Callable[[list[dict]], Guess]) -> int:
    count = 0
    for learnt, asked in halves(rows):
        guess = make(learnt)
        count += sum(guess(row) == row["answer"] for row in asked)
    return count


def ids_by_label() -> dict[tuple[str, str], list[str]]:
    """Terms by (attribute, label) in either language."""
    found: dict[tuple[str, str], list[str]] = {}
    prefix = {"dynasty": "dyn", "reign": "reign", "kiln": "kiln", "color": "glaze", "motif": "motif", "shape": "shape"}
    for attribute in ATTRIBUTES:
        for term in terms():
            if term.startswith(prefix[attribute] + ":"):
                for lang in ("en", "zh"):
                    found.setdefault((attribute, label(term, lang, "")), []).append(term)
    return found
