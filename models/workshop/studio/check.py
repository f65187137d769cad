"""cd models && python -m workshop.studio.check

Checks the studio's promises: every id is in the vocabulary and can be drawn, kilns and reigns lie in their periods, every
tradition draws, train never draws a held-out combination, the same seed gives the same picture, boxes lie inside.
"""
import hashlib

import numpy as np

from . import forms, glaze, motifs, names, negatives, others, specimen

LEAST = dict(dynasty=20, reigns=27, kiln=20, glaze=40, motifs=40, shapes=40)
PLAIN = "motif:wuwen"


def table():
    """The table of traditions against the vocabulary and against what has a drawing."""
    terms, rows = names.terms(), specimen.TABLE["traditions"]
    for t in rows:
        for i in (t["glaze"], t["kiln"], t["dynasty"], *t["shapes"], *t["motifs"], *(r for r in t["reigns"] if r != "none")):
            assert i in terms, f"{t['id']}: {i} is not in the vocabulary"
        assert t["glaze"] in glaze.GLAZES and t["kiln"] in glaze.BODY, t["id"]
        assert set(t["shapes"]) <= set(forms.FORMS), (t["id"], set(t["shapes"]) - set(forms.FORMS))
        assert set(t["motifs"]) <= set(motifs.DRAW) | {PLAIN}, (t["id"], set(t["motifs"]) - set(motifs.DRAW))
        assert glaze.GLAZES[t["glaze"]]["kind"] != "plain" or t["motifs"] == [PLAIN], f"{t['id']}: a plain glaze shows no motif"
        assert set(t.get("weights", {})) <= set(t["motifs"]) | set(t["shapes"]), t["id"]
        kiln, period = terms[t["kiln"]], terms[t["dynasty"]]
        assert kiln["start"] <= period["end"] and period["start"] <= kiln["end"], f"{t['id']}: {t['kiln']} did not work in {t['dynasty']}"
        for r in t["reigns"]:
            assert r == "none" or t["dynasty"] == "dyn:transitional" or terms[r]["dynasty"] == t["dynasty"], (t["id"], r)
    for r in specimen.TABLE["heldOut"]:
        assert any(t["glaze"] == r["glaze"] and t["kiln"] == r["kiln"] and r["motif"] in t["motifs"] and r.get("shape", t["shapes"][0]) in t["shapes"] for t in rows), r
    count = {k: len({t[k] for t in rows}) if k in ("dynasty", "kiln", "glaze") else len({i for t in rows for i in t[k]} - {"none"}) for k in LEAST}
    assert all(count[k] >= n for k, n in LEAST.items()), count
    return len(rows), count


def drawings():
    """Every tradition and every kind of other thing, once, small."""
    for k, t in enumerate(specimen.TABLE["traditions"]):
        rng = np.random.default_rng(k)
        fixed = {"dynasty": t["dynasty"], "kiln": t["kiln"], "color": t["glaze"], "motif": str(rng.choice(t["motifs"])), "shape": t["shapes"][k % len(t["shapes"])], "reign": None}
        row, ims = specimen.make(5, k, "gallery", None, 96, fixed)
        assert row["attributes"] == fixed and len(ims) == len(row["views"]) and np.asarray(ims[0]).std() > 2, t["id"]
    for shape in forms.FORMS:
        if not shape.startswith("other:") and "alias" not in forms.FORMS[shape]:
            specimen.make(6, 1, "gallery", None, 96, {"shape": shape})
    for kind in others.KINDS:
        negatives.vessel(np.random.default_rng(1), kind, 96)


def main():
    rows, count = table()
    rng = np.random.default_rng(0)
    assert not any(specimen.is_held_out(specimen.attributes(rng, "train")[0]) for _ in range(3000))
    assert any(specimen.is_held_out(specimen.attributes(rng, "gallery")[0]) for _ in range(300))
    for index in range(6):
        twice = [specimen.make(11, index, "train", None, 512) for _ in range(2)]
        a, b = [[hashlib.sha256(im.tobytes()).hexdigest() for im in ims] for _, ims in twice]
        assert a == b and twice[0][0] == twice[1][0], index
        for v in twice[0][0]["views"]:
            for g in v["regions"]:
                x0, y0, x1, y1 = g["bbox"]
                assert 0 <= x0 < x1 <= v["width"] and 0 <= y0 < y1 <= v["height"], g
    drawings()
    print(f"studio: all well; {rows} traditions of", ", ".join(f"{n} {k}" for k, n in count.items()))


if __name__ == "__main__":
    main()
