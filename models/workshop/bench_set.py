"""python -m workshop.bench_set --studio DIR --out ../tests/sets/studio   (from models/)

Makes the committed set of `npm run eval -- --set studio` out of rendered specimens: the first pieces of porcelain and
every picture of something else, as WebP at their full size, so that a zoom still finds what the camera saw.
"""
import argparse
import json
from pathlib import Path

from PIL import Image

QUALITY = 80


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--studio", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=100)
    a = parser.parse_args()
    rows = [json.loads(line) for line in (a.studio / "specimens.jsonl").read_text(encoding="utf8").splitlines()]
    porcelain = [r["uuid"] for r in rows if r["type"] == "porcelain"][: a.pieces]
    if len(porcelain) < a.pieces:
        raise SystemExit(f"read {a.studio}: found {len(porcelain)} pieces of porcelain, wanted {a.pieces}; render more")
    rows = [r for r in rows if r["uuid"] in porcelain or r["type"] != "porcelain"]
    (a.out / "images").mkdir(parents=True, exist_ok=True)
    with (a.out / "specimens.jsonl").open("w", encoding="utf8") as listing:
        for row in rows:
            for view in row["views"]:
                source = a.studio / view["file"]
                view["file"] = str(Path(view["file"]).with_suffix(".webp"))
                Image.open(source).save(a.out / view["file"], "WEBP", quality=QUALITY, method=5)
            row["images_raw"] = [view["file"] for view in row["views"]]
            listing.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{len(porcelain)} pieces of porcelain, {len(rows) - len(porcelain)} of something else in {a.out}")


if __name__ == "__main__":
    main()
