"""The catalogue entry of an export: what `entries/` says of the model, or what can be said of any, with files and hashes."""

import json
import re
from pathlib import Path

from workshop.export.failure import BadInput

REPO = Path(__file__).resolve().parents[3]
ENTRIES = Path(__file__).parent / "entries"


def described(entry: str | None, out: Path, checkpoint: str, kind: str) -> dict:
    """The file `entry` in entries/, or by default the one of the name of `out`, or else `any-KIND.json` with that name.

    @raises BadInput when there is no such file, or the name cannot be an entry's id.
    """
    name = entry or out.resolve().name
    file = ENTRIES / f"{name}.json"
    if file.is_file():
        return json.loads(file.read_text(encoding="utf-8"))
    if entry:
        known = ", ".join(sorted(p.stem for p in ENTRIES.glob("*.json")))
        raise BadInput(f"no entry {file.name}: there are {known}")
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name):
        raise BadInput(f"{name!r} cannot be a model's id (small letters, digits, dots, dashes): give another --out")
    general = json.loads((ENTRIES / f"any-{kind}.json").read_text(encoding="utf-8"))
    return {"id": name, **general, "title": Path(checkpoint).name, "base": f"/models/{name}/"}


def licence_of(folder: Path) -> str | None:
    """The licence that the head of a checkpoint's README.md names."""
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8", errors="replace") if readme.is_file() else ""
    head = re.match(r"---\n(.*?)\n---", text, re.DOTALL)
    named = dict(re.findall(r"^(license|license_name): *(\S+)", head[1], re.MULTILINE)) if head else {}
    # `license: other` comes with a name.
    return named.get("license_name") or named.get("license")
