"""Runs an exported folder with onnxruntime on the CPU: the yardstick for the browser, and for quantisation.

Keeps a conversation's cache and positions; knows token ids and pictures, not prompts or tools.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from workshop.export.plan import NETWORKS, Storage
from workshop.vlm.patchify import grid_of, patches_of
from workshop.vlm.positions import mrope_positions, next_position


def open_session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


class ExportedVlm:
    def __init__(self, folder: Path, plan: Mapping[str, Storage], image_token_id: int):
        self.vision, self.embed, self.decoder = (
            open_session(folder / plan[part].path(NETWORKS[part])) for part in ("vision", "embed", "decoder")
        )
        self.image_token_id = image_token_id

    def features(self, picture: np.ndarray) -> np.ndarray:
        """Image features [n / 4, hidden] of a resized picture uint8 [H, W, 3]."""
        pixels = patches_of(torch.from_numpy(picture.copy())[None])[0].numpy()
        grid = np.array([grid_of(picture)], dtype=np.int64)
        return self.vision.run(None, {"pixel_values": pixels, "image_grid_thw": grid})[0]

    def open(self) -> "ExportedConversation":
        return ExportedConversation(self)


class ExportedConversation:
    """One growing sequence. `extend` and `generate` leave the cache at what was given and generated."""

    def __init__(self, vlm: ExportedVlm):
        self.vlm = vlm
        self.length = 0
        self.position = 0
        past = [x for x in vlm.decoder.get_inputs() if x.name.startswith("past_key_values.")]
        kind = np.float16 if past[0].type == "tensor(float16)" else np.float32
        self.cache = {x.name: np.zeros((1, x.shape[1], 0, x.shape[3]), kind) for x in past}

    def extend(self, ids: Sequence[int], pictures: Sequence[np.ndarray] = (), keep: int = 1) -> np.ndarray:
        """Logits [keep, V] of the last `keep` of the new tokens `ids` (0: of all), whose images are `pictures`."""
        row = np.array([ids], dtype=np.int64)
        embeds = self.vlm.embed.run(None, {"input_ids": row})[0]
        image = row[0] == self.vlm.image_token_id
        if len(pictures):
            embeds[0, image] = np.concatenate([self.vlm.features(p) for p in pictures])
        grids = [grid_of(p) for p in pictures]
        positions = mrope_positions(ids, grids, self.vlm.image_token_id, self.position)
        self.length += len(ids)
        logits, *present = self.vlm.decoder.run(
            None,
            {
                "inputs_embeds": embeds,
                "attention_mask": np.ones((1, self.length), np.int64),
                "position_ids": positions[:, None].numpy(),
                "num_logits_to_keep": np.array(keep, np.int64),
                **self.cache,
            },
        )
        self.position = next_position(positions)
        names = [x.name.replace("present", "past_key_values") for x in self.vlm.decoder.get_outputs()[1:]]
        self.cache = dict(zip(names, present))
        return logits[0]

    def greedy(self, logits: np.ndarray, tokens: int, end: int | None = None) -> list[int]:
        """The `tokens` most likely ids in turn, from the logits [V] of the last token; stops after `end` if given."""
        ids: list[int] = []
        while len(ids) < tokens and (not ids or ids[-1] != end):
            ids.append(int(logits.argmax()))
            logits = self.extend(ids[-1:])[-1]
        return ids


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Natural log-probabilities over the last axis, in float64."""
    x = logits.astype(np.float64)
    x = x - x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
