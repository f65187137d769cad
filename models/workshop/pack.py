"""Pack the studio's gallery for the app's library, from `models/`:

    python -m workshop.pack --gallery DIR --clip ../public/models/ciqi-clip-nano --out ../public/packs/studio

Reads DIR/specimens.jsonl and its pictures, embeds each whole view with the exported vision tower, and writes the pack
format of src/library/packs/FORMAT.md: records, unit vectors, thumbnails (longest side 112 px, JPEG) and a manifest. The
version's build is the hash of the files: the same gallery and the same tower give the same version.
"""

import argparse
import hashlib
import io
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from PIL import Image

from workshop.clip.model import pixels_of, square_image
from workshop.vlm.cache import fit

THUMB_SIDE = 112
THUMB_QUALITY = 80
BATCH = 32
ATTRIBUTES = ("dynasty", "reign", "kiln", "color", "motif", "shape")
TITLE = {"en": "Studio (rendered pieces)", "zh": "作坊（渲染器物）"}
DESCRIPTION = {
    "en": "Imagined pieces rendered by CiQi's own studio, with known labels: what the embedded models were trained to "
    "tell apart.",
    "zh": "由慈祺自制作坊渲染的虚拟器物，标注已知，供内置模型比对。",
}
VERSION = "0.1.0"
LICENCE = "Apache-2.0"
ATTRIBUTION = "Rendered by CiQi's own studio: imagined pieces with known labels, not photographs of museum objects."
SOURCE = "CiQi studio (rendered)"


def whole_view(specimen: dict) -> Path | None:
    return next((Path(v["file"]) for v in specimen["views"] if v["view"] == "whole"), None)


def thumbnail(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    small = picture.resize(fit(picture.size, THUMB_SIDE), Image.Resampling.BICUBIC)
    small.save(file, "JPEG", quality=THUMB_QUALITY, optimize=True)
    return file.getvalue()


def open_tower(folder: Path) -> onnxruntime.InferenceSession:
    networks = sorted((folder / "onnx").glob("vision_model*.onnx"))
    if len(networks) != 1:
        raise SystemExit(f"open {folder}: found {len(networks)} vision networks, wanted one; export the CLIP again")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(networks[0]), options, providers=["CPUExecutionProvider"])


def embed(tower: onnxruntime.InferenceSession, squares: list[np.ndarray]) -> np.ndarray:
    """Unit vectors float32 [n, dim] of squares uint8 [128, 128, 3]."""
    found = []
    for start in range(0, len(squares), BATCH):
        pixels = pixels_of(torch.from_numpy(np.stack(squares[start : start + BATCH]))).contiguous().numpy()
        found.append(tower.run(["image_embeds"], {"pixel_values": pixels})[0])
    vectors = np.concatenate(found).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def tower_hash(folder: Path) -> str:
    """`embedding.hash` of the pack format: `sha256sum onnx/vision_model* preprocessor_config.json | sort -k 2 | sha256sum`."""
    files = sorted([*(folder / "onnx").glob("vision_model*"), folder / "preprocessor_config.json"])
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(folder).as_posix()}\n" for f in files]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def record(specimen: dict, start: int, size: int) -> dict:
    return {
        "id": specimen["uuid"],
        "name": specimen["name"],
        "nameEn": specimen["name_en"],
        "attributes": {a: specimen["attributes"].get(a) for a in ATTRIBUTES},
        "source": SOURCE,
        "view": "front",
        "vectors": 1,
        "thumb": {"type": "image/jpeg", "start": start, "bytes": size},
    }


def build(gallery: Path, clip: Path) -> tuple[dict, dict[str, bytes]]:
    """The manifest and the files of the pack."""
    rows = [json.loads(line) for line in (gallery / "specimens.jsonl").read_text(encoding="utf-8").splitlines() if line]
    rows = [row for row in rows if row["type"] == "porcelain" and whole_view(row)]
    if not rows:
        raise SystemExit(f"read {gallery}: found no porcelain with a whole view; render the gallery pool first")
    records, thumbs, squares = [], bytearray(), []
    for row in rows:
        with Image.open(gallery / whole_view(row)) as file:
            picture = file.convert("RGB")
        small = thumbnail(picture)
        records.append(record(row, len(thumbs), len(small)))
        thumbs += small
        squares.append(square_image(picture))
    vectors = embed(open_tower(clip), squares)
    lines = "".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n" for one in records)
    files = {
        "records.jsonl": lines.encode(),
        "vectors.f32": vectors.astype("<f4").tobytes(),
        "thumbs.bin": bytes(thumbs),
    }
    parts = [{"path": path, "bytes": len(b), "sha256": hashlib.sha256(b).hexdigest()} for path, b in files.items()]
    build = hashlib.sha256("".join(part["sha256"] for part in parts).encode()).hexdigest()[:12]
    manifest = {
        "schemaVersion": 1,
        "id": "studio",
        "version": f"{VERSION}+{build}",
        "title": TITLE,
        "description": DESCRIPTION,
        "publisher": "CiQi",
        "licence": {"data": LICENCE, "images": LICENCE},
        "attribution": {"data": ATTRIBUTION, "images": ATTRIBUTION},
        "embedding": {"model": clip.resolve().name, "hash": tower_hash(clip), "dim": vectors.shape[1]},
        "counts": {"records": len(records), "passages": 0},
        "parts": parts,
    }
    return manifest, files


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gallery", "clip", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    manifest, files = build(args.gallery, args.clip)
    args.out.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (args.out / path).write_bytes(content)
    (args.out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sizes = {part["path"]: part["bytes"] for part in manifest["parts"]}
    print(f"{manifest['counts']['records']} records, version {manifest['version']}", sizes)


if __name__ == "__main__":
    main()
