"""python -m workshop.tokenizer.train --out workshop/checkpoints/tokenizer   (from models/)

Trains the byte-level BPE tokenizer of ciqi-nano in Qwen2.5's format: same normaliser, same pre-tokenizer expression, same
names and order of the special tokens, about six thousand merges learnt from our own text in English and Chinese.
"""
from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

import numpy as np
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from ..studio.specimen import attributes
from ..vqa import prompt
from ..vqa.question_trajectory import pick_question
from ..vqa.questions import Questioner, wording
from ..vqa.trajectory import QUESTIONS, Neighbour, Teacher, View, mark_characters
from ..vqa.vocabulary import ATTRIBUTES, FOLDER, REPO, terms

SPECIAL = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|object_ref_start|>", "<|object_ref_end|>", "<|box_start|>",
    "<|box_end|>", "<|quad_start|>", "<|quad_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>",
    "<|image_pad|>", "<|video_pad|>",
]
PLAIN_ADDED = ["<tool_call>", "</tool_call>"]
# The expression of Qwen2's tokenizer.json: contractions, words, single digits, punctuation, line ends, blanks.
PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def corpus(seed: int, episodes: int):
    rng = random.Random(seed)
    by_attribute = {a: json.loads((FOLDER / f"{a}.json").read_text(encoding="utf-8")) for a in ATTRIBUTES}
    for term in terms().values():
        yield " ".join(str(term[k]) for k in ("en", "zhHans", "zhHant", "pinyin", "notes") if term.get(k))
    yield (FOLDER / "connoisseurship.json").read_text(encoding="utf-8")
    yield mark_characters()
    for lang in QUESTIONS:
        yield from QUESTIONS[lang]
    yield json.dumps(wording(), ensure_ascii=False)
    traditions = REPO / "models" / "workshop" / "studio" / "traditions.json"
    common = traditions.read_text(encoding="utf-8") if traditions.exists() else ""
    preferred = {a: [t for t in by_attribute[a] if f'"{t["id"]}"' in common] or by_attribute[a] for a in ATTRIBUTES}
    questioner, dice = Questioner(rng), np.random.default_rng(seed)
    for number in range(episodes):
        lang = rng.choice(["en", "zh"])
        draw = lambda: {a: rng.choice(preferred[a])["id"] for a in ATTRIBUTES}  # noqa: E731
        truth, drawn = draw(), attributes(dice, "train")[0]
        text = terms()[truth["reign"]].get("mark6Hant") or "大清乾隆年製"
        mark = {"text": text, "reign": truth["reign"]}
        specimen = {"type": "porcelain", "attributes": drawn if number % 2 else truth, "mark": mark}
        box = tuple(sorted(rng.randrange(168) for _ in range(4)))
        views = [View("w", "whole", 168, 140, motif=box, motif_key="m"), View("b", "base", 168, 168, mark=box, mark_key="k")]
        found = [Neighbour("t", draw(), rng.random()) for _ in range(3)]
        passages = [{"text": str(terms()[truth["color"]].get("notes", ""))}]
        teacher, tools = Teacher(lang, rng), (lambda v: found, lambda q, l: passages)
        asked = pick_question(questioner, specimen, views, lang, rng) if number % 2 else None
        parts = teacher.question(specimen, asked, views, *tools) if asked else teacher.episode(specimen, views, *tools)
        yield from (text for kind, text in parts if kind != "image")
    shelf = REPO / "public" / "packs" / "knowledge" / "passages.jsonl"
    if shelf.exists():
        yield from (json.loads(line)["text"] for line in shelf.read_text(encoding="utf-8").splitlines() if line)
    yield json.dumps({n: prompt.prompt_file(n) for n in ("ciqi-nano",)}, ensure_ascii=False)


def train(out: Path, vocabulary: int, seed: int, episodes: int) -> None:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), behavior="isolated", invert=False),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    added = len(SPECIAL) + len(PLAIN_ADDED)
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary - added,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        min_frequency=2,
        show_progress=False,
    )
    tokenizer.train_from_iterator(corpus(seed, episodes), trainer)
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in SPECIAL])
    tokenizer.add_tokens([AddedToken(t, special=False, normalized=False) for t in PLAIN_ADDED])
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    settings = {
        "tokenizer_class": "Qwen2Tokenizer", "model_max_length": 4096, "add_prefix_space": False, "add_bos_token": False,
        "bos_token": None, "eos_token": "<|im_end|>", "pad_token": "<|endoftext|>", "unk_token": None,
        "clean_up_tokenization_spaces": False, "split_special_tokens": False, "errors": "replace",
        "additional_special_tokens": SPECIAL[1:],
    }
    (out / "tokenizer_config.json").write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n")
    print(f"{tokenizer.get_vocab_size()} tokens in {out}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vocabulary", type=int, default=6144)
    parser.add_argument("--episodes", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=11)
    a = parser.parse_args()
    train(a.out, a.vocabulary, a.seed, a.episodes)
