"""Reads the vocabulary that TypeScript and Python share (src/domain/vocabulary/*.json). Knows no specimen."""
from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

REPO = Path(__file__).resolve().parents[3]
FOLDER = REPO / "src" / "domain" / "vocabulary"
ATTRIBUTES = ("dynasty", "reign", "kiln", "color", "motif", "shape")


@lru_cache(maxsize=1)
def terms() -> dict[str, dict]:
    """All terms by id (`glaze:qinghua` …)."""
    found: dict[str, dict] = {}
    for attribute in ATTRIBUTES:
        for term in json.loads((FOLDER / f"{attribute}.json").read_text(encoding="utf-8")):
            found[term["id"]] = term
    return found


def label(term_id: str | None, lang: str, none: str) -> str:
    """The label of a term in `en` or `zh`, or `none` for no term."""
    if term_id is None:
        return none
    term = terms()[term_id]
    return term["en"] if lang == "en" else term["zhHans"]


def short(term_id: str, lang: str) -> str:
    """A label without its bracketed gloss, as it stands inside a name."""
    text = re.sub(r"\s*\(.*?\)", "", label(term_id, lang, ""))
    return text.strip()
