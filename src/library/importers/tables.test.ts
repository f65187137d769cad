import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { hasShared, importFiles, shared, textFile } from "../../../tests/import-files";
import { AppError } from "../../base/errors";
import type { ImportFile } from "../../domain/import";
import { openImport } from "./open-import";
import { previewImport } from "./preview";

const { signal } = new AbortController();
const picture = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3);

async function piecesOf(files: ImportFile[], limit?: number) {
  const open = await openImport({ files, limit, source: "here" }, signal);
  const pieces = [];
  for await (const { piece, row } of open.pieces(signal, () => {})) pieces.push({ ...piece, inside: row.pictures });
  return { open, pieces };
}
const parquet = (columnData: Parameters<typeof parquetWriteBuffer>[0]["columnData"]): ImportFile => ({
  path: "train.parquet",
  blob: new Blob([parquetWriteBuffer({ columnData })]),
});

test("Parquet with pictures inside, as the Hugging Face viewer writes them", async () => {
  const file = parquet([
    { name: "id", data: ["a", "b"] },
    { name: "name", data: ["青花碗", "粉彩瓶"] },
    { name: "dynasty", data: ["明", "清"] },
    { name: "images", data: [[{ bytes: picture, path: "a.jpg" }], [{ bytes: picture, path: "b.jpg" }]], type: "JSON" },
  ]);
  const { open, pieces } = await piecesOf([file]);
  expect(open.format).toBe("table");
  expect(pieces.map(({ record }) => [record.id, record.attributes.dynasty])).toEqual([
    ["a", "dyn:ming"],
    ["b", "dyn:qing"],
  ]);
});

test("Parquet with a column of bytes: the picture is the cell's", async () => {
  const { open, pieces } = await piecesOf([
    parquet([
      { name: "name", data: ["青花碗"] },
      { name: "image", data: [picture], type: "BYTE_ARRAY" },
    ]),
  ]);
  expect(open.mapping.image).toBe("image");
  const [piece] = pieces;
  const name = piece?.pictures[0]?.name ?? "";
  expect(await piece?.inside?.get(name)?.arrayBuffer()).toEqual(picture.buffer);
});

test("training conversations: a piece for each picture, described by what the assistant concludes", async () => {
  const talk = (answer: string) => [
    { role: "user", content: "<image>这是什么？" },
    { role: "assistant", content: `看底足。<answer>${answer}</answer>` },
  ];
  const { open, pieces } = await piecesOf([
    parquet([
      { name: "messages", data: [talk("明宣德"), talk("青花碗"), talk("清")], type: "JSON" },
      { name: "images", data: [["p1.png"], ["p1.png"], ["p2.png"]], type: "JSON" },
    ]),
  ]);
  expect(open.format).toBe("ciqi-questions");
  expect(pieces.map(({ record, pictures }) => [record.description, pictures[0]?.name])).toEqual([
    ["明宣德\n青花碗", "p1.png"],
    ["清", "p2.png"],
  ]);
  expect(pieces[0]?.record.attributes).toMatchObject({
    dynasty: "dyn:ming",
    reign: "reign:xuande",
    color: "glaze:qinghua",
    shape: "shape:wan",
  });
});

test("a torn Parquet file is one sentence", async () => {
  const whole = parquet([{ name: "name", data: ["青花碗"] }]);
  const torn = { path: whole.path, blob: whole.blob.slice(0, whole.blob.size - 20) };
  await expect(piecesOf([torn])).rejects.toMatchObject({ code: "table-broken" });
});

test("nested columns, lists and broken lines of JSON Lines", async () => {
  const text = '{"id":"a","labels":{"shape":"碗"},"file":["x.jpg","y.jpg"]}\n{"id":\n[1]\n{"id":"b"}\n';
  const { problems, table } = await previewImport({ files: [textFile("a.jsonl", text)] }, signal, () => {});
  expect(table).toMatchObject({ count: 2, columns: ["id", "labels.shape", "file"] });
  expect(problems.map(({ where }) => where)).toEqual(["a.jsonl, line 2", "a.jsonl, line 3"]);
});

test("lists in lists without end are no cell and no crash", async () => {
  const deep = "[".repeat(50_000) + "]".repeat(50_000);
  const text = `{"name":"碗","年代":"清","x":${deep}}\n`;
  expect((await piecesOf([textFile("a.jsonl", text)])).pieces).toHaveLength(1);
  await expect(piecesOf([textFile("a.json", `{"@context":${deep}}`)])).rejects.toMatchObject({ code: "import-empty" });
});

test("parts of one table are read together; another table is named and left", async () => {
  const files = [
    textFile("a-1.csv", "编号,名称,年代\n1,碗,清\n"),
    textFile("a-2.csv", "编号,名称,年代\n2,盘,明\n"),
    textFile("people.csv", "who,born\nme,1990\n"),
  ];
  const { problems, table } = await previewImport({ files }, signal, () => {});
  expect(table?.count).toBe(2);
  expect(problems).toEqual([
    { where: "people.csv", what: expect.stringContaining("found other columns than in a-1.csv") },
  ]);
});

test("of two tables the one that says more of pieces is read, wherever it stands; a text file may be one", async () => {
  const files = [
    textFile("artists.csv", "who,born\nme,1990\n"),
    textFile("objects.txt", "编号\t名称\t年代\n1\t碗\t清\n"),
    textFile("readme.txt", "Bowls, plates, and cups.\nAll of them, really.\n"),
  ];
  const { problems, table } = await previewImport({ files }, signal, () => {});
  expect(table).toMatchObject({ path: "objects.txt", count: 1 });
  expect(problems.map(({ where }) => where)).toEqual(["artists.csv"]);
});

test("a table without a heading begins with its first row", async () => {
  const { pieces } = await piecesOf([textFile("a.csv", "a.jpg,清,碗\nb.jpg,明,盘\n")]);
  expect(pieces.map(({ record, pictures }) => [record.attributes.dynasty, pictures[0]?.name])).toEqual([
    ["dyn:qing", "a.jpg"],
    ["dyn:ming", "b.jpg"],
  ]);
});

test("the first so many pieces", async () => {
  expect((await piecesOf([textFile("a.csv", "名称,年代\n1,清\n2,清\n3,清\n")], 2)).pieces).toHaveLength(2);
});

const seeds = [
  ...["folder", "big5.tsv", "utf16.tsv", "mixed.csv", "western.csv", "ciqi", "questions", "iiif"].map(importFiles),
  [parquet([{ name: "name", data: ["青花碗", "瓶"] }])],
];

test("tables that were damaged anywhere are read or refused in a sentence, and never for long", async () => {
  const damage = fc.record({
    seed: fc.nat({ max: seeds.length - 1 }),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 3 }),
    hits: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat({ max: 255 }) }), {
      maxLength: 6,
    }),
  });
  const damaged = async (
    { path, blob }: ImportFile,
    { cut, hits }: { cut: number | null; hits: { at: number; byte: number }[] },
  ) => {
    if (path.endsWith(".png")) return { path, blob };
    const bytes = new Uint8Array(await blob.arrayBuffer());
    for (const { at, byte } of hits) bytes[Math.floor(at * (bytes.length - 1))] = byte;
    return { path, blob: new Blob([bytes.slice(0, Math.ceil((cut ?? 1) * bytes.length))]) };
  };
  await fc.assert(
    fc.asyncProperty(damage, async ({ seed, ...how }) => {
      const files = await Promise.all((seeds[seed] ?? []).map((file) => damaged(file, how)));
      const began = performance.now();
      try {
        const { table, matched } = await previewImport({ files }, signal, () => {});
        for (const { matched: found, empty, missed } of Object.values(matched)) {
          expect(found + empty + missed).toBe(table?.count);
        }
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        expect(error.message).toMatch(/found .*wanted /u);
      }
      expect(performance.now() - began).toBeLessThan(5000);
    }),
    { numRuns: 500 },
  );
}, 60_000);

test.skipIf(!hasShared)("labels of real photographs are all ids of ours", async () => {
  const { pieces } = await piecesOf(importFiles(`${shared}/photos`));
  expect(pieces).toHaveLength(42);
  expect(pieces.flatMap(({ missed }) => missed)).toEqual([]);
  expect(pieces.every(({ record }) => record.credit?.includes("Alex Amies") === true)).toBe(true);
});
