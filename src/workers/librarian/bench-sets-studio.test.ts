/** The set that ships: what its manifest says is there, all of it can be asked, and it is small. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { setShelf } from "../../../tests/fixtures/bench-sets/set-shelf";
import { QUESTION_TYPES } from "../../domain/bench";
import { STUDIO_FOLDER, studioSet } from "./bench-sets-studio";

const served = resolve(import.meta.dirname, "../../../public");

test("every question of the shipped set can be asked", async () => {
  let bytes = 0;
  vi.stubGlobal("fetch", async (url: string) => {
    const file = new Uint8Array(readFileSync(join(served, url)));
    bytes += file.length;
    return new Response(file);
  });
  const shelf = setShelf();
  const { signal } = new AbortController();
  const set = await studioSet({ store: shelf.store, signal, onProgress: () => {} });
  vi.unstubAllGlobals();
  const manifest: unknown = JSON.parse(readFileSync(join(served, STUDIO_FOLDER, "manifest.json"), "utf8"));
  expect(manifest).toMatchObject({ rows: set.rows, title: { en: set.name } });
  expect(set).toMatchObject({ kind: "studio", refused: 0, problems: [] });
  expect(Object.keys(set.types).toSorted()).toEqual([...QUESTION_TYPES].toSorted());
  expect(set.rows).toBeGreaterThan(100);
  expect(set.rows).toBeLessThan(140);
  expect(bytes).toBeLessThan(2.5e6);
  const rows = shelf.kept.get(set.id)?.rows ?? [];
  const letters = "ABCD".split("").map((letter) => rows.filter(({ answer }) => answer === letter).length);
  expect(Math.min(...letters)).toBeGreaterThan(rows.length / 6); // no letter is a good guess
});
