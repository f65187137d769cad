"""Export a Qwen2.5-VL checkpoint for the browser, from `models/`:

    python -m workshop.export --checkpoint workshop/checkpoints/nano --out ../public/models/ciqi-nano --dtype q8

Writes the transformers.js folder (networks, config, tokenizer) and the catalogue entry. `--dtype` is what the decoder
is stored as; see `plan.py`. The folder appears whole or not at all.
"""

import argparse
import json
import shutil
from pathlib import Path

import onnx
import torch
from transformers import Qwen2_5_VLForConditionalGeneration

from workshop.export.attention import ATTENTION
from workshop.export.checkpoint import TOKENIZER_FILES, load_checkpoint, tensors_of
from workshop.export.decoder import build_decoder, build_embed
from workshop.export.failure import BadInput, run_or_explain
from workshop.export.folder import copy_tokenizer, list_files, whole_folder, write_json
from workshop.export.plan import NETWORKS, PLANS
from workshop.export.runner import ExportedVlm
from workshop.export.self_test import known_answer
from workshop.export.vision import build_vision
from workshop.vlm.patchify import MEAN, STD

REPO = Path(__file__).resolve().parents[3]
ENTRIES = Path(__file__).parent / "entries"


def networks_of(model, attention: str) -> dict[str, onnx.ModelProto]:
    """The three networks in float32."""
    config = model.config
    if config.text_config.layer_types and set(config.text_config.layer_types) != {"full_attention"}:
        raise BadInput("the checkpoint uses sliding-window attention, which this export does not know")
    language = tensors_of(model, "model.language_model.")
    return {
        "vision": build_vision(config.vision_config, tensors_of(model, "model.visual.")),
        "embed": build_embed(language),
        "decoder": build_decoder(config.text_config, language, model.lm_head.weight.detach().numpy(), attention),
    }


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


def generation_config(entry: dict, text) -> dict:
    return {
        "bos_token_id": text.bos_token_id,
        "eos_token_id": [text.eos_token_id, text.pad_token_id],
        "pad_token_id": text.pad_token_id,
        "do_sample": False,
        "max_new_tokens": entry["maxNewTokens"],
    }


def export(checkpoint: Path, out: Path, dtype: str, attention: str, entry: dict) -> dict:
    """Writes the folder and returns the catalogue entry: `entry` with files, storage and known answer."""
    model = load_checkpoint(checkpoint, Qwen2_5_VLForConditionalGeneration, "qwen2_5_vl")
    plan = PLANS[dtype]
    with whole_folder(out) as folder:
        (folder / "onnx").mkdir()
        for part, network in networks_of(model, attention).items():
            onnx.save(plan[part].apply(network), folder / plan[part].path(NETWORKS[part]))
        shutil.copyfile(checkpoint / "config.json", folder / "config.json")
        copy_tokenizer(checkpoint, folder, TOKENIZER_FILES)
        write_json(folder / "preprocessor_config.json", preprocessor_config(entry, model.config.vision_config))
        write_json(folder / "generation_config.json", generation_config(entry, model.config.text_config))
        vlm = ExportedVlm(folder, plan, model.config.image_token_id)
        answer = known_answer(vlm, folder / "tokenizer.json")
        files = list_files(folder)
    storage = {part: plan[part].dtype for part in NETWORKS}
    return {**entry, "files": files, "dtype": storage, "verified": False, "selfTest": answer}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, help="Hugging Face folder with weights and tokenizer")
    parser.add_argument("--out", type=Path, required=True, help="folder to write, replaced when it exists")
    parser.add_argument("--dtype", choices=PLANS, default="q8")
    parser.add_argument("--attention", choices=ATTENTION, default="spelt", help="spelt for wasm, fused for WebGPU")
    parser.add_argument("--entry", default="ciqi-nano", help="file in export/entries/ with what the catalogue says")
    parser.add_argument("--catalog", type=Path, help="entry to write; models/catalog/ENTRY.json by default")
    parser.add_argument("--base", help="address of the folder, when it is not the entry's")
    parser.add_argument("--verified", action="store_true", help="say that these files passed the browser's golden tests")
    args = parser.parse_args()
    described = ENTRIES / f"{args.entry}.json"
    if not described.is_file():
        raise BadInput(f"no entry {described.name}: there are {', '.join(sorted(p.stem for p in ENTRIES.glob('*.json')))}")
    torch.set_num_threads(1)
    entry = export(args.checkpoint, args.out, args.dtype, args.attention, json.loads(described.read_text(encoding="utf-8")))
    entry = {**entry, "base": args.base or entry["base"], "verified": args.verified}
    write_json(args.catalog or REPO / "models" / "catalog" / f"{args.entry}.json", entry)
    for file in entry["files"]:
        print(f"{file['bytes']:>10,} {file['path']}")
    print(f"{sum(file['bytes'] for file in entry['files']):>10,} in {args.out}")


if __name__ == "__main__":
    run_or_explain(main)
