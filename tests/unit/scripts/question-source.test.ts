import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findQuestions, findSpecimens } from "../../../scripts/question-source.mjs";

let folder = "";
const at = (...names: string[]) => join(folder, ...names);
const question = { id: 1, question: "Which?", options: { A: "x", B: "y" }, answer: "A", type: "kiln" };
const questions = [
  { ...question, images: ["images/a.jpg", "images/gone.jpg"] },
  { ...question, id: 2, images: "images/a.jpg" },
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ciqi-source-"));
  mkdirSync(at("images"));
  mkdirSync(at("parts"));
  const lines = questions.map((row) => `${JSON.stringify(row)}\n`).join("");
  for (const [name, text] of [
    ["images/a.jpg", "a"],
    ["images/unnamed.jpg", "b"],
    ["parts/test-0.parquet", "c"],
    ["test.jsonl", `\uFEFF${lines}{"id":`],
    ["set.zip", "d"],
    ["specimens.jsonl", '{"uuid":"a","views":[]}\n'],
    ["mixed.jsonl", '{"uuid":"a","question":"Which?","options":[]}\n'],
  ] as const) {
    writeFileSync(at(name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test("verdicts are for the studio's pieces and a specimens.jsonl, where they are asked for", async () => {
  expect(await findSpecimens("studio", true)).toMatch(/tests\/sets\/studio\/specimens\.jsonl$/);
  expect(await findSpecimens("studio", false)).toBeNull();
  expect(await findSpecimens(at("specimens.jsonl"), true)).toBe(at("specimens.jsonl"));
  for (const name of ["mixed.jsonl", "test.jsonl", "set.zip", "parts", "none"]) {
    expect(await findSpecimens(at(name), true), name).toBeNull();
  }
});

test("of a table the pictures that its rows name are handed over, by the names they have there", async () => {
  const wanted = { files: [at("test.jsonl"), at("images/a.jpg")], paths: ["test.jsonl", "images/a.jpg"] };
  const file = await findQuestions(at("test.jsonl"), undefined);
  expect(file).toMatchObject({ name: "test.jsonl", ...wanted });
  expect(await findQuestions(folder, undefined)).toMatchObject({ sha256: file.sha256, ...wanted });
  const elsewhere = await findQuestions(at("test.jsonl"), at("images"));
  expect(elsewhere, "by its name alone").toMatchObject({ files: wanted.files, paths: wanted.paths });
});

test("archives and folders of parts are handed over as they are", async () => {
  expect(await findQuestions(at("set.zip"), undefined)).toMatchObject({ files: [at("set.zip")], paths: null });
  const parts = await findQuestions(at("parts"), undefined);
  expect(parts).toMatchObject({ files: [at("parts")], paths: null });
  writeFileSync(at("parts/test-1.parquet"), "e");
  expect((await findQuestions(at("parts"), undefined)).sha256).not.toBe(parts.sha256);
});

test("what cannot be meant is refused", async () => {
  await expect(findQuestions(at("none"), undefined)).rejects.toThrow(/there is no such file or folder/);
  await expect(findQuestions(at("none.jsonl"), undefined)).rejects.toThrow(/there is no such file or folder/);
  await expect(findQuestions("studio", folder)).rejects.toThrow(/only a JSONL has its pictures elsewhere/);
  await expect(findQuestions(at("set.zip"), folder)).rejects.toThrow(/only a JSONL has its pictures elsewhere/);
  await expect(findQuestions(at("test.jsonl"), at("none"))).rejects.toThrow(/no such folder; say where the pictures/);
});
