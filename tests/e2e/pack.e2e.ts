/** `npm run pack` as a shell sees it: exit codes, standard output, and a file that is whole or not there. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import * as v from "valibot";

let folder = "";
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ciqi-pack-test-"));
  mkdirSync(join(folder, "empty"));
  writeFileSync(join(folder, "empty", "notes.txt"), "no table");
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pack(...words: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["scripts/pack.mjs", ...words], (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test("a folder with a GB18030 sheet becomes a pack file, and its report is machine-readable", async () => {
  const out = join(folder, "made.ciqi");
  const words = ["--out", out, "--title", "Made", "--licence", "CC0-1.0", "--json"];
  const { code, stdout, stderr } = await pack("tests/sets/import/folder", ...words);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    out,
    report: { read: 6, imported: 6, duplicates: [{ sameAs: "正面/002.png" }], missed: expect.any(Array) },
    mapping: { dynasty: "年代", image: "图片" },
  });
  const parts = unzipSync(readFileSync(out));
  const manifest: unknown = JSON.parse(new TextDecoder().decode(parts["manifest.json"]));
  expect(manifest).toMatchObject({
    id: "made",
    licence: { data: "CC0-1.0", images: "CC0-1.0" },
    embedding: { model: "ciqi-clip-nano" },
    counts: { records: 6 },
  });
  expect(new TextDecoder("latin1").decode(parts["thumbs.bin"])).not.toMatch(/Exif|GPS/u);
});

test("photographs stand as their cameras say, whichever way they were held", async () => {
  const photographs = "../shared/fixtures/exif-orientation";
  test.skip(!existsSync(photographs), "the photographs lie beside the project where it is developed");
  const out = join(folder, "turned.ciqi");
  const { code, stderr } = await pack(photographs, "--out", out, "--json");
  expect(code, stderr).toBe(0);
  const parts = unzipSync(readFileSync(out));
  const lines = new TextDecoder().decode(parts["records.jsonl"]).trimEnd().split("\n");
  const ids = lines.map((line) => v.parse(v.object({ id: v.string() }), JSON.parse(line)).id);
  const vectors = new Float32Array(parts["vectors.f32"]?.slice().buffer ?? new ArrayBuffer());
  const dim = vectors.length / ids.length;
  const likeness = (one: number, other: number) =>
    vectors
      .subarray(one * dim, (one + 1) * dim)
      .reduce((sum, value, at) => sum + value * (vectors[other * dim + at] ?? 0), 0);
  expect(ids).toHaveLength(18);
  for (const [at, id] of ids.entries()) {
    expect(likeness(ids.indexOf(id.replace(/\d/u, "0")), at), id).toBeGreaterThan(0.99);
  }
  expect(likeness(ids.indexOf("Landscape_0.jpg"), ids.indexOf("Portrait_0.jpg"))).toBeLessThan(0.8);
});

const badInput: [words: string[], says: RegExp][] = [
  [["tests/sets/import/folder"], /found no --out/],
  [["tests/none", "--out", "@x.ciqi"], /there is no such file; name a folder, a ZIP or a table/],
  [["tests/sets/import/make.py", "--out", "@x.ciqi"], /found no table; wanted a folder, a ZIP/],
  [["tests/sets/import/folder", "--out", "@x.ciqi", "--map", "年代=age"], /wanted COLUMN=ROLE/],
  [["@empty", "--out", "@x.ciqi"], /import: found one file, which is neither; wanted a table/],
];
for (const [words, says] of badInput) {
  test(`one line, exit 2 and no file: pack ${words.join(" ")}`, async () => {
    const { code, stdout, stderr } = await pack(...words.map((word) => word.replace(/^@/u, `${folder}/`)));
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toBe("");
    expect(code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith("x.ciqi"))).toEqual([]);
    expect(existsSync("x.ciqi")).toBe(false);
  });
}
