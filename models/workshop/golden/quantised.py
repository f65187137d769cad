"""Write golden files for an export of rounded weights, and print how far rounding takes it, from `models/`:

    python -m workshop.golden.quantised --checkpoint workshop/checkpoints/tiny-sharded/hf --shard 32KiB \\
        --export ../tests/fixtures/tiny-sharded --out ../tests/fixtures/golden/tiny-sharded --only one-image crops-zh --tokens 16

The reference in these files is Hugging Face with every weight rounded as the export rounds it: what then differs is the
noise of arithmetic, however random the weights. The distance to the weights as they were is printed beside it. Pictures
are those of the other golden files.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from transformers import Qwen2_5_VLForConditionalGeneration

from workshop.export.checkpoint import load_checkpoint, open_checkpoint
from workshop.export.command import ARCHITECTURES, size_of
from workshop.export.failure import run_or_explain
from workshop.export.folder import whole_folder
from workshop.export.rounded import round_like
from workshop.export.runner import ExportedVlm
from workshop.export.tokens import PartTokenizer
from workshop.golden.__main__ import golden_of, plan_of, said_by_reference, write_golden
from workshop.golden.agreement import compare
from workshop.golden.conversations import conversations
from workshop.golden.reference import Reference


def distance(name: str, wanted: np.ndarray, found: np.ndarray) -> str:
    result = compare(wanted, found, [True] * len(wanted))
    gap, spread = np.abs(wanted - found).max(), wanted.std()
    return f"{name}: largest logit difference {gap:.6f} (their deviation {spread:.2f}), top-1 {result['same'].mean():.3f}, KL {result['kl'].mean():.6f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--export", type=Path, required=True, help="folder written by workshop.export")
    parser.add_argument("--shard", type=size_of, default="1GB", help="as the export was given")
    parser.add_argument("--out", type=Path, required=True, help="folder of golden files, replaced when it exists")
    parser.add_argument("--only", nargs="+", default=["one-image"], metavar="NAME", help="conversations")
    parser.add_argument("--tokens", type=int, default=8, help="greedy tokens from the end of each")
    args = parser.parse_args()
    torch.set_num_threads(1)
    chosen = [conversation for conversation in conversations() if conversation.name in args.only]
    tokenizer, plan = PartTokenizer(args.checkpoint / "tokenizer.json"), plan_of(args.export)
    checkpoint = open_checkpoint(args.checkpoint, ARCHITECTURES)
    model = load_checkpoint(args.checkpoint, Qwen2_5_VLForConditionalGeneration, "qwen2_5_vl")
    before = [said_by_reference(conversation, tokenizer, Reference(model), 0) for conversation in chosen]
    round_like(model, checkpoint, plan, args.shard)
    after = [said_by_reference(conversation, tokenizer, Reference(model), args.tokens) for conversation in chosen]
    del model  # two of a full size are too many
    vlm = ExportedVlm(args.export, plan, checkpoint.config.image_token_id)
    with whole_folder(args.out) as folder:
        for conversation, unrounded, said in zip(chosen, before, after):
            golden, found = golden_of(conversation, tokenizer, said, vlm)
            write_golden(folder, golden)
            same = golden["reference"]["greedy"] == golden["exported"]["greedy"]
            print(f"{conversation.name}, {len(found)} tokens; {args.tokens} greedy ids {'the same' if same else 'DIFFERENT'}")
            print(distance("  against the same rounded weights", said[1], found))
            print(distance("  against the weights as they were", unrounded[1], found))


if __name__ == "__main__":
    run_or_explain(main)
