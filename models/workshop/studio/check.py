"""cd models && python -m workshop.studio.check

Checks the studio's promises: every id is in the vocabulary, train never draws a held-out combination,
the same seed gives the same picture, and boxes lie inside their pictures.
"""
import hashlib

import numpy as np

from . import motifs, names, profiles, specimen


def main():
    terms = names.terms()
    for t in specimen.TABLE["traditions"]:
        for i in (t["glaze"], t["kiln"], t["dynasty"], *t["shapes"], *t["motifs"], *(r for r in t["reigns"] if r != "none")):
            assert i in terms, i
        assert set(t["shapes"]) <= set(profiles.FORMS), t["id"]
        assert set(t["motifs"]) <= set(motifs.DRAW) | {"motif:wuwen"}, t["id"]
    for r in specimen.TABLE["heldOut"]:
        assert any(t["glaze"] == r["glaze"] and t["kiln"] == r["kiln"] and r["motif"] in t["motifs"] and r.get("shape", t["shapes"][0]) in t["shapes"] for t in specimen.TABLE["traditions"]), r
    rng = np.random.default_rng(0)
    assert not any(specimen.is_held_out(specimen.attributes(rng, "train")[0]) for _ in range(3000))
    assert any(specimen.is_held_out(specimen.attributes(rng, "gallery")[0]) for _ in range(300))
    for index in range(4):
        twice = [specimen.make(11, index, "train", None) for _ in range(2)]
        a, b = [[hashlib.sha256(im.tobytes()).hexdigest() for im in ims] for _, ims in twice]
        assert a == b and twice[0][0] == twice[1][0], index
        for v in twice[0][0]["views"]:
            for g in v["regions"]:
                x0, y0, x1, y1 = g["bbox"]
                assert 0 <= x0 < x1 <= v["width"] and 0 <= y0 < y1 <= v["height"], g
                assert g["label"] != "mark" or (x1 - x0) / v["width"] < .32, g
    print("studio: all well")


if __name__ == "__main__":
    main()
