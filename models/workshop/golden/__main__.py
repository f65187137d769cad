"""Write the golden files of a checkpoint and its export, from `models/`:

    python -m workshop.golden --checkpoint workshop/checkpoints/nano --export ../public/models/ciqi-nano \\
        --out ../tests/fixtures/golden/ciqi-nano
    python -m workshop.golden --checkpoint … --export … --agreement      (prints only)

Each of the eight conversations holds its parts and ids, M-RoPE positions, and at the end of every turn the logits of
the Hugging Face reference (`reference`) and of the exported files under onnxruntime (`exported`, turn by turn with
cache), with 64 greedy ids from the end of each. Pictures are stored as PNG at the size the model sees.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from transformers import Qwen2_5_VLForConditionalGeneration

from workshop.export.checkpoint import load_checkpoint
from workshop.export.failure import BadInput, run_or_explain
from workshop.export.folder import whole_folder
from workshop.export.plan import NETWORKS, PLANS, Storage
from workshop.export.runner import ExportedVlm
from workshop.export.tokens import PartTokenizer
from workshop.golden.agreement import compare, wilson
from workshop.golden.conversations import Conversation, conversations
from workshop.golden.encoding import encode_row, encode_turns, pictures_in, turn_ends
from workshop.golden.pictures import draw_picture
from workshop.golden.reference import Reference

GREEDY = 64


def plan_of(folder: Path) -> dict[str, Storage]:
    """How the folder's networks are stored, from their file names."""
    for plan in PLANS.values():
        if all((folder / plan[part].path(NETWORKS[part])).is_file() for part in NETWORKS):
            return plan
    raise BadInput(f"{folder} holds no exported model: run python -m workshop.export first")


def run_exported(vlm: ExportedVlm, turns: list[dict], pictures: list[np.ndarray], tokens: int):
    """Logits [S, V] of all tokens, extended turn by turn, and the greedy ids."""
    conversation, rows, waiting = vlm.open(), [], list(pictures)
    for turn in turns:
        here = sum(part["type"] == "image" for part in turn["parts"])
        rows.append(conversation.extend(turn["ids"], waiting[:here], keep=0))
        waiting = waiting[here:]
    return np.concatenate(rows), conversation.greedy(rows[-1][-1], tokens)


def said_by_reference(conversation: Conversation, tokenizer: PartTokenizer, reference: Reference, tokens: int = GREEDY):
    """`(positions, logits [S, V], greedy ids)`, see `Reference.run`."""
    ids = [i for turn in encode_turns(conversation, tokenizer) for i in turn["ids"]]
    return reference.run(ids, [draw_picture(name) for name in pictures_in(conversation)], tokens)


def golden_of(conversation: Conversation, tokenizer: PartTokenizer, said, vlm: ExportedVlm) -> tuple[dict, np.ndarray]:
    """The golden file, from what the reference `said`, and the export's logits [S, V]."""
    positions, wanted, wanted_greedy = said
    turns = encode_turns(conversation, tokenizer)
    ids = [i for turn in turns for i in turn["ids"]]
    pictures = [draw_picture(name) for name in pictures_in(conversation)]
    found, found_greedy = run_exported(vlm, turns, pictures, len(wanted_greedy))
    rows = lambda logits: [encode_row(logits[end - 1], end) for end in turn_ends(turns)]  # noqa: E731
    golden = {
        "name": conversation.name,
        "turns": turns,
        "ids": ids,
        "positions": positions.tolist(),
        "reference": {"rows": rows(wanted), "greedy": wanted_greedy},
        "exported": {"rows": rows(found), "greedy": found_greedy},
    }
    return golden, found


def measure(tokenizer: PartTokenizer, reference: Reference, vlm: ExportedVlm) -> None:
    """Prints top-1 agreement where the model speaks: the assistant's words and the reference's 64 greedy tokens."""
    same, divergence, logit_gap, greedy_equal = [], [], 0.0, 0
    for conversation in conversations():
        turns = encode_turns(conversation, tokenizer)
        pictures = [draw_picture(name) for name in pictures_in(conversation)]
        ids = [i for turn in turns for i in turn["ids"]]
        _, _, greedy = reference.run(ids, pictures, GREEDY)
        _, wanted, _ = reference.run(ids + greedy, pictures, 0)
        spoken = {"parts": [{"type": "tokens"}], "ids": greedy}
        found, _ = run_exported(vlm, [*turns, spoken], pictures, 0)
        _, own = run_exported(vlm, turns, pictures, GREEDY)
        result = compare(wanted, found, [*speaks(turns)[1:], *[True] * GREEDY, False])
        same.extend(result["same"])
        divergence.extend(result["kl"])
        logit_gap = max(logit_gap, float(np.abs(wanted - found).max()))
        greedy_equal += own == greedy
    n, hits = len(same), int(np.sum(same))
    low, high = wilson(hits, n)
    print(f"top-1 agreement {hits}/{n} = {hits / n:.4f} (95 % {low:.4f} .. {high:.4f})")
    print(f"mean KL {np.mean(divergence):.5f} nats, largest logit difference {logit_gap:.5f}")
    print(f"greedy continuations of {GREEDY} tokens equal: {greedy_equal} of {len(conversations())}")


def speaks(turns: list[dict]) -> list[bool]:
    """Whether each token is the assistant's."""
    return [part["type"] == "tokens" for turn in turns for part in turn["parts"] for _ in part["ids"]]


def write_golden(folder: Path, golden: dict) -> None:
    text = json.dumps(golden, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{golden['name']}.json").write_text(text + "\n", encoding="utf-8")


def write(out: Path, tokenizer: PartTokenizer, reference: Reference, vlm: ExportedVlm) -> None:
    with whole_folder(out) as folder:
        (folder / "images").mkdir()
        for conversation in conversations():
            golden, _ = golden_of(conversation, tokenizer, said_by_reference(conversation, tokenizer, reference), vlm)
            write_golden(folder, golden)
            for name in pictures_in(conversation):
                Image.fromarray(draw_picture(name)).save(folder / "images" / f"{name}.png", optimize=True)
            print(f"{conversation.name}: {len(golden['ids'])} tokens in {len(golden['turns'])} turns")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--export", type=Path, required=True, help="folder written by workshop.export")
    parser.add_argument("--out", type=Path, help="folder of golden files, replaced when it exists")
    parser.add_argument("--agreement", action="store_true", help="print how well the export agrees with the checkpoint")
    args = parser.parse_args()
    if not args.out and not args.agreement:
        parser.error("give --out, --agreement or both")
    torch.set_num_threads(1)
    model = load_checkpoint(args.checkpoint, Qwen2_5_VLForConditionalGeneration, "qwen2_5_vl")
    vlm = ExportedVlm(args.export, plan_of(args.export), model.config.image_token_id)
    tokenizer = PartTokenizer(args.checkpoint / "tokenizer.json")
    if args.out:
        write(args.out, tokenizer, Reference(model), vlm)
    if args.agreement:
        measure(tokenizer, Reference(model), vlm)


if __name__ == "__main__":
    run_or_explain(main)
