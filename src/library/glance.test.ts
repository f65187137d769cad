import { expect, test } from "vitest";
import type { GlanceMatch } from "../domain/glance";
import type { RecordFields } from "../domain/evidence";
import type { Specimen } from "../domain/specimen";
import { glanceAt } from "./glance";
import type { Library, NearRecord } from "./library";
import { shares, votesOf } from "./votes";

const none = { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: null };
const near = (recordId: string, score: number, attributes: Partial<Specimen["attributes"]> = {}): NearRecord => ({
  packId: "p",
  recordId,
  score,
  specimen: { id: recordId, name: "", nameEn: "", attributes: { ...none, ...attributes }, source: "s", view: "front" },
});
const match = (score: number, fields: Partial<RecordFields>): GlanceMatch => ({
  packId: "p",
  recordId: String(score),
  image: 1,
  score,
  fields: { ...none, name: "", nameEn: "", source: "", ...fields },
});
/** Answers one photograph after the other. */
const libraryOf = (...answers: { records: NearRecord[]; match: boolean }[]): Pick<Library, "nearest"> => {
  const left = [...answers];
  return { nearest: async () => left.shift() ?? { records: [], match: false } };
};
const photo = Float32Array.of(1);

test("a piece like two photographs stands once, by the nearer of them; the nearest eight stay", async () => {
  const many = Array.from({ length: 8 }, (_, i) => near(`r${i}`, 0.5 - i / 100));
  const library = libraryOf(
    { records: many, match: false },
    { records: [near("r3", 0.9), near("x", 0.1)], match: true },
  );
  const { matches, match: stands } = await glanceAt(library, [photo, photo]);
  expect(stands).toBe(true);
  expect(matches).toHaveLength(8);
  expect(matches.map(({ recordId, image }) => `${recordId} ${image}`).slice(0, 3)).toEqual(["r3 2", "r0 1", "r1 1"]);
});

test("where nothing stands out the nearest are told and have no vote", async () => {
  const glance = await glanceAt(libraryOf({ records: [near("a", 0.4, { shape: "shape:wan" })], match: false }), [
    photo,
  ]);
  expect(glance.matches).toHaveLength(1);
  expect(glance.votes).toEqual({});
});

test("an empty library says nothing", async () => {
  expect(await glanceAt(libraryOf(), [photo])).toEqual({ matches: [], match: false, votes: {} });
});

test("nearer pieces count more, and those that say nothing keep their weight to themselves", () => {
  const found = shares(
    [match(0.9, { color: "glaze:qinghua" }), match(0.8, { color: "glaze:doucai" }), match(0.8, {})],
    "color",
    0.05,
  );
  const far = Math.exp(-2);
  expect(found.get("glaze:qinghua")).toEqual({ share: expect.closeTo(1 / (1 + 2 * far), 9), matches: [0] });
  expect(found.get("glaze:doucai")?.share).toBeCloseTo(far / (1 + 2 * far), 9);
});

test("votes are told the most confident first, and an attribute that no piece states is absent", () => {
  const votes = votesOf([
    match(0.7, { shape: "shape:wan" }),
    match(0.9, { shape: "shape:pan" }),
    match(0.89, { shape: "shape:wan" }),
    match(0.88, { shape: "shape:wan" }),
  ]);
  expect(votes.shape?.map(({ value, matches }) => [value, matches])).toEqual([
    ["shape:wan", [0, 2, 3]],
    ["shape:pan", [1]],
  ]);
  const [first, second] = votes.shape ?? [];
  expect(first?.confidence).toBeGreaterThan(second?.confidence ?? 1);
  expect(votes.kiln).toBeUndefined();
});
