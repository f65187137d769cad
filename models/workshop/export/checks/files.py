"""What is written keeps to its limit and to its entry; the plan says beforehand what it will be."""

import hashlib
import json

from workshop.export.checks.material import Material
from workshop.export.folder import CHUNK, list_files


def run(material: Material) -> None:
    out, entry_file = material.path("files"), None
    options = ("--dtype", "q4", "--shard", "32KiB", "--licence", "MIT")
    ended = material.export(material.checkpoint, out, *options)
    assert ended.status == 0, ended.error
    entry_file = out.with_name(f"{out.name}.json")
    entry = json.loads(entry_file.read_text(encoding="utf-8"))
    assert entry["id"] == out.name and entry["licence"] == "MIT" and len(entry["selfTest"]["ids"]) == 5, entry
    written = {p.relative_to(out).as_posix(): p for p in out.rglob("*") if p.is_file()}
    assert {file["path"] for file in entry["files"]} == set(written), "the entry lists other files than there are"
    for file in entry["files"]:
        data = written[file["path"]].read_bytes()
        assert len(data) == file["bytes"] and hashlib.sha256(data).hexdigest() == file["sha256"], file
        assert ".onnx_data" not in file["path"] or len(data) <= 32 * 1024, f"{file['path']} passes the limit: {len(data)}"
    told = json.loads(written["config.json"].read_text(encoding="utf-8"))["transformers.js_config"]["use_external_data_format"]
    for network, count in told.items():
        names = [f"onnx/{network}_data", *(f"onnx/{network}_data_{i}" for i in range(1, count))]
        assert set(names) == {name for name in written if name.startswith(f"onnx/{network}_data")}, network

    planned = material.export(material.checkpoint, material.path("plan"), *options, "--plan")
    sizes = {line.split()[1]: int(line.split()[0].replace(",", "")) for line in planned.printed.splitlines()[:-1]}
    wrong = {path: (size, written[path].stat().st_size) for path, size in sizes.items() if abs(written[path].stat().st_size - size) > 4096}
    assert not wrong and set(sizes) == {name for name in written if name.startswith("onnx/")}, f"planned and written: {wrong}"

    again = material.path("again")
    assert material.export(material.checkpoint, again, *options).status == 0
    assert list_files(again) == list_files(out), "the same checkpoint gave other bytes the second time"
    chunks(material)
    print(f"files: {len(written)} of the entry, {len(sizes)} as planned", flush=True)


def chunks(material: Material) -> None:
    folder = material.path("chunks")
    folder.mkdir()
    data = bytes(range(256)) * (CHUNK // 256) + b"more"
    (folder / "large").write_bytes(data)
    (folder / "small").write_bytes(data[:CHUNK])
    large, small = list_files(folder)
    assert large["chunks"] == [hashlib.sha256(data[:CHUNK]).hexdigest(), hashlib.sha256(b"more").hexdigest()], large
    assert "chunks" not in small, small
