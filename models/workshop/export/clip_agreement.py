"""Compares written CLIP towers with the checkpoint under Hugging Face, on seeded random input."""

from pathlib import Path

import numpy as np
import torch

from workshop.export.checkpoint import Checkpoint, load_checkpoint
from workshop.export.plan import Storage
from workshop.export.runner import open_session


def smallest_cosines(checkpoint: Checkpoint, architecture, folder: Path, storage: Storage) -> dict[str, float]:
    """The smallest cosine between the reference's vectors and those of the networks in `folder`, by tower."""
    config = checkpoint.config
    model = load_checkpoint(checkpoint.folder, architecture, config.model_type, files=())
    rng = np.random.default_rng(0)
    size = config.vision_config.image_size
    pixels = rng.standard_normal((4, 3, size, size)).astype(np.float32)
    ids, mask = random_texts(config, rng)
    with torch.no_grad():
        wanted = {
            "image": model.get_image_features(pixel_values=torch.from_numpy(pixels)).pooler_output.numpy(),
            "text": model.get_text_features(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).pooler_output.numpy(),
        }
    text = open_session(folder / storage.path("text_model"))
    given = {"input_ids": ids, "attention_mask": mask}
    found = {
        "image": open_session(folder / storage.path("vision_model")).run(None, {"pixel_values": pixels})[0],
        "text": text.run(None, {i.name: given[i.name] for i in text.get_inputs()})[0],
    }
    unit = lambda x: x / np.linalg.norm(x, axis=-1, keepdims=True)  # noqa: E731
    return {tower: float((unit(wanted[tower]) * unit(found[tower])).sum(-1).min()) for tower in wanted}


def random_texts(config, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Four texts of different lengths, padded at their ends: ids and attention mask, int64 [4, L]."""
    text, last = config.text_config, config.text_config.vocab_size - 1
    end = getattr(text, "eos_token_id", None)
    # OpenAI's checkpoints end with their largest id, whatever their configuration says.
    end = last if end is None or end == 2 else end
    pad = text.pad_token_id if text.pad_token_id is not None else 0
    longest = text.max_position_embeddings
    lengths = [3, 9, longest // 3, longest]
    ids, mask = np.full((4, longest), pad, np.int64), np.zeros((4, longest), np.int64)
    for row, length in enumerate(lengths):
        words = rng.integers(0, min(end, last), length - 1)
        # transformers reads a BERT's row of the padding token as zeros, and no text has that token.
        ids[row, : length - 1] = np.where(words == pad, (pad + 1) % last, words)
        ids[row, length - 1] = end
        mask[row, :length] = 1
    return ids, mask
