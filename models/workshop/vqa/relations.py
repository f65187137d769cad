"""How terms stand to each other: which are confused, which are both right of one piece, which a piece's look allows.

Reads the vocabulary, its confusions, the studio's table of what goes with what, and relations.json. Knows no question.
"""
from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from .vocabulary import FOLDER, REPO, short, terms

PLAIN = "motif:wuwen"
STUDIO = REPO / "models" / "workshop" / "studio" / "traditions.json"
HERE = Path(__file__).parent
# Where a period writes its look into the glaze itself: the tone of its cobalt.
DATED_BY_TONE = "cobalt"


@lru_cache(maxsize=1)
def traditions() -> list[dict]:
    return json.loads(STUDIO.read_text(encoding="utf-8"))["traditions"]


@lru_cache(maxsize=1)
def confusions() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in json.loads((FOLDER / "confusion.json").read_text(encoding="utf-8")):
        found.setdefault(pair["one"], set()).add(pair["other"])
        found.setdefault(pair["other"], set()).add(pair["one"])
    return {term: frozenset(others) for term, others in found.items()}


@lru_cache(maxsize=1)
def _written() -> tuple[frozenset[frozenset[str]], frozenset[str], frozenset[str]]:
    written = json.loads((HERE / "relations.json").read_text(encoding="utf-8"))
    anywhere = written["alsoAnywhere"]
    return frozenset(map(frozenset, written["overlap"])), frozenset(anywhere["families"]), frozenset(anywhere["terms"])


def anywhere(motif: str) -> bool:
    """True for what may stand on any piece beside its main decoration: it can be no option."""
    _, families, listed = _written()
    return motif in listed or terms()[motif]["family"] in families


@lru_cache(maxsize=None)
def drawn(attribute: str) -> tuple[str, ...]:
    """Every term of an attribute that the studio makes, in the vocabulary's order."""
    made: set[str] = set()
    for t in traditions():
        one = {"dynasty": [t["dynasty"]], "kiln": [t["kiln"]], "color": [t["glaze"]], "motif": t["motifs"], "shape": t["shapes"], "reign": list(t["reigns"])}
        made.update(one[attribute])
    return tuple(term for term in terms() if term in made and not (attribute == "motif" and anywhere(term)))


def parents(term: str) -> list[str]:
    found, parent = [], terms()[term].get("parent")
    while parent:
        found.append(parent)
        parent = terms()[parent].get("parent")
    return found


def _words(term: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", short(term, "en").lower())) - {"and", "of", "the", "on", "in", "with", "glaze", "kilns", "kiln"}


def _core(term: str) -> str:
    """The Chinese label without the word for its kind."""
    return re.sub(r"(?<=..)[纹图釉彩窑]$", "", short(term, "zh"))


@lru_cache(maxsize=None)
def both_right(one: str, other: str) -> bool:
    """Whether a piece that is rightly called one may as rightly be called the other: equal, a kind of it, or overlapping."""
    if one == other or other in parents(one) or one in parents(other):
        return True
    if frozenset((one, other)) in _written()[0]:
        return True
    if one.split(":")[0] in ("dyn", "reign", "kiln"):
        return False
    a, b = _words(one), _words(other)
    return a <= b or b <= a or _core(one) in short(other, "zh") or _core(other) in short(one, "zh")


def fits(truth: dict, attribute: str, value: str) -> bool:
    """Whether the studio makes pieces that look like this one, but of another period or kiln: the picture cannot tell them apart."""
    if attribute not in ("dynasty", "kiln"):
        return False
    if attribute == "dynasty" and terms()[truth["color"]].get("colorant") == DATED_BY_TONE:
        return False
    alike = (
        t for t in traditions()
        if t["glaze"] == truth["color"] and truth["motif"] in t["motifs"] and truth["shape"] in t["shapes"]
    )
    return any(t[attribute] == value for t in alike)
