"""Golden conversations as JSON: parts with their token ids, and rows of logits small enough to commit."""

import base64
from collections.abc import Sequence

import numpy as np

from workshop.export.tokens import PartTokenizer
from workshop.golden.conversations import Conversation
from workshop.golden.pictures import SIZES
from workshop.vlm.patchify import PATCH

# A row keeps about this many logits: every stride-th of the vocabulary.
KEPT = 768
TOP = 5


def encode_turns(conversation: Conversation, tokenizer: PartTokenizer) -> list[dict]:
    """Each turn as `{parts, ids}`; a part is a `Part` of the app with the `ids` it becomes."""
    turns = []
    for turn in conversation.turns:
        parts = [encode_part(kind, value, tokenizer) for kind, value in turn]
        turns.append({"parts": parts, "ids": [i for part in parts for i in part["ids"]]})
    return turns


def encode_part(kind: str, value: str, tokenizer: PartTokenizer) -> dict:
    if kind == "image":
        width, height, _ = SIZES[value]
        image = {"file": f"images/{value}.png", "width": width, "height": height}
        return {"type": "image", "image": image, "ids": tokenizer.image((1, height // PATCH, width // PATCH))}
    if kind == "assistant":
        return {"type": "tokens", "ids": tokenizer.template(value)}
    ids = tokenizer.template(value) if kind == "template" else tokenizer.text(value)
    return {"type": kind, "text": value, "ids": ids}


def pictures_in(conversation: Conversation) -> list[str]:
    """Names of the pictures in reading order."""
    return [value for turn in conversation.turns for kind, value in turn if kind == "image"]


def encode_row(logits: np.ndarray, after: int) -> dict:
    """The row [V] of logits after the first `after` tokens: every stride-th as base64 of float32, and the best ids."""
    stride = max(1, -(-len(logits) // KEPT))
    kept = np.ascontiguousarray(logits[::stride], dtype="<f4")
    best = np.argsort(-logits)[:TOP]
    return {
        "after": after,
        "stride": stride,
        "logits": base64.b64encode(kept.tobytes()).decode("ascii"),
        "top": [{"id": int(i), "logit": round(float(logits[i]), 5)} for i in best],
    }


def turn_ends(turns: Sequence[dict]) -> list[int]:
    """Number of tokens up to the end of each turn."""
    return np.cumsum([len(turn["ids"]) for turn in turns]).tolist()
