"""Writes the import fixtures of this folder: python3 make.py && npx oxfmt .

Drawn pictures, invented pieces; no photograph."""
import json
import struct
import zipfile
import zlib
from pathlib import Path

HERE = Path(__file__).parent


def png(path, seed, size=(96, 72), text=None):
    """A disc of one colour on another. `text` is metadata that changes the file and no pixel."""
    width, height = size
    ground, disc = ((seed * 37 % 200, seed * 91 % 200, seed * 53 % 200), (255 - seed * 17 % 200, 240, 200))
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            inside = (x - width / 2) ** 2 + (y - height / 2) ** 2 < (min(size) / 3 + seed) ** 2
            rows += bytes(disc if inside else ground)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    if text:
        chunks.append((b"tEXt", b"Comment\0" + text.encode("latin1")))
    chunks += [(b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b"")]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        for kind, data in chunks:
            file.write(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)))


HEADING = ["藏品编号", "名称", "年代", "窑口", "釉色", "纹饰", "器型", "图片", "备注"]
ROWS = [
    ["故001", "清乾隆 青花缠枝莲纹梅瓶", "清乾隆", "景德镇", "青花", "缠枝莲", "梅瓶", "正面/001.png;底/001底.png", "高三十厘米"],
    ["故002", "粉彩花卉纹碗", "1723-1735", "景德镇窑", "粉彩", "花卉纹", "碗", "正面/002.png", "<b>不是</b>标签"],
    ["故003", "龙泉窑青瓷盘", "南宋", "龙泉", "粉青", "", "盘", "正面/003.png", "与002同图"],
    ["故004", "不明之器", "约十八世纪", "某窑", "窑变火焰青", "八宝龙凤", "怪壶", "正面/004.png", "断图"],
    ["故005", "缺图之瓶", "明永乐", "", "甜白", "", "玉壶春瓶", "正面/没有.png", ""],
    ["故005", "重号之瓶", "宋", "钧窑", "天青", "", "尊", "", ""],
]

folder = HERE / "folder"
png(folder / "正面/001.png", 1)
png(folder / "底/001底.png", 2, size=(80, 80))
png(folder / "正面/002.png", 3)
png(folder / "正面/003.png", 3, text="the pixels of 002, in another file")
whole = folder / "正面/004.png"
png(whole, 4)
whole.write_bytes(whole.read_bytes()[:120])  # cut off in the middle of its pixels
lines = [",".join(f'"{cell}"' if "，" in cell or "<" in cell else cell for cell in row) for row in [HEADING, *ROWS]]
(folder / "藏品.csv").write_bytes("\r\n".join(["馆藏瓷器登记表,,,,,,,,", *lines, ""]).encode("gb18030"))

TRADITIONAL = [
    ["編號", "品名", "時代", "窯口", "釉色", "紋飾", "器形"],
    ["T1", "青花纏枝蓮紋梅瓶", "明宣德", "景德鎮窯", "青花", "纏枝蓮紋", "梅瓶"],
    ["T2", "鈞窯玫瑰紫釉尊", "北宋", "鈞窯", "鈞窯玫瑰紫釉", "", "尊"],
    ["T3", "龍紋盤", "清雍正", "景德鎮窯", "鬥彩", "雲龍紋", "盤"],
]
table = "\n".join("\t".join(row) for row in TRADITIONAL) + "\n"
(HERE / "big5.tsv").write_bytes(table.encode("big5"))
(HERE / "utf16.tsv").write_bytes(table.encode("utf-16"))
mixed = [",".join(row).encode() for row in TRADITIONAL]
mixed[2] = ",".join(TRADITIONAL[2]).encode("gb18030")
(HERE / "mixed.csv").write_bytes(b"\xef\xbb\xbf" + b"\n".join(mixed))

english = [
    "Accession Number,Title,Date,Ware,Glaze,Decoration,Form,File name,Credit line",
    '1,"Bowl, with ""lotus""",c. 1700,Jingdezhen ware,blue-and-white,lotus scroll,bowl,images/a.png,Gift of X',
    "2,Dish,18th century,,pea green,dragon,dish,images/b.png,Ch\u00eang collection",
]
(HERE / "western.csv").write_bytes("\n".join(english).encode("windows-1252"))

ciqi = HERE / "ciqi"
png(ciqi / "images/p1.png", 5)
png(ciqi / "images/p1-base.png", 6)
png(ciqi / "images/p2.png", 7)


def jsonl(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


jsonl(
    ciqi / "images.jsonl",
    [
        {
            "uuid": "p1",
            "images_raw": ["images/p1.png", "images/p1-base.png"],
            "name": "明宣德 青花云龙纹高足碗",
            "description": "口撇，深腹。",
            "type": "高足碗",
            "source": "某博物馆",
        },
        {"uuid": "p2", "images_raw": ["images/p2.png"], "name": "宋 汝窑天青釉盘", "description": "", "type": "盘", "source": ""},
    ],
)
jsonl(
    ciqi / "texts.jsonl",
    [
        {"source": "某书", "caption": "青花", "text": "以钴料在坯上绘画，罩透明釉，高温一次烧成。", "perplexity": 3.2},
        {"source": "A book", "caption": "Celadon", "text": "Iron in a reducing fire turns the glaze green.", "perplexity": 4.0},
    ],
)
questions = [("dynasty", "明", "清"), ("emperor", "宣德", "康熙"), ("pattern", "云龙纹", "八宝纹"), ("overall", "青花云龙纹碗", "素瓶")]
rows = [
    {
        "id": f"{piece}-{kind}",
        "question": "？",
        "images": [f"images/{piece}.png"],
        "options": {"A": wrong, "B": right} if kind != "pattern" else [f"A. {wrong}", f"B. {right}"],
        "answer": "B",
        "type": kind,
    }
    for kind, right, wrong in questions
    for piece in ("p1", "p2")
]
(HERE / "questions").mkdir(exist_ok=True)
jsonl(HERE / "questions/test.jsonl", rows)

manifest = {
    "@context": "http://iiif.io/api/presentation/3/context.json",
    "id": "https://example.org/iiif/vase/manifest",
    "type": "Manifest",
    "label": {"en": ["Moon flask with dragon"], "zh": ["青花龙纹扁壶"]},
    "summary": {"en": ["<p>Painted in <b>cobalt</b>.</p>"]},
    "metadata": [
        {"label": {"en": ["Date"]}, "value": {"en": ["Yongle period (1403–1424)"]}},
        {"label": {"en": ["Glaze"]}, "value": {"en": ["blue-and-white"]}},
    ],
    "requiredStatement": {"label": {"en": ["Attribution"]}, "value": {"en": ["Example Museum"]}},
    "homepage": [{"id": "https://example.org/vase", "type": "Text", "label": {"en": ["page"]}}],
    "items": [
        {
            "id": f"https://example.org/iiif/vase/{at}",
            "type": "Canvas",
            "label": {"en": [label]},
            "items": [
                {
                    "type": "AnnotationPage",
                    "items": [
                        {
                            "type": "Annotation",
                            "motivation": "painting",
                            "body": {"id": f"https://example.org/iiif/{name}/full/max/0/default.jpg", "type": "Image"},
                        }
                    ],
                }
            ],
        }
        for at, (name, label) in enumerate([("flask", "front"), ("flask-2", "base")])
    ],
}
(HERE / "iiif").mkdir(exist_ok=True)
png(HERE / "iiif/flask.png", 8)
png(HERE / "iiif/flask-2.png", 9)
(HERE / "iiif/manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n")


class WindowsName(zipfile.ZipInfo):
    """A file as Windows packs it in mainland China: its name in GB18030, and no word of that."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


png(HERE / "packed.png", 10)
with zipfile.ZipFile(HERE / "windows.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in [
        ("馆藏/登记表.csv", "编号,名称,图片\n1,青花碗,图片\\青花碗正面.png\n".encode("gb18030")),
        ("馆藏/图片/青花碗正面.png", (HERE / "packed.png").read_bytes()),
        ("__MACOSX/._x", b"litter"),
    ]:
        archive.writestr(WindowsName(name, (2026, 1, 1, 0, 0, 0)), content)
(HERE / "packed.png").unlink()
