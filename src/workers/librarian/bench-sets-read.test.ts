import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as v from "valibot";
import { expect, test } from "vitest";
import { fixtureFile, pictureFiles, setShelf } from "../../../tests/fixtures/bench-sets/set-shelf";
import { zipOf } from "../../../tests/fixtures/zip";
import { parse } from "../../base/parse";
import type { ImportFile } from "../../domain/import";
import { readSet } from "./bench-sets-read";

const folder = join(import.meta.dirname, "../../../tests/fixtures/bench-sets");
const outcomeSchema = v.union([
  v.object({ refused: v.string() }),
  v.object({
    rows: v.array(v.string()),
    problems: v.array(v.tuple([v.number(), v.string(), v.boolean()])),
    answers: v.optional(v.string()),
    options: v.optional(v.array(v.string())),
    specimens: v.optional(v.number()),
    types: v.optional(v.record(v.string(), v.number())),
    kind: v.optional(v.string()),
  }),
]);
const outcomes = parse(
  v.record(v.string(), outcomeSchema),
  JSON.parse(readFileSync(join(folder, "outcomes.json"), "utf8")),
  { what: "outcomes.json", todo: "mend it" },
);

async function read(files: ImportFile[], shelf = setShelf(), signal = new AbortController().signal) {
  const steps: { done: number; total: number }[] = [];
  const set = await readSet({ files, store: shelf.store, signal, onProgress: (step) => steps.push(step) });
  const kept = shelf.kept.get(set.id);
  return { set, rows: kept?.rows ?? [], images: kept?.images ?? new Map(), steps };
}
const textFile = (path: string, ...rows: object[]): ImportFile => ({
  path,
  blob: new Blob(rows.map((row) => `${JSON.stringify(row)}\n`)),
});
const row = (id: string, changes: object = {}) => ({
  id,
  question: "?",
  images: ["images/a.png"],
  options: ["x", "y"],
  answer: "A",
  type: "kiln",
  ...changes,
});

test("every question file of the fixtures has its outcome", () => {
  const files = readdirSync(folder).filter((name) => /\.jsonl?$/u.test(name) && name !== "outcomes.json");
  expect(Object.keys(outcomes).toSorted()).toEqual(files.toSorted());
});

for (const [name, outcome] of Object.entries(outcomes)) {
  test(`${name} is read as it was written to be`, async () => {
    const shelf = setShelf();
    const reading = read([fixtureFile(name), ...pictureFiles()], shelf);
    if ("refused" in outcome) {
      await expect(reading).rejects.toMatchObject({ code: outcome.refused });
      expect([shelf.kept.size, shelf.open()]).toEqual([0, 0]);
      return;
    }
    const { set, rows, images } = await reading;
    expect(rows.map(({ id }) => id)).toEqual(outcome.rows);
    expect(set.problems.map(({ line, code, kept }) => [line, code, kept])).toEqual(outcome.problems);
    expect(set.refused).toBe(outcome.problems.filter(([, , kept]) => !kept).length);
    expect(set).toMatchObject({ name: outcome.rows.length > 0 ? name : "", rows: rows.length });
    expect([...images.keys()].toSorted()).toEqual([...new Set(rows.flatMap((one) => one.images))].toSorted());
    for (const { message, kept } of set.problems) {
      expect(message).toMatch(/^found .*(?:wanted|taken|called|read as|stands in)/u);
      expect(message.endsWith("; the row was left out")).toBe(!kept);
      expect(message.length).toBeLessThan(300);
    }
    if (outcome.answers !== undefined) expect(rows.map(({ answer }) => answer).join("")).toBe(outcome.answers);
    if (outcome.options !== undefined) {
      expect(rows.map(({ options }) => options.map(({ text }) => text).join("|"))).toEqual(outcome.options);
    }
    if (outcome.specimens !== undefined) expect(set.specimens).toBe(outcome.specimens);
    if (outcome.types !== undefined) expect(set.types).toEqual(outcome.types);
    expect(set.kind).toBe(outcome.kind ?? "other");
  });
}

test("a folder and a ZIP of it, under whatever name, are the same set, kept once", async () => {
  const shelf = setShelf();
  const inFolder = (path: string) => ({ ...fixtureFile(path), path: `vqa/${path}` });
  const files = [{ ...fixtureFile("plain.jsonl"), path: "vqa/test.jsonl" }, inFolder("images/a.png")];
  const { set, rows } = await read(files, shelf);
  expect(set.name).toBe("vqa/test.jsonl");
  expect(rows[0]).toMatchObject({ line: 1, reference: "明宣德", specimen: "s1", images: ["images/a.png"] });
  const entries = files.map(async ({ path, blob }) => ({
    name: `packed/${path}`,
    bytes: new Uint8Array(await blob.arrayBuffer()),
  }));
  const zip = { path: "bench.zip", blob: new Blob([zipOf(await Promise.all(entries))]) };
  expect((await read([zip], shelf)).set).toEqual(set);
  expect([shelf.kept.size, shelf.open()]).toEqual([1, 0]);
  expect((await read([zip])).set).toMatchObject({ name: "bench.zip", sha256: set.sha256 });
});

test("the identity is of what is asked and shown, not of lines, names or spelling", async () => {
  const sha = async (one: object, picture = "images/a.png") => {
    const image = { path: "images/a.png", blob: fixtureFile(picture).blob };
    return (await read([textFile("test.jsonl", one), image])).set.sha256;
  };
  const plain = await sha(row("a"));
  expect(await sha(row("a", { options: { B: "y", A: "x" }, answer: "x", images: "./images/a.png" }))).toBe(plain);
  expect(await sha(row("b"))).not.toBe(plain);
  expect(await sha(row("a", { answer: "B" }))).not.toBe(plain);
  expect(await sha(row("a"), "images/b.png")).not.toBe(plain);
});

test("Parquet with pictures inside: one picture for all rows about it, and one specimen", async () => {
  const bytes = async (path: string) => new Uint8Array(await fixtureFile(path).blob.arrayBuffer());
  const [a, b] = [await bytes("images/a.png"), await bytes("images/b.png")];
  const columnData = [
    { name: "id", data: [1n, 2n, 3n, 4n] },
    { name: "question", data: ["?", "?", "?", "?"] },
    { name: "options", data: [{ A: "x", B: "y" }, { A: "x", B: "y" }, ["x", "y", "z"], ["x"]], type: "JSON" as const },
    { name: "answer", data: ["A", "B", "z", "A"] },
    { name: "type", data: ["kiln", "shape", "color", "kiln"] },
    { name: "image", data: [a, a, b, b], type: "BYTE_ARRAY" as const },
  ];
  const file = { path: "test.parquet", blob: new Blob([parquetWriteBuffer({ columnData })]) };
  const { set, rows, images, steps } = await read([file]);
  expect(rows.map(({ id, line, answer }) => [id, line, answer])).toEqual([
    ["1", 1, "A"],
    ["2", 2, "B"],
    ["3", 3, "C"],
  ]);
  expect(set).toMatchObject({ rows: 3, specimens: 2, refused: 1 });
  expect(images.size).toBe(2);
  expect(new Uint8Array(images.get(rows[0]?.images[0] ?? "")?.data ?? new ArrayBuffer(0))).toEqual(a);
  expect(steps.at(-1)).toEqual({ done: 4, total: 4 });
});

test("Parquet as the Hugging Face library lays it out: pictures in lists of structs, options with nulls", async () => {
  const { set, rows, images } = await read([fixtureFile("nested.parquet"), fixtureFile("images/b.png")]);
  const options = rows.map((one) => one.options.map(({ text }) => text).join(""));
  expect(options).toEqual(["明清元宋", "明清", "明清元"]);
  expect(rows.map(({ id, answer, reference }) => [id, answer, reference])).toEqual([
    ["1", "A", "明宣德"],
    ["2", "B", null],
    ["3", "C", null],
  ]);
  expect(rows.map(({ specimen }) => specimen)).toEqual(["p1", "p1", "images/b.png"]);
  expect(rows[1]?.images[0]).toBe(rows[0]?.images[0]);
  expect(images.size).toBe(3); // b.png lies once in a row and once beside the table
  expect(set.problems.map(({ line, code }) => [line, code])).toEqual([
    [4, "image-missing"],
    [5, "image-missing"],
    [6, "picture-unreadable"],
    [7, "options-too-few"],
  ]);
});

test("shards are one table, counted through; another table beside them is told of and left", async () => {
  const part = (path: string, ids: string[]) => {
    const columnData = [
      { name: "id", data: ids },
      { name: "question", data: ids.map(() => "?") },
      { name: "options", data: ids.map(() => ["x", "y"]), type: "JSON" as const },
      { name: "answer", data: ids.map(() => "A") },
      { name: "type", data: ids.map(() => "kiln") },
      { name: "images", data: ids.map(() => ["images/a.png"]), type: "JSON" as const },
    ];
    return { path, blob: new Blob([parquetWriteBuffer({ columnData })]) };
  };
  const files = [
    part("data/test-00001-of-00002.parquet", ["c", "a"]),
    part("data/test-00000-of-00002.parquet", ["a", "b"]),
    part("data/dev.parquet", ["z"]),
    fixtureFile("images/a.png"),
  ];
  const { set, rows } = await read(files);
  expect(rows.map(({ id, line }) => [id, line])).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
  expect(set.problems.map(({ line, code }) => [line, code])).toEqual([
    [0, "file-left-out"],
    [4, "id-twice"],
  ]);
});

test("a Parquet file that breaks off in the middle keeps what came before", async () => {
  const ids = Array.from({ length: 100 }, (_, n) => `r${n}`);
  const columnData = [
    { name: "id", data: ids },
    { name: "question", data: ids.map(() => "?") },
    { name: "options", data: ids.map(() => ["x", "y"]), type: "JSON" as const },
    { name: "answer", data: ids.map(() => "A") },
    { name: "type", data: ids.map(() => "kiln") },
    { name: "images", data: ids.map(() => ["images/a.png"]), type: "JSON" as const },
  ];
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 50, codec: "UNCOMPRESSED" }));
  const at = new TextDecoder("latin1").decode(bytes).indexOf("r50");
  bytes.fill(0xff, at, at + 200);
  const { set, rows } = await read([{ path: "test.parquet", blob: new Blob([bytes]) }, fixtureFile("images/a.png")]);
  expect(rows.length).toBeGreaterThanOrEqual(32);
  expect(set.rows + set.refused).toBe(100);
  expect(set.problems.map(({ code }) => code)).toEqual(Array.from({ length: set.refused }, () => "table-broken"));
});

test("one table among broken lines is read; a folder without any is refused", async () => {
  const broken = Array.from({ length: 50 }, () => "{\n").join("");
  const late = { path: "mine.jsonl", blob: new Blob([broken, JSON.stringify(row("a"))]) };
  const { set } = await read([late, fixtureFile("images/a.png")]);
  expect(set).toMatchObject({ rows: 1, refused: 50 });
  const strange = read([fixtureFile("no-questions.jsonl"), textFile("other.jsonl", { uuid: "b" })]);
  await expect(strange).rejects.toThrow("read the set: found no questions in 2 files, wanted test.jsonl or Parquet");
  await expect(read([fixtureFile("images/a.png")])).rejects.toMatchObject({ code: "set-empty" });
  await expect(read([])).rejects.toMatchObject({ code: "set-empty" });
});

test("a broken table beside the questions is left out; alone, it is the reason", async () => {
  const broken = { path: "train.parquet", blob: new Blob(["PAR1 and no more"]) };
  const { set } = await read([textFile("test.jsonl", row("a")), broken, fixtureFile("images/a.png")]);
  expect(set).toMatchObject({ rows: 1, refused: 0, problems: [{ line: 0, code: "file-left-out", kept: true }] });
  expect(set.problems[0]?.message).toMatch(/^read train.parquet: found .*; the file was left out$/u);
  await expect(read([broken])).rejects.toMatchObject({ code: "table-broken" });
});

test("a ZIP that is none, or that holds a damaged picture", async () => {
  await expect(read([{ path: "set.zip", blob: new Blob(["no zip"]) }])).rejects.toMatchObject({
    code: "archive-broken",
  });
  const bytes = async ({ blob }: ImportFile) => new Uint8Array(await blob.arrayBuffer());
  const rows = textFile("test.jsonl", row("a"), row("b", { images: "images/b.png" }));
  const zip = zipOf([
    { name: "test.jsonl", bytes: await bytes(rows) },
    { name: "images/a.png", bytes: await bytes(fixtureFile("images/a.png")) },
    { name: "images/b.png", bytes: await bytes(fixtureFile("images/b.png")) },
  ]);
  const at = new TextDecoder("latin1").decode(zip).lastIndexOf("IDAT");
  zip.fill(7, at + 6, at + 9); // the CRC of b.png no longer holds
  const { set } = await read([{ path: "set.zip", blob: new Blob([zip]) }]);
  expect(set).toMatchObject({ rows: 1, problems: [{ line: 2, code: "picture-unreadable" }] });
});

test("without its pictures a set is refused, and the first line says why", async () => {
  const reading = read([fixtureFile("plain.jsonl")]);
  await expect(reading).rejects.toThrow(
    /^read plain.jsonl: found 7 rows, none of use; line 1: found no picture images\/a.png, .* choose the folder or ZIP/u,
  );
});

test("an abort stops the reading and leaves nothing", async () => {
  const [shelf, stop] = [setShelf(), new AbortController()];
  const files = [textFile("test.jsonl", ...Array.from({ length: 500 }, (_, n) => row(`r${n}`))), ...pictureFiles()];
  const onProgress = ({ done }: { done: number }) => {
    if (done > 100) stop.abort();
  };
  const reading = readSet({ files, store: shelf.store, signal: stop.signal, onProgress });
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  expect([shelf.kept.size, shelf.open()]).toEqual([0, 0]);
});
