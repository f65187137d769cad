import { expect, test } from "vitest";
import { hasShared, importFiles, shared, textFile } from "../../../tests/import-files";
import type { ImportFile } from "../../domain/import";
import { type PreviewRequest, previewImport } from "./preview";

const { signal } = new AbortController();
const preview = (files: ImportFile[], more: Omit<PreviewRequest, "files"> = {}) =>
  previewImport({ files, ...more }, signal, () => {});

test("a GB18030 sheet of a folder, with a title line: said, mapped, matched, and what is missing is named", async () => {
  const { format, table, mapping, matched, missed, pictures, problems } = await preview(importFiles("folder"));
  expect(format).toBe("table");
  expect(table).toMatchObject({ path: "藏品.csv", encoding: "GB18030", count: 6 });
  expect(mapping).toEqual({
    id: "藏品编号",
    name: "名称",
    dynasty: "年代",
    kiln: "窑口",
    color: "釉色",
    motif: "纹饰",
    shape: "器型",
    image: "图片",
    description: "备注",
  });
  expect(matched.dynasty).toEqual({ matched: 6, empty: 0, missed: 0 });
  expect(matched.kiln).toEqual({ matched: 4, empty: 1, missed: 1 });
  expect(missed).toContainEqual({ attribute: "kiln", text: "某窑", count: 1 });
  expect(pictures).toEqual({ count: 5, absent: ["正面/没有.png"] });
  expect(problems).toEqual([{ where: "藏品.csv", what: "found text in GB18030, not UTF-8; it was read as GB18030" }]);
});

test.each([
  ["big5.tsv", "Big5"],
  ["utf16.tsv", "UTF-16LE"],
])("traditional characters in %s find their terms", async (file, encoding) => {
  const { table, matched, missed } = await preview(importFiles(file));
  expect(table).toMatchObject({ encoding, count: 3 });
  expect(missed).toEqual([]);
  expect(matched).toMatchObject({ dynasty: { matched: 3 }, color: { matched: 3 }, motif: { matched: 2, empty: 1 } });
});

test("a line of GB18030 in a UTF-8 table is read and said", async () => {
  const { table, problems } = await preview(importFiles("mixed.csv"));
  expect(table?.rows[1]?.slice(0, 2)).toEqual(["T2", "鈞窯玫瑰紫釉尊"]);
  expect(problems).toEqual([
    {
      where: "mixed.csv, line 3",
      what: "found GB18030 in a table of UTF-8; the line was read as GB18030",
    },
  ]);
});

test("an English sheet of a Western system", async () => {
  const { table, mapping, matched } = await preview(importFiles("western.csv"));
  expect(table?.encoding).toBe("windows-1252");
  expect(table?.rows[1]?.at(-1)).toBe("Chêng collection");
  expect(mapping).toEqual({
    id: "Accession Number",
    name: "Title",
    dynasty: "Date",
    kiln: "Ware",
    color: "Glaze",
    motif: "Decoration",
    shape: "Form",
    image: "File name",
    credit: "Credit line",
  });
  expect(matched).toMatchObject({ dynasty: { matched: 2 }, shape: { matched: 2 }, color: { matched: 2 } });
});

test("CiQi's lists: pictures with texts beside them, and questions as one piece each", async () => {
  const images = await preview(importFiles("ciqi"));
  expect(images).toMatchObject({ format: "ciqi-images", pictures: { count: 3, absent: [] }, table: { count: 2 } });
  const texts = await preview(importFiles("ciqi/texts.jsonl"));
  expect(texts).toMatchObject({
    format: "ciqi-texts",
    table: { count: 2, rows: [["某书", "青花", expect.any(String), "3.2"], expect.any(Array)] },
  });
  const questions = await preview(importFiles("questions"));
  expect(questions).toMatchObject({ format: "ciqi-questions", table: { count: 2 } });
  expect(questions.table?.rows[0]).toEqual([
    "p1",
    "images/p1.png",
    "青花云龙纹碗",
    "明",
    "宣德",
    "",
    "",
    "云龙纹",
    "",
    "",
  ]);
});

test("a IIIF manifest finds its pictures by their identifiers", async () => {
  const { format, table, mapping, pictures } = await preview(importFiles("iiif"));
  expect(format).toBe("iiif");
  expect(table?.count).toBe(1);
  expect(mapping).toMatchObject({ dynasty: "Date", color: "Glaze", image: "images", nameEn: "nameEn", link: "link" });
  expect(pictures).toEqual({ count: 2, absent: [] });
});

test("a choice answers a text that the vocabulary does not know, and a mapping can be changed", async () => {
  const files = [textFile("a.csv", "name,what\nA,tall bottle\nB,strange thing\n")];
  const asked = { mapping: { name: "name", shape: "what" } };
  expect((await preview(files, asked)).missed.map(({ text }) => text)).toContain("strange thing");
  const chosen = await preview(files, { ...asked, choices: { shape: { "strange thing": "shape:wan" } } });
  expect(chosen.missed.map(({ text }) => text)).not.toContain("strange thing");
  const left = await preview(files, { ...asked, choices: { shape: { "strange thing": null } } });
  expect(left.missed.map(({ text }) => text)).not.toContain("strange thing");
});

test("a picture that no row names is told of", async () => {
  const files = [textFile("a.csv", "编号,名称,图片\n1,碗,a.jpg\n"), textFile("a.jpg", "x"), textFile("b/c.jpg", "x")];
  expect((await preview(files)).problems).toEqual([
    { where: "a.csv", what: "found a picture that no row names (b/c.jpg), left out" },
  ]);
});

test("nothing to import, a workbook, a manifest of version 2: one sentence each", async () => {
  await expect(preview([textFile("readme.md", "hello")])).rejects.toMatchObject({ code: "import-empty" });
  await expect(preview([textFile("a.xlsx", "PK")])).rejects.toThrow(
    /found a\.xlsx: found a workbook, wanted its sheet/,
  );
  const old = JSON.stringify({ "@context": "http://iiif.io/api/presentation/2/context.json", "@type": "sc:Manifest" });
  await expect(preview([textFile("m.json", old)])).rejects.toThrow(/found a manifest of version 2, wanted version 3/);
});

test("more rows than a pack can hold are refused before they fill the memory", async () => {
  const block = new Blob([Array.from({ length: 10_000 }, (_, at) => `${at},碗,清\n`).join("")]);
  const blob = new Blob([new Blob(["编号,名称,年代\n"]), ...Array.from({ length: 100 }, () => block)]);
  const reading = preview([{ path: "million.csv", blob }]);
  await expect(reading).rejects.toMatchObject({
    code: "import-too-large",
    message: expect.stringContaining("found more than 100000 rows"),
  });
}, 30_000);

test.skipIf(!hasShared)("museums' open data", async () => {
  const share: Record<string, number> = {};
  for (const name of ["cmoa_chinese_ceramics", "met_sample_from_excerpts", "wcma_chinese_ceramics"]) {
    const { format, matched } = await preview(importFiles(`${shared}/domain/${name}.jsonl`));
    expect(format).toBe("museum");
    for (const attribute of ["dynasty", "reign", "kiln"] as const) {
      const { matched: found, missed } = matched[attribute] ?? { matched: 0, missed: 0 };
      if (found + missed > 0) share[`${name}, ${attribute}`] = found / (found + missed);
    }
  }
  expect(Object.entries(share).filter(([, one]) => one < 0.9)).toEqual([]);
  expect(Object.keys(share)).toHaveLength(7);
  const photos = await preview(importFiles(`${shared}/photos`));
  expect(photos).toMatchObject({ table: { count: 42 }, pictures: { count: 42, absent: [] }, missed: [] });
  expect(photos.mapping).toMatchObject({ image: "file", color: "labels.glaze", dynasty: "labels.dynasty" });
});
