"""Both kinds of CLIP agree with PyTorch, with a tokenizer.json or with a vocabulary alone."""

import json
import re

from workshop import export_clip
from workshop.export.checks.material import Ended, Material, command


def export(material: Material, checkpoint, out, *more: object) -> Ended:
    catalog = out.with_name(f"{out.name}.json")
    return command(export_clip, "--checkpoint", checkpoint, "--out", out, "--catalog", catalog, "--licence", "MIT", *more)


def run(material: Material) -> None:
    for name, checkpoint in (("clip", material.clip), ("chinese-clip", material.chinese_clip)):
        for dtype, least in (("fp32", 0.999999), ("q8", 0.999)):
            out = material.path(name)
            ended = export(material, checkpoint, out, "--dtype", dtype)
            assert ended.status == 0, f"{name}: {ended.error}"
            cosines = [float(each) for each in re.findall(r"': ([\d.]+)", ended.printed)]
            assert len(cosines) == 2 and min(cosines) > least, f"{name} in {dtype}: {ended.printed.splitlines()[-1]}"
            tokenizer = json.loads((out / "tokenizer.json").read_text(encoding="utf-8"))
            assert "w150" in tokenizer["model"]["vocab"], f"{name}: the tokenizer has lost its words"
            entry = json.loads(out.with_name(f"{out.name}.json").read_text(encoding="utf-8"))
            assert (entry["family"], entry["dimensions"]) == (name, 512), entry
        print(f"clip: {name} agrees with PyTorch: {cosines}", flush=True)
    wrong = export(material, material.checkpoint, material.path("wrong"))
    assert wrong.status == 2 and "'qwen2_5_vl' model, wanted 'clip' or 'chinese_clip'" in wrong.error, wrong
