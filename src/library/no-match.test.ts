import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import fitted from "./no-match.json";
import { standsOut } from "./no-match";
import { openVectorIndex } from "./vector-index";

const scoresOf = (best: number, rest: number, count = 100) => [best, ...Array<number>(count).fill(rest)];

test("nothing searched is no match", () => {
  expect(standsOut(undefined, [], "picture")).toBe(false);
});

test("the same cosine is a match among many near ones and none where it stands alone", () => {
  const best = 0.9;
  const crowd = [...Array<number>(30).fill(0.85), ...Array<number>(70).fill(0.1), best];
  expect(standsOut(best, crowd, "picture")).toBe(true);
  expect(standsOut(best, scoresOf(best, 0.1), "picture")).toBe(false);
});

test("one piece alone is a match when it is near enough", () => {
  expect(standsOut(0.95, [0.95], "picture")).toBe(true);
  expect(standsOut(0.3, [0.3], "picture")).toBe(false);
});

test("the gallery's own pieces, each left out in turn, match as often as the fit says of known ones", async () => {
  const pack = new URL("../../public/packs/studio/", import.meta.url);
  const { dim } = JSON.parse(readFileSync(new URL("manifest.json", pack), "utf8")).embedding;
  const bytes = readFileSync(new URL("vectors.f32", pack));
  const hash = createHash("sha256").update(bytes).digest("hex");
  expect(hash, "the gallery has changed: run models/workshop/no_match.py").toBe(fitted.vectors);
  const vectors = new Float32Array(new Uint8Array(bytes).buffer);
  const index = await openVectorIndex(dim);
  const ids = Array.from({ length: vectors.length / dim }, (_, row) => `r${row}`);
  index.add("studio", ids, vectors);
  const matches = ids.filter((id, row) => {
    const others = index.select((_, other) => other !== id);
    return index.search(vectors.subarray(row * dim, (row + 1) * dim), { limit: 1, rows: others }).match;
  });
  const [low = 1] = fitted.picture.matchRates.knownTest.interval;
  expect(matches.length / ids.length).toBeGreaterThan(low);
});
