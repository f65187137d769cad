"""The small JSON files of the transformers.js layout, beside the networks."""

import json
import tempfile
from pathlib import Path

from transformers import AutoTokenizer

from workshop.export.checkpoint import TOKENIZER_FILES, Checkpoint
from workshop.export.failure import BadInput
from workshop.export.folder import copy_tokenizer, write_json
from workshop.vlm.patchify import MEAN, STD


def app_config(checkpoint: Path, folder: Path) -> None:
    """The checkpoint's config.json; where weights lie in files of their own, it tells transformers.js how many."""
    text = (checkpoint / "config.json").read_text(encoding="utf-8")
    data_files = {p.name: len(list(p.parent.glob(f"{p.name}_data*"))) for p in sorted((folder / "onnx").glob("*.onnx"))}
    external = {name: count for name, count in data_files.items() if count}
    if not external:
        (folder / "config.json").write_text(text, encoding="utf-8")
        return
    config = json.loads(text)
    hint = {**config.get("transformers.js_config", {}), "use_external_data_format": external}
    write_json(folder / "config.json", {**config, "transformers.js_config": hint})


def preprocessor_config(entry: dict, vision) -> dict:
    pixels = {"shortest_edge": entry["image"]["minPixels"], "longest_edge": entry["image"]["photoMaxPixels"]}
    return {
        "image_processor_type": "Qwen2VLImageProcessor",
        "processor_class": "Qwen2_5_VLProcessor",
        "do_convert_rgb": True,
        "do_resize": True,
        "do_rescale": True,
        "do_normalize": True,
        "resample": 3,
        "rescale_factor": 1 / 255,
        "image_mean": MEAN,
        "image_std": STD,
        "min_pixels": pixels["shortest_edge"],
        "max_pixels": pixels["longest_edge"],
        "size": pixels,
        "patch_size": vision.patch_size,
        "temporal_patch_size": vision.temporal_patch_size,
        "merge_size": vision.spatial_merge_size,
    }


def generation_config(entry: dict, checkpoint: Checkpoint) -> dict:
    """Greedy, up to the entry's budget. What ends a turn is the checkpoint's own list, where it has one."""
    text, own = checkpoint.config.text_config, {}
    file = checkpoint.folder / "generation_config.json"
    if file.is_file():
        own = json.loads(file.read_text(encoding="utf-8"))
    first = own.get("eos_token_id", text.eos_token_id)
    ends = first if isinstance(first, list) else [first, text.pad_token_id]
    return {
        "bos_token_id": text.bos_token_id,
        "eos_token_id": [end for end in ends if end is not None],
        "pad_token_id": text.pad_token_id if text.pad_token_id is not None else own.get("pad_token_id"),
        "do_sample": False,
        "max_new_tokens": entry["maxNewTokens"],
    }


def write_clip_tokenizer(checkpoint: Path, folder: Path) -> None:
    """The checkpoint's tokenizer.json, or one made of the vocabulary file that older checkpoints have in its place."""
    if all((checkpoint / name).is_file() for name in TOKENIZER_FILES):
        copy_tokenizer(checkpoint, folder, TOKENIZER_FILES)
        return
    try:
        with tempfile.TemporaryDirectory() as made:
            AutoTokenizer.from_pretrained(checkpoint).save_pretrained(made)
            copy_tokenizer(Path(made), folder, TOKENIZER_FILES)
    except Exception as error:
        cause = " ".join(str(error).split())[:160]
        raise BadInput(f"{checkpoint} has no tokenizer.json, nor files to make one of ({cause}): copy them there") from None
