"""The library as the tools see it: a pack's pieces by CLIP vector (with src/library/no-match.json), the shelf's passages by words."""
from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional as F

from ..clip.model import embed_images, pixels_of, square_image
from ..vlm import config
from ..vlm.patchify import resize_image
from ..vqa.knowledge import Shelf
from ..vqa.vocabulary import REPO
from .pictures import Photo, Seen, encode

NO_MATCH = REPO / "src" / "library" / "no-match.json"
TOP_K, PASSAGES = 3, 2


@dataclass
class Record:
    attributes: dict
    score: float
    seen: Seen


class Gallery:
    """A pack of public/packs: records.jsonl, vectors.f32, thumbs.bin."""

    def __init__(self, pack: Path, clip, model):
        manifest = pack / "manifest.json"
        if not manifest.exists():
            raise SystemExit(f"open the gallery {pack}: found no manifest.json, wanted a pack; make one with python -m workshop.pack")
        dim = json.loads(manifest.read_text(encoding="utf-8"))["embedding"]["dim"]
        self.clip = clip
        self.device = next(clip.parameters()).device
        lines = (pack / "records.jsonl").read_text(encoding="utf-8").splitlines()
        self.records = [json.loads(line) for line in lines]
        vectors = np.frombuffer((pack / "vectors.f32").read_bytes(), "<f4").reshape(-1, dim)
        self.vectors = torch.from_numpy(vectors.copy()).to(self.device)
        thumbs = (pack / "thumbs.bin").read_bytes()
        self.seen = encode(model, [thumbnail(thumbs, r["thumb"]) for r in self.records])
        asked = json.loads(NO_MATCH.read_text(encoding="utf-8"))["picture"]
        self.cutoff, self.slope = asked["cutoff"], asked["slope"]
        self.shelf = Shelf()
        self.read: dict[tuple[str, str], list[str]] = {}

    @torch.no_grad()
    def embed(self, photos: list[Photo]) -> None:
        """Gives each photograph its vector."""
        squares = []
        for photo in photos:
            with Image.open(photo.path) as file:
                squares.append(square_image(file))
        for start in range(0, len(photos), 64):
            pixels = pixels_of(torch.from_numpy(np.stack(squares[start : start + 64])).to(self.device))
            for photo, vector in zip(photos[start:], F.normalize(embed_images(self.clip, pixels), dim=-1)):
                photo.vector = vector

    def similar(self, photo: Photo) -> list[Record]:
        """The nearest pieces, best first; none where nothing stands out."""
        if photo.vector is None:
            self.embed([photo])
        scores = self.vectors @ photo.vector
        best, index = scores.topk(min(TOP_K, len(scores)))
        deviations = (best[0] - scores.mean()) / scores.std(correction=0)
        if best[0] <= self.cutoff + self.slope * deviations:
            return []
        return [Record(self.records[i]["attributes"], s, self.seen[i]) for s, i in zip(best.tolist(), index.tolist())]

    def passages(self, query: str, lang: str) -> list[str]:
        if (query, lang) not in self.read:
            self.read[query, lang] = [p["text"] for p in self.shelf.search(query, PASSAGES, lang)]
        return self.read[query, lang]


def thumbnail(thumbs: bytes, place: dict) -> np.ndarray:
    with Image.open(io.BytesIO(thumbs[place["start"] : place["start"] + place["bytes"]])) as file:
        return resize_image(file, config.RECORD_MAX_PIXELS)
