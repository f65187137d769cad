"""Opens a checkpoint's safetensors files, whole or as matrices to be read when needed, and refuses what is not complete.

Knows no ONNX.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from transformers import PreTrainedModel
from transformers.utils import logging

from workshop.export.failure import BadInput
from workshop.export.source import read_config
from workshop.export.weight import Weight

TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")
FLOATS = {"F64", "F32", "F16", "BF16"}

# Names in checkpoints of before transformers 5, and what they are called now.
QWEN_NAMES = [
    (re.compile(r"^visual\."), "model.visual."),
    (re.compile(r"^model\.(layers|embed_tokens|norm)\."), r"model.language_model.\1."),
]


@dataclass(frozen=True)
class Checkpoint:
    folder: Path
    config: object
    weights: dict[str, Weight]

    def under(self, prefix: str) -> dict[str, Weight]:
        """The weights whose names begin with `prefix`, which is cut off."""
        return {name[len(prefix) :]: weight for name, weight in self.weights.items() if name.startswith(prefix)}


def open_checkpoint(
    folder: Path, architectures: dict[str, type[PreTrainedModel]], files: Sequence[str] = TOKENIZER_FILES, read: bool = True
) -> Checkpoint:
    """Every weight of the architecture that the configuration names, none of them read yet. `architectures` by model type;
    `files` have to be there too. With `read` false nothing but the configuration need be there: all weights are zeros.

    @raises BadInput naming the file and what is wrong: missing, not JSON, another architecture, cut short, incomplete.
    """
    config = read_config(folder, list(architectures), files if read else ())
    wanted = shapes_of(architectures[config.model_type], config)
    if not read:
        return Checkpoint(folder, config, {name: zeros(shape) for name, shape in wanted.items()})
    found = {current_name(name, wanted): weight for name, weight in weights_in(folder).items()}
    missing = sorted(wanted.keys() - found.keys())
    if missing:
        raise BadInput(f"{folder} lacks {len(missing)} weights, such as {missing[0]}: the checkpoint is incomplete")
    for name, shape in wanted.items():
        if found[name].shape != shape:
            raise BadInput(
                f"{folder}: {name} has the shape {list(found[name].shape)}, wanted {list(shape)} by its config.json: "
                "config and weights are not of one model, copy both again"
            )
    return Checkpoint(folder, config, {name: found[name] for name in wanted})


def shapes_of(architecture: type[PreTrainedModel], config) -> dict[str, tuple[int, ...]]:
    """The weights a model of this configuration has, by name; a head that is tied to the embeddings is not among them."""
    with torch.device("meta"):
        model = architecture(config)
    shapes = {name: tuple(tensor.shape) for name, tensor in model.state_dict().items()}
    if getattr(config, "tie_word_embeddings", False):
        shapes.pop("lm_head.weight", None)
    return shapes


def zeros(shape: tuple[int, ...]) -> Weight:
    return Weight(shape, lambda start, stop: np.zeros((stop - start, *shape[1:]), np.float32))


def current_name(name: str, wanted) -> str:
    for pattern, replacement in () if name in wanted else QWEN_NAMES:
        name = pattern.sub(replacement, name)
    return name


def weights_in(folder: Path) -> dict[str, Weight]:
    """All tensors of a folder by the names they have there. @raises BadInput for a file that is missing or cut short."""
    weights: dict[str, Weight] = {}
    for file in weight_files(folder):
        try:
            with safe_open(file, "pt") as tensors:
                for name in tensors.keys():
                    part = tensors.get_slice(name)
                    if part.get_dtype() not in FLOATS:
                        raise BadInput(f"{file}: {name} is {part.get_dtype()}, wanted floats: take the model before it was quantised")
                    weights[name] = Weight(tuple(part.get_shape()), rows_of(file, name))
        except (SafetensorError, OSError) as error:
            raise BadInput(f"{file} cannot be read ({one_line(error)}): it may be cut short, copy it again") from None
    return weights


def weight_files(folder: Path) -> Sequence[Path]:
    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        files = sorted(folder.glob("*.safetensors"))
        if not files:
            raise BadInput(f"{folder} has no .safetensors weights: copy them there, train again, or save the model anew with save_pretrained of transformers")
        return files
    try:
        names = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise BadInput(f"{index} is no index of weights ({one_line(error)}): copy it again") from None
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise BadInput(f"{folder} lacks {len(missing)} of {len(names)} weight files, such as {missing[0]}: copy them there")
    return [folder / name for name in names]


def rows_of(file: Path, name: str) -> Callable[[int, int], np.ndarray]:
    """Reads rows of one tensor. The file is mapped for each read and let go with what was read, so that pages do not add up."""

    def read(start: int, stop: int) -> np.ndarray:
        with safe_open(file, "pt") as tensors:
            part = tensors.get_slice(name)
            rows = (part[start:stop] if part.get_shape() else tensors.get_tensor(name)).float().numpy()
        if not np.isfinite(rows).all():
            raise BadInput(f"{file}: weight {name} is not finite: training diverged, take an earlier checkpoint")
        return rows

    return read


def load_checkpoint(
    folder: Path, architecture: type[PreTrainedModel], model_type: str, files: Sequence[str] = TOKENIZER_FILES
) -> PreTrainedModel:
    """The whole model in float32, evaluation mode, every weight present: for comparisons. Raises as `open_checkpoint`."""
    logging.disable_progress_bar()
    if not folder.is_dir():
        raise BadInput(f"no checkpoint folder at {folder}: train first, or give --checkpoint")
    checkpoint = open_checkpoint(folder, {model_type: architecture}, files)
    model = architecture.from_pretrained(folder, config=checkpoint.config, dtype=torch.float32)
    for name, tensor in model.named_parameters():
        if not torch.isfinite(tensor).all():
            raise BadInput(f"{folder}: weight {name} is not finite: training diverged, take an earlier checkpoint")
    return model.eval()


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
