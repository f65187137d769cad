"""Token ids of the parts of a conversation, each part alone, as the app does it. Knows the tokenizer only."""

import json
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer


class PartTokenizer:
    """`template` text knows the added tokens (`<|im_start|>`, `<tool_call>` …), `text` is data and never does."""

    def __init__(self, file: Path):
        source = file.read_text(encoding="utf-8")
        self.tokenizer = Tokenizer.from_str(source)
        self.plain = Tokenizer.from_str(json.dumps({**json.loads(source), "added_tokens": []}))
        ids = self.tokenizer.get_vocab()
        self.vision_start, self.image_pad, self.vision_end = (
            ids[f"<|{name}|>"] for name in ("vision_start", "image_pad", "vision_end")
        )
        self.turn_end, self.pad = ids["<|im_end|>"], ids["<|endoftext|>"]

    def template(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def text(self, text: str) -> list[int]:
        return self.plain.encode(text, add_special_tokens=False).ids

    def image(self, grid: Sequence[int]) -> list[int]:
        """An image part: the pads, h * w / 4 of them, between the vision tokens."""
        return [self.vision_start, *[self.image_pad] * (grid[1] * grid[2] // 4), self.vision_end]

    def decode(self, ids: Sequence[int]) -> str:
        return self.tokenizer.decode(list(ids), skip_special_tokens=False)
