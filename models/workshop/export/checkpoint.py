"""Reads a Hugging Face checkpoint folder and refuses anything that is not whole. Knows no ONNX."""

import json
from pathlib import Path

import numpy as np
import torch
from transformers import AutoConfig, PreTrainedModel
from transformers.utils import logging

from workshop.export.failure import BadInput

TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")


def load_checkpoint(folder: Path, architecture: type[PreTrainedModel], model_type: str) -> PreTrainedModel:
    """The model in float32, evaluation mode, every weight present.

    @raises BadInput naming the file and what is wrong: missing, not JSON, another architecture, cut short, incomplete.
    """
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    if not folder.is_dir():
        raise BadInput(f"no checkpoint folder at {folder}: train first, or give --checkpoint")
    config_file = folder / "config.json"
    for name in ("config.json", *TOKENIZER_FILES):
        if not (folder / name).is_file():
            raise BadInput(f"{folder} has no {name}: a checkpoint has config, weights and tokenizer files")
    if not list(folder.glob("*.safetensors")):
        raise BadInput(f"{folder} has no .safetensors weights: copy them there, or train again")
    try:
        found = json.loads(config_file.read_text(encoding="utf-8")).get("model_type")
    except (ValueError, AttributeError) as error:
        raise BadInput(f"{config_file} is not a JSON object ({error}): restore it from the checkpoint") from None
    if found != model_type:
        raise BadInput(f"{config_file} describes a {found!r} model, wanted {model_type!r}: use the exporter for that model")
    try:
        config = AutoConfig.from_pretrained(folder)
        model, report = architecture.from_pretrained(folder, config=config, dtype=torch.float32, output_loading_info=True)
    except Exception as error:  # safetensors and transformers raise many kinds; all mean the same to the user
        cause = " ".join(str(error).split())[:200]
        raise BadInput(f"the weights in {folder} cannot be read ({cause}): the file may be cut short, copy it again") from None
    wrong = sorted(report["missing_keys"]) + sorted(str(key) for key in report.get("mismatched_keys", ()))
    if wrong:
        raise BadInput(f"{folder} lacks {len(wrong)} weights, such as {wrong[0]}: the checkpoint is incomplete")
    for name, tensor in model.named_parameters():
        if not torch.isfinite(tensor).all():
            raise BadInput(f"{folder}: weight {name} is not finite: training diverged, take an earlier checkpoint")
    return model.eval()


def tensors_of(model: PreTrainedModel, prefix: str) -> dict[str, np.ndarray]:
    """The weights whose names begin with `prefix`, which is cut off."""
    return {name[len(prefix) :]: t.numpy() for name, t in model.state_dict().items() if name.startswith(prefix)}
