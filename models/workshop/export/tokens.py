"""Token ids of the parts of a conversation, each part alone, as the app does it. Knows the tokenizer only."""

import json
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from workshop.export.failure import BadInput

SPECIAL = ("<|vision_start|>", "<|image_pad|>", "<|vision_end|>", "<|im_end|>", "<|endoftext|>")


class PartTokenizer:
    """`template` text knows the added tokens (`<|im_start|>`, `<tool_call>` …), `text` is data and never does."""

    def __init__(self, file: Path):
        """@raises BadInput when the file is no tokenizer, or not one of this family."""
        source = file.read_text(encoding="utf-8")
        try:
            self.tokenizer = Tokenizer.from_str(source)
            self.plain = Tokenizer.from_str(json.dumps({**json.loads(source), "added_tokens": []}))
        except Exception as error:  # the library raises plain ones
            raise BadInput(f"{file} is no tokenizer ({error}): restore it from the checkpoint") from None
        ids = self.tokenizer.get_vocab()
        missing = [token for token in SPECIAL if token not in ids]
        if missing:
            raise BadInput(f"{file} has no token {missing[0]}: it is not the tokenizer of a Qwen2.5-VL, copy that of the checkpoint")
        self.vision_start, self.image_pad, self.vision_end, self.turn_end, self.pad = (ids[token] for token in SPECIAL)

    def template(self, text: str) -> list[int]:
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def text(self, text: str) -> list[int]:
        return self.plain.encode(text, add_special_tokens=False).ids

    def image(self, grid: Sequence[int]) -> list[int]:
        """An image part: the pads, h * w / 4 of them, between the vision tokens."""
        return [self.vision_start, *[self.image_pad] * (grid[1] * grid[2] // 4), self.vision_end]

    def decode(self, ids: Sequence[int]) -> str:
        return self.tokenizer.decode(list(ids), skip_special_tokens=False)
