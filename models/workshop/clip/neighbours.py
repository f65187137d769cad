"""python -m workshop.clip.neighbours --clip DIR --gallery DIR --cache DIR [DIR …] --out FILE   (from models/)

The gallery's nearest pieces to every cached specimen, by ciqi-clip-nano: what search_image will bring in training.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from transformers import CLIPModel

from ..vlm.cache import load
from .train import embed_all

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clip", type=Path, required=True)
    parser.add_argument("--gallery", type=Path, required=True)
    parser.add_argument("--cache", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    torch.set_num_threads(2)
    model = CLIPModel.from_pretrained(a.clip).eval()
    gallery = [r for r in load(a.gallery) if r["specimen"]["type"] == "porcelain"]
    vectors = embed_all(model, gallery)
    found = {}
    for folder in a.cache:
        rows = load(folder)
        scores = embed_all(model, rows) @ vectors.T
        for row, top in zip(rows, zip(*scores.topk(6, dim=1))):
            uuid = row["specimen"]["uuid"]
            hits = [(gallery[i]["specimen"]["uuid"], round(v, 4)) for v, i in zip(top[0].tolist(), top[1].tolist())]
            found[uuid] = [h for h in hits if h[0] != uuid]
    a.out.write_text(json.dumps(found))
