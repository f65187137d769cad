"""Names and descriptions: Chinese in the order dynasty, reign or kiln, glaze, motif, shape; English after museum habit."""
import functools
import json
import pathlib

VOCAB = pathlib.Path(__file__).resolve().parents[3] / "src/domain/vocabulary"


@functools.cache
def terms() -> dict:
    out = {}
    for f in ("dynasty", "reign", "kiln", "color", "motif", "shape"):
        for t in json.loads((VOCAB / f"{f}.json").read_text(encoding="utf8")):
            out[t["id"]] = t
    return out


def _en(term_id):
    return terms()[term_id]["en"].split(" (")[0]


def chinese(a: dict) -> str:
    t = terms()
    glaze = t[a["color"]]["zhHans"]
    kiln = "" if a["reign"] else t[a["kiln"]]["zhHans"]
    if kiln and glaze.startswith(kiln.removesuffix("窑")):
        glaze = glaze.removeprefix(kiln).removeprefix(kiln.removesuffix("窑"))
    motif = "" if a["motif"] in (None, "motif:wuwen") else t[a["motif"]]["zhHans"]
    reign = t[a["reign"]]["zhHans"] if a["reign"] else ""
    return t[a["dynasty"]]["zhHans"] + reign + kiln + glaze + motif + t[a["shape"]]["zhHans"]


def english(a: dict, short: dict) -> str:
    what = f"{short.get(a['color']) or _en(a['color'])} {_en(a['shape']).lower()}"
    if a["motif"] not in (None, "motif:wuwen"):
        what += f" with {_en(a['motif']).lower()}"
    parts = [what] + ([_en(a["reign"])] if a["reign"] else [_en(a["kiln"])]) + [_en(a["dynasty"])]
    return ", ".join(parts)


HOW = {"blue": "in underglaze blue", "red": "in iron red", "gold": "in gold", "black": "in black", "incised": "incised"}


def describe(a: dict, mark: dict | None, short: dict) -> str:
    s = f"{_en(a['shape'])}, {_en(a['kiln'])}, {_en(a['dynasty'])}"
    s += f", {_en(a['reign'])} reign. " if a["reign"] else ". "
    g = short.get(a["color"]) or _en(a["color"])
    s += f"{g}; " + ("undecorated, the glaze alone" if a["motif"] in (None, "motif:wuwen") else f"decorated with {_en(a['motif']).lower()}") + "."
    if mark:
        frame = {"circle": " within a double circle", "square": " within a double square", "none": ""}[mark["frame"]]
        s += f" Base with a {len(mark['text'])}-character mark, {mark['text']}, in {'seal' if mark['script'] == 'seal' else 'regular'} script{frame}, {HOW[mark['ink']]}."
        if mark["reign"] != a["reign"]:
            s += " The mark is apocryphal."
    return s
