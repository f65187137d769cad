"""Finds a checkpoint: a folder of this machine, or a model of the Hugging Face hub, which is fetched. Reads no weights."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from workshop.export.failure import BadInput

FETCHED = ("*.json", "*.safetensors", "vocab.txt", "merges.txt", "README.md", "LICENSE*")


def find_checkpoint(checkpoint: str, weights: bool = True) -> Path:
    """The folder that `checkpoint` names, or the hub's model of that name (without its weights when they are not wanted).

    @raises BadInput when there is neither, or the hub cannot be reached.
    """
    folder = Path(checkpoint)
    if folder.is_dir():
        return folder
    if not re.fullmatch(r"[\w-][\w.-]*/[\w-][\w.-]*", checkpoint):
        raise BadInput(f"no checkpoint folder at {checkpoint}: train first, or give a folder or a hub id such as Qwen/Qwen2.5-VL-3B-Instruct")
    from huggingface_hub import snapshot_download
    from huggingface_hub.utils import disable_progress_bars

    disable_progress_bars()
    try:
        wanted = [pattern for pattern in FETCHED if weights or pattern != "*.safetensors"]
        return Path(snapshot_download(checkpoint, allow_patterns=wanted))
    except Exception as error:  # the hub's client raises many kinds; the user can do the same about all
        cause = " ".join(str(error).split())[:160]
        raise BadInput(
            f"no folder {checkpoint}, and the Hugging Face hub gave no model of that name ({type(error).__name__}: {cause}): "
            "check the name and the network, or download it elsewhere and give its folder"
        ) from None


def read_config(folder: Path, model_types: Sequence[str], files: Sequence[str]):
    """The checkpoint's configuration as transformers reads it.

    @raises BadInput when one of `files` is missing, or the configuration is no JSON, or of none of the `model_types`.
    """
    from transformers import AutoConfig
    from transformers.utils import logging

    logging.set_verbosity_error()
    config_file = folder / "config.json"
    for name in ("config.json", *files):
        if not (folder / name).is_file():
            raise BadInput(f"{folder} has no {name}: a checkpoint has config, weights and tokenizer files")
    try:
        found = json.loads(config_file.read_text(encoding="utf-8")).get("model_type")
    except (ValueError, AttributeError) as error:
        raise BadInput(f"{config_file} is not a JSON object ({error}): restore it from the checkpoint") from None
    if found not in model_types:
        wanted = " or ".join(repr(each) for each in model_types)
        raise BadInput(f"{config_file} describes a {found!r} model, wanted {wanted}: use the exporter for that model")
    try:
        return AutoConfig.from_pretrained(folder)
    except Exception as error:
        cause = " ".join(str(error).split())[:200]
        raise BadInput(f"{config_file} cannot be understood ({cause}): restore it from the checkpoint") from None
