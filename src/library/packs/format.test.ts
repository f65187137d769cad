/** FORMAT.md is what others write packs by: its examples and its program are held to the format. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packShelf } from "../../../tests/fixtures/pack-shelf";
import { parseLine, parseManifest, passageSchema, recordSchema } from "./format";
import { installPack } from "./install";
import { readManifest } from "./read-pack";
import { zippedFiles } from "./zipped-files";

const page = readFileSync(new URL("FORMAT.md", import.meta.url), "utf8");
const block = (info: string) => new RegExp(`\`\`\`${info}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";
const signal = new AbortController().signal;

test("the examples of FORMAT.md are what it says", () => {
  expect(parseManifest(block("json manifest"), "example")).toMatchObject({ id: "harbour-museum", version: "1.2.0" });
  expect(parseLine(recordSchema, block("json record"), "example", "record")).toEqual(JSON.parse(block("json record")));
  expect(parseLine(passageSchema, block("json passage"), "example", "passage")).toEqual(
    JSON.parse(block("json passage")),
  );
});

const python = spawnSync("python3", ["--version"]).status === 0;

test.skipIf(!python)("the program of FORMAT.md writes a pack that installs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ciqi-pack-"));
  try {
    const path = join(folder, "example.ciqi");
    const run = spawnSync("python3", ["-c", block("python"), path], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    const files = await zippedFiles("example.ciqi", new Blob([readFileSync(path)]), signal);
    const shelf = packShelf();
    const { about } = await installPack({ files, packs: shelf.packs, signal });
    expect(about).toMatchObject({ id: "example", counts: { records: 2, passages: 0 } });
    const rows = shelf.rows.get("example") ?? [];
    expect(rows.flatMap(({ vectors = [] }) => vectors).flatMap(({ ids }) => ids)).toEqual([
      "piece-1",
      "piece-2",
      "piece-2",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe.each(["studio", "knowledge"])("the embedded pack %s", (id) => {
  test("is what its manifest says", async () => {
    const folder = new URL(`../../../public/packs/${id}/`, import.meta.url);
    const files = {
      name: id,
      paths: null,
      async *chunks(path: string) {
        yield new Uint8Array(readFileSync(new URL(path, folder)));
      },
    };
    const shelf = packShelf();
    expect((await readManifest(files, signal)).id).toBe(id);
    await installPack({ files, packs: shelf.packs, signal });
    expect(shelf.rows.get(id)?.length).toBeGreaterThan(0);
  });
});
