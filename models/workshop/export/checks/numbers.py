"""Every way of storing computes what PyTorch computes with weights rounded that way, whatever the checkpoint's own format."""

import torch
from transformers import Qwen2_5_VLForConditionalGeneration

from workshop.export.checkpoint import load_checkpoint, open_checkpoint
from workshop.export.checks.material import TOKENIZER, Material
from workshop.export.command import ARCHITECTURES, size_of
from workshop.export.plan import PLANS
from workshop.export.rounded import round_like
from workshop.export.runner import ExportedVlm
from workshop.export.tokens import PartTokenizer
from workshop.golden.__main__ import golden_of, said_by_reference
from workshop.golden.conversations import conversations
from workshop.golden.reference import Reference

# Largest difference of a logit, whose deviation is 2: float32 arithmetic, or one layer's worth of float16.
NOISE = {"fp32": 1e-3, "q8": 1e-3, "q4": 1e-3, "q4f16": 0.25}


def largest_difference(checkpoint, out, dtype: str, shard: str) -> float:
    conversation = next(each for each in conversations() if each.name == "crop-en")
    model = load_checkpoint(checkpoint, Qwen2_5_VLForConditionalGeneration, "qwen2_5_vl")
    round_like(model, open_checkpoint(checkpoint, ARCHITECTURES), PLANS[dtype], size_of(shard))
    vlm = ExportedVlm(out, PLANS[dtype], model.config.image_token_id)
    tokenizer = PartTokenizer(TOKENIZER / "tokenizer.json")
    said = said_by_reference(conversation, tokenizer, Reference(model), 1)
    _, found = golden_of(conversation, tokenizer, said, vlm)
    return float(abs(said[1] - found).max())


def check(material: Material, checkpoint, dtype: str, shard: str, what: str, *more: str) -> None:
    out = material.path("numbers")
    ended = material.export(checkpoint, out, "--dtype", dtype, "--shard", shard, "--licence", "MIT", "--no-self-test", "--entry", "tiny-sharded", *more)
    assert ended.status == 0, f"{what}: {ended.error}"
    gap = largest_difference(checkpoint, out, dtype, shard)
    assert gap < NOISE[dtype], f"{what}: a logit differs from PyTorch's by {gap:.5f}, wanted less than {NOISE[dtype]}"
    print(f"numbers: {what}: {gap:.6f}", flush=True)


def run(material: Material) -> None:
    for dtype in PLANS:
        check(material, material.checkpoint, dtype, "32KiB" if dtype != "fp32" else "64KiB", f"{dtype} in many files")
    check(material, material.checkpoint, "q4", "1GB", "q4 in one file a network, fused attention", "--attention", "fused")
    tied = material.changed(lambda tensors: {k: v for k, v in tensors.items() if k != "lm_head.weight"}, {"tie_word_embeddings": True})
    check(material, tied, "q4", "1GB", "q4 of tied embeddings")
    for kind in (torch.bfloat16, torch.float16):
        short = material.changed(lambda tensors: {name: tensor.to(kind) for name, tensor in tensors.items()})
        check(material, short, "q4", "1GB", f"q4 of a checkpoint in {kind}")
