"""Searches the knowledge shelf (public/packs/knowledge/passages.jsonl) as the app's text index roughly does.

BM25 (Robertson & Zaragoza 2009, k1 1.2, b 0.7) over lower-cased English words and Chinese bigrams. The app's index knows
marks, aliases and word forms besides, so ranks may differ in places; the trajectories only need passages of the right kind.
"""
from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

from .vocabulary import REPO

SHELF = REPO / "public" / "packs" / "knowledge" / "passages.jsonl"
CJK = re.compile(r"[\u3400-\u9fff]+")
WORD = re.compile(r"[a-z0-9']+")


def tokens(text: str) -> list[str]:
    text = text.lower()
    found = WORD.findall(text)
    for run in CJK.findall(text):
        found += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return found


class Shelf:
    def __init__(self, path: Path = SHELF):
        self.passages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        self.postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.lengths = []
        for i, passage in enumerate(self.passages):
            counts = Counter(tokens(passage["text"]) + 2 * tokens(passage.get("keywords", "")))
            self.lengths.append(sum(counts.values()))
            for token, count in counts.items():
                self.postings[token].append((i, count))
        self.mean = sum(self.lengths) / max(1, len(self.lengths))

    def search(self, query: str, k: int, lang: str) -> list[dict]:
        scores: dict[int, float] = defaultdict(float)
        for token in tokens(query):
            hits = self.postings.get(token, [])
            idf = math.log(1 + (len(self.passages) - len(hits) + 0.5) / (len(hits) + 0.5))
            for i, count in hits:
                norm = 1.2 * (0.3 + 0.7 * self.lengths[i] / self.mean)
                scores[i] += idf * count * 2.2 / (count + norm)
        ranked = sorted(scores, key=lambda i: (-scores[i], i))
        return [self.passages[i] for i in ranked if self.passages[i]["lang"] == lang][:k]
