"""The known answer that stands in a catalogue entry: a backend that does not give it is not trusted.

The picture is a formula, so that the entry carries no pixels: pixel(x, y, channel) = (7 x + 13 y + 71 channel) mod 256.
"""

from pathlib import Path

import numpy as np

from workshop.export.runner import ExportedVlm, log_softmax
from workshop.export.tokens import PartTokenizer
from workshop.vlm.patchify import grid_of

PROMPT = "<|im_end|>\n<|im_start|>assistant\n"
# 36 image tokens: with the prompt more than 32, so that an attention kernel which is wrong beyond one tile is found out.
WIDTH, HEIGHT, ANSWERS = 168, 168, 5


def known_picture(width: int, height: int) -> np.ndarray:
    """uint8 [height, width, 3]."""
    y, x, channel = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return ((x * 7 + y * 13 + channel * 71) % 256).astype(np.uint8)


def known_answer(vlm: ExportedVlm, tokenizer_file: Path) -> dict:
    """The most likely next tokens after the picture and PROMPT, best first, with natural log-probabilities."""
    tokenizer = PartTokenizer(tokenizer_file)
    picture = known_picture(WIDTH, HEIGHT)
    ids = tokenizer.image(grid_of(picture)) + tokenizer.template(PROMPT)
    logprobs = log_softmax(vlm.open().extend(ids, [picture])[-1])
    best = np.argsort(-logprobs)[:ANSWERS]
    return {
        "image": {"width": WIDTH, "height": HEIGHT},
        "prompt": PROMPT,
        "ids": [int(i) for i in best],
        "logprobs": [round(float(logprobs[i]), 5) for i in best],
    }
