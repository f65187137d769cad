"""Fit when a search of the gallery has no match, from `models/`:

    python -m workshop.studio --kind negative --pool bench --seed 98 --count 200 --out W/strangers
    python -m workshop.studio --kind negative --pool bench --seed 97 --count 200 --out W/strangers-test
    python -m workshop.no_match --clip ../public/models/ciqi-clip-nano --pack ../public/packs/studio \\
        --known W/dev --strange W/dev W/strangers --known-test ../tests/sets/studio \\
        --strange-test ../tests/sets/studio W/strangers-test --photographs DIR --out ../src/library/no-match.json

A query's scores against the whole gallery give two numbers: `best`, the highest cosine, and `deviations`, how many
standard deviations that lies above their mean. A piece of the gallery's kind is near to many of it; a stranger is near to
a few odd ones and far from the rest, so the cosine it needs rises with the deviations: match where
best > cutoff + slope * deviations. Logistic regression with both classes weighing the same gives the slope, the largest
difference between true and false match rate the cutoff. The pool `dev` (seed 99) and its strangers fit; the rates on what
was not looked at stand in the same file, each with its n and its 95 % Wilson interval.

Words lie further from pictures than pictures do, so they have numbers of their own: names of specimens against the
lines of strange_words.txt, odd lines for the fit and even ones for the test. `--photographs` are counted, never fitted to.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image
from tokenizers import Tokenizer

from workshop.clip.model import MAX_TOKENS, square_image
from workshop.evaluate.wilson import wilson
from workshop.pack import embed, open_tower, whole_view

NAMES = ("name", "name_en")


def specimens(folder: Path, kinds: tuple[str, ...]) -> list[dict]:
    lines = (folder / "specimens.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["type"] in kinds]


def pictures(folders: list[Path], kind: str) -> list[Path]:
    rows = [(folder, row) for folder in folders for row in specimens(folder, (kind,))]
    return [folder / (whole_view(row) or row["views"][0]["file"]) for folder, row in rows]


def picture_vectors(tower: onnxruntime.InferenceSession, files: list[Path]) -> np.ndarray:
    return embed(tower, [square_image(Image.open(file).convert("RGB")) for file in files])


def word_vectors(clip: Path, texts: list[str]) -> np.ndarray:
    tokenizer = Tokenizer.from_file(str(clip / "tokenizer.json"))
    end = json.loads((clip / "config.json").read_text())["text_config"]["eos_token_id"]
    (network,) = (clip / "onnx").glob("text_model*.onnx")
    tower = onnxruntime.InferenceSession(str(network), providers=["CPUExecutionProvider"])
    found = []
    for text in texts:
        ids = np.array([[*tokenizer.encode(text, add_special_tokens=False).ids[: MAX_TOKENS - 1], end]])
        feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        wanted = {one.name for one in tower.get_inputs()}
        found.append(tower.run(["text_embeds"], {name: feed for name, feed in feeds.items() if name in wanted})[0][0])
    vectors = np.stack(found)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def features(queries: np.ndarray, gallery: np.ndarray) -> np.ndarray:
    """[n, 2]: best, deviations."""
    scores = queries @ gallery.T
    best = scores.max(1)
    return np.stack([best, (best - scores.mean(1)) / scores.std(1)], 1)


def fit(known: np.ndarray, strange: np.ndarray) -> tuple[float, float]:
    """cutoff, slope"""
    x = np.concatenate([known, strange])
    mean, deviation = x.mean(0), x.std(0)
    x = (x - mean) / deviation
    y = np.r_[np.ones(len(known)), np.zeros(len(strange))]
    share = np.where(y == 1, 0.5 / len(known), 0.5 / len(strange))
    weights, offset = np.zeros(2), 0.0
    for _ in range(6000):
        error = (1 / (1 + np.exp(-(x @ weights + offset))) - y) * share
        weights -= 3 * (x.T @ error + 1e-4 * weights)
        offset -= 3 * error.sum()
    best, deviations = weights / deviation
    slope = round(float(-deviations / best), 4)
    level = [np.sort(part[:, 0] - slope * part[:, 1]) for part in (known, strange)]
    cuts = np.concatenate(level)
    gains = [(level[0] > cut).mean() - (level[1] > cut).mean() for cut in cuts]
    return round(float(cuts[int(np.argmax(gains))]), 4), slope


def rate(values: np.ndarray, cutoff: float, slope: float) -> dict:
    matches = int((values[:, 0] > cutoff + slope * values[:, 1]).sum())
    n = len(values)
    return {"matches": matches, "n": n, "rate": round(matches / n, 3), "interval": [round(edge, 3) for edge in wilson(matches, n)]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("clip", "pack", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("known", "strange", "known-test", "strange-test"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", required=True)
    parser.add_argument("--photographs", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    manifest = json.loads((args.pack / "manifest.json").read_text(encoding="utf-8"))
    numbers = (args.pack / "vectors.f32").read_bytes()
    gallery = np.frombuffer(numbers, "<f4").reshape(-1, manifest["embedding"]["dim"])
    tower = open_tower(args.clip)
    strange_words = (Path(__file__).parent / "strange_words.txt").read_text(encoding="utf-8").splitlines()

    def of_pictures(folders: list[Path], kind: str) -> np.ndarray:
        return features(picture_vectors(tower, pictures(folders, kind)), gallery)

    def of_words(texts: list[str]) -> np.ndarray:
        return features(word_vectors(args.clip, texts), gallery)

    def names(folders: list[Path]) -> list[str]:
        return [row[name] for folder in folders for row in specimens(folder, ("porcelain",)) for name in NAMES]

    groups = {
        "picture": {
            "known": of_pictures(args.known, "porcelain"),
            "strange": of_pictures(args.strange, "other"),
            "knownTest": of_pictures(args.known_test, "porcelain"),
            "strangeTest": of_pictures(args.strange_test, "other"),
        },
        "words": {
            "known": of_words(names(args.known)),
            "strange": of_words(strange_words[0::2]),
            "knownTest": of_words(names(args.known_test)),
            "strangeTest": of_words(strange_words[1::2]),
        },
    }
    for folder in args.photographs:
        files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in (".jpg", ".png", ".webp"))
        groups["picture"][f"photographs: {folder.name}"] = features(picture_vectors(tower, files), gallery)
    fitted = {"model": args.clip.resolve().name, "vectors": hashlib.sha256(numbers).hexdigest()}
    for asked, parts in groups.items():
        cutoff, slope = fit(parts["known"], parts["strange"])
        fitted[asked] = {"cutoff": cutoff, "slope": slope}
        fitted[asked]["matchRates"] = {name: rate(values, cutoff, slope) for name, values in parts.items()}
    text = json.dumps(fitted, ensure_ascii=False, indent=2)
    args.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
