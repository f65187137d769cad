import { beforeAll, expect, test } from "vitest";
import type { VocabularyAttribute } from "../domain/attribute";
import type { PieceQuery } from "../domain/search";
import type { Specimen } from "../domain/specimen";
import { label } from "../domain/vocabulary";
import { Pieces } from "./pieces";
import { findPieces } from "./pieces-find";
import { similarPieces } from "./pieces-similar";
import { type VectorIndex, openVectorIndex } from "./vector-index";

const nothing = { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: null };
function specimen(
  id: string,
  attributes: Partial<Record<VocabularyAttribute, string>>,
  more: Partial<Specimen> = {},
): Specimen {
  const named = { ...nothing, ...attributes };
  const name = (lang: "en" | "zh") =>
    Object.values(named)
      .map((term) => (term === null ? "" : label(term, lang)))
      .join(lang === "en" ? " " : "");
  return { id, name: name("zh"), nameEn: name("en"), attributes: named, source: "s", view: "front", ...more };
}

const pieces = new Pieces();
pieces.add("a", [
  specimen("flask", { dynasty: "dyn:ming", color: "glaze:qinghua", motif: "motif:yunlong", shape: "shape:baoyueping" }),
  specimen("dragon-vase", { dynasty: "dyn:qing", color: "glaze:qinghua", motif: "motif:yunlong" }),
  specimen("bowl", { dynasty: "dyn:song", kiln: "kiln:jdz-imperial", shape: "shape:wan" }),
]);
pieces.add("b", [
  specimen("plain", {}, { name: "民国大碗", nameEn: "Large bowl", description: "Bought by Mrs Ward in 1931" }),
  specimen("foreign", { color: "glaze:unheard-of" }),
]);
let pictures: VectorIndex;
beforeAll(async () => {
  pictures = await openVectorIndex(2);
  pictures.add("a", ["flask", "flask", "dragon-vase"], Float32Array.of(1, 0, 0, 1, 0.9, 0.1));
  pictures.add("b", ["plain"], Float32Array.of(-1, 0));
});

const query: PieceQuery = { text: "", filters: {}, packs: null, lang: "en", offset: 0, limit: 10 };
const ask = (more: Partial<PieceQuery>, vector: Float32Array | null = null) =>
  findPieces(pieces, pictures, { ...query, ...more }, vector);
const ids = (more: Partial<PieceQuery>, vector: Float32Array | null = null) =>
  ask(more, vector).found.map(({ piece }) => piece.recordId);

test("everything is there to be browsed, pack by pack", () => {
  expect(ids({})).toEqual(["flask", "dragon-vase", "bowl", "plain", "foreign"]);
  expect(ask({}).packs).toEqual([
    { packId: "a", count: 3 },
    { packId: "b", count: 2 },
  ]);
  expect(ask({}).match).toBe(true);
});

test("filters: any within an attribute, all of the attributes, packs alone or together", () => {
  expect(ids({ filters: { dynasty: ["dyn:ming", "dyn:qing"] } })).toEqual(["flask", "dragon-vase"]);
  expect(ids({ filters: { dynasty: ["dyn:ming", "dyn:qing"], shape: ["shape:baoyueping"] } })).toEqual(["flask"]);
  expect(ids({ filters: { dynasty: [] } })).toHaveLength(5);
  expect(ids({ packs: ["b"] })).toEqual(["plain", "foreign"]);
  expect(ids({ packs: [] })).toEqual([]);
  expect(ids({ filters: { color: ["glaze:unheard-of"] } })).toEqual(["foreign"]);
  expect(ids({ filters: { color: ["glaze:nowhere"] } })).toEqual([]);
});

test("an attribute's own filter is left out of its counts, the others' are not", () => {
  const { facets, packs } = ask({ filters: { dynasty: ["dyn:ming"], color: ["glaze:qinghua"] }, packs: ["a"] });
  expect(facets.dynasty).toEqual([
    { id: "dyn:ming", count: 1 },
    { id: "dyn:qing", count: 1 },
  ]);
  expect(facets.color).toEqual([{ id: "glaze:qinghua", count: 1 }]);
  expect(facets.shape).toEqual([{ id: "shape:baoyueping", count: 1 }]);
  expect(packs).toEqual([{ packId: "a", count: 1 }]);
});

test("a term is found and counted under what it is part of", () => {
  expect(ids({ filters: { kiln: ["kiln:jingdezhen"] } })).toEqual(["bowl"]);
  expect(
    ask({})
      .facets.kiln.map(({ id }) => id)
      .sort(),
  ).toEqual(["kiln:jdz-imperial", "kiln:jingdezhen"]);
});

test.each([
  ["blue dragon on a moon flask", "flask"],
  ["青花龙纹抱月瓶", "flask"],
  ["青花龍紋抱月瓶", "flask"],
  ["bao yue ping", "flask"],
  ["BAOYUEPING", "flask"],
  ["mrs ward", "plain"],
])("%s is found by its labels", (text, wanted) => {
  const answer = ask({ text });
  expect(answer.found[0]).toMatchObject({ piece: { recordId: wanted }, grounds: ["label"] });
  expect(answer.match).toBe(true);
});

test("filters hold inside a search, and the counts are of what answers", () => {
  const answer = ask({ text: "dragon", filters: { dynasty: ["dyn:qing"] } });
  expect(answer.found.map(({ piece }) => piece.recordId)).toEqual(["dragon-vase"]);
  expect(answer.facets.dynasty.map(({ id }) => id).sort()).toEqual(["dyn:ming", "dyn:qing"]);
  expect(answer.facets.motif).toEqual([{ id: "motif:yunlong", count: 1 }]);
});

test("pictures answer where labels are silent, each piece once, inside the filters", () => {
  expect(ids({ text: "zzz" }, Float32Array.of(0, 1))).toEqual(["flask", "dragon-vase", "plain"]);
  expect(ask({ text: "zzz" }, Float32Array.of(0, 1)).found[0]?.grounds).toEqual(["picture"]);
  expect(ids({ text: "zzz", packs: ["b"] }, Float32Array.of(0, 1))).toEqual(["plain"]);
});

test("what the filters leave decides whether there is a match", () => {
  expect(ask({ text: "moon flask" }).match).toBe(true);
  expect(ask({ text: "moon flask", filters: { dynasty: ["dyn:qing"] } })).toMatchObject({ found: [], match: false });
  expect(ask({ text: "什么是青花" }).match).toBe(true);
});

test("nothing that stands out is said so", () => {
  expect(ask({ text: "zzz" })).toMatchObject({ found: [], match: false });
  expect(ask({ text: "flask zzz qqq" }).match).toBe(false);
  expect(ids({ text: "flask zzz qqq" })).toEqual(["flask"]);
  expect(ask({ text: "???" })).toMatchObject({ found: [], match: false });
});

test("pieces like a piece: by its nearest view, itself left out", () => {
  const like = similarPieces(pictures, "a", "flask", 5);
  expect(like.map(({ recordId }) => recordId)).toEqual(["dragon-vase", "plain"]);
  expect(similarPieces(pictures, "a", "flask", 1)).toHaveLength(1);
  expect(similarPieces(pictures, "a", "bowl", 5)).toEqual([]);
});

test("a pack that goes leaves nothing behind, one that comes again takes its place", () => {
  const own = new Pieces();
  own.add("a", [specimen("one", { color: "glaze:qinghua" })]);
  own.add("a", [specimen("two", { color: "glaze:qinghua" })]);
  const find = () =>
    findPieces(own, pictures, { ...query, text: "青花" }, null).found.map(({ piece }) => piece.recordId);
  expect(find()).toEqual(["two"]);
  own.remove("a");
  expect(find()).toEqual([]);
  expect(own.size).toBe(0);
});
