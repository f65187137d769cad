"""python -m workshop.vlm.swatches --marks 8000 --motifs 8000 --seed 1 --out DIR   (from models/)

Fills shards with close-ups that the studio draws without a piece (studio/swatch.py): for the vision tower, beside the
photographs' own crops. Shards of 200; a shard that exists is not made again.
"""
from __future__ import annotations

import argparse
import pickle
import zlib
from pathlib import Path

import numpy as np

from ..studio import swatch

SHARD = 200
SIDE = 168
MAKERS = {"mark": swatch.mark, "motif": swatch.motif}


def shard(kind: str, number: int, seed: int) -> list[dict]:
    """Rows as the cache has them, with a swatch for all pictures."""
    rng = np.random.default_rng([seed, zlib.crc32(kind.encode()), number])
    rows = []
    for _ in range(SHARD):
        specimen, pixels = MAKERS[kind](rng, SIDE)
        rows.append({"specimen": {"type": "porcelain", **specimen}, f"{kind}-swatch": pixels})
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--marks", type=int, default=8000)
    parser.add_argument("--motifs", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    wanted = {"mark": a.marks // SHARD, "motif": a.motifs // SHARD}
    for number in range(max(wanted.values())):
        for kind in (k for k, count in wanted.items() if number < count):
            target = a.out / f"{kind}-{number:04d}.pkl"
            if not target.exists():
                partial = target.with_suffix(".part")
                partial.write_bytes(pickle.dumps(shard(kind, number, a.seed), protocol=5))
                partial.rename(target)
