"""cd models && python -m workshop.studio --seed 1 --count 100 --out DIR  (or --contact-sheet FILE)

Renders specimens and writes DIR/images/*.jpg and DIR/specimens.jsonl. Resumes where it stopped; the same
seed always gives the same pieces, however many jobs draw them.
"""
import argparse
import json
import multiprocessing
import pathlib
import time

from PIL import Image, ImageDraw

from . import negatives, specimen


def draw(task):
    seed, index, pool, kind, share, out, side = task
    maker = negatives if negatives.is_negative(seed, index, pool, kind, share) else specimen
    return maker.make(seed, index, pool, out, side)[0]


def contact_sheet(path, seed, pool, kind, share, cols=8, rows=5, cell=200):
    sheet = Image.new("RGB", (cols * cell, rows * (cell + 14)), "white")
    d = ImageDraw.Draw(sheet)
    pictures = []
    index = 0
    while len(pictures) < cols * rows:
        maker = negatives if negatives.is_negative(seed, index, pool, kind, share) else specimen
        row, ims = maker.make(seed, index, pool, None, 512)
        pictures += [(row, im) for im, v in zip(ims, row["views"]) if v["view"] == "whole" or index % 4 == 0]
        index += 1
    for k, (row, im) in enumerate(pictures[:cols * rows]):
        im.thumbnail((cell - 4, cell - 4), Image.LANCZOS)
        x, y = k % cols * cell, k // cols * (cell + 14)
        sheet.paste(im, (x + (cell - im.width) // 2, y + (cell - im.height) // 2))
        a = row["attributes"]
        label = "other" if row["type"] == "other" else " ".join((a[f] or "-").split(":")[1][:9] if a[f] else "-" for f in ("color", "reign", "motif", "shape"))
        d.text((x + 2, y + cell - 1), label[:36], fill="black")
    sheet.save(path, quality=82)


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--count", type=int, default=100)
    ap.add_argument("--out", type=pathlib.Path)
    ap.add_argument("--pool", choices=["train", "gallery", "bench"], default="train")
    ap.add_argument("--kind", choices=["mixed", "porcelain", "negative"], default="mixed")
    ap.add_argument("--negatives", type=float, default=0.)
    ap.add_argument("--side", type=int, default=1024, help="longer side of the pictures in pixels")
    ap.add_argument("--jobs", type=int, default=1)
    ap.add_argument("--contact-sheet", type=pathlib.Path)
    args = ap.parse_args()
    if args.contact_sheet:
        contact_sheet(args.contact_sheet, args.seed, args.pool, args.kind, args.negatives)
        return
    (args.out / "images").mkdir(parents=True, exist_ok=True)
    listing = args.out / "specimens.jsonl"
    done = set()
    if listing.exists():
        whole = [line for line in listing.read_text(encoding="utf8").splitlines() if line.endswith("}")]
        done = {json.loads(line)["index"] for line in whole}
        listing.write_text("".join(line + "\n" for line in whole), encoding="utf8")   # drops a line cut short
    tasks = [(args.seed, i, args.pool, args.kind, args.negatives, args.out, args.side) for i in range(args.count) if i not in done]
    start, images = time.time(), 0
    with listing.open("a", encoding="utf8") as f, multiprocessing.Pool(args.jobs) as pool:
        for k, row in enumerate(pool.imap(draw, tasks, chunksize=2)):
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
            f.flush()
            images += len(row["views"])
            if k % 50 == 49:
                print(f"{k + 1}/{len(tasks)} specimens, {images / (time.time() - start):.1f} images/s", flush=True)


if __name__ == "__main__":
    main()
