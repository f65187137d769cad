import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { ColumnMapping } from "../../domain/import";
import { recordSchema } from "../packs/format";
import { pictureAlone, pieceOf } from "./pieces";
import { recordIds } from "./record-ids";

const mapping: ColumnMapping = {
  id: "id",
  name: "name",
  nameEn: "en",
  image: "image",
  view: "view",
  dynasty: "dynasty",
  shape: "shape",
  description: "description",
  source: "source",
  link: "link",
  credit: "credit",
};
const piece = (cells: Record<string, string>) => pieceOf({ where: "row 1", cells }, 1, mapping, {}, "Mine");

test("markup is text, an address is one, and what has no term is told in the description", () => {
  const { record } = piece({
    id: "1",
    name: "<img src=x onerror=alert(1)>",
    dynasty: "明",
    shape: "怪壶",
    description: "<b>bold</b>",
    link: "javascript:alert(1)",
  });
  expect(record).toEqual({
    id: "1",
    name: "<img src=x onerror=alert(1)>",
    nameEn: "<img src=x onerror=alert(1)>",
    attributes: { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null },
    source: "Mine",
    description: "<b>bold</b>\nshape: 怪壶",
  });
  expect(piece({ link: "https://example.org/1" }).record.link).toBe("https://example.org/1");
});

test("views are told for each picture, for all of them, or by their names", () => {
  const views = (image: string, view: string) => piece({ image, view }).pictures.map((one) => one.view);
  expect(views("a.jpg;b.jpg", "front\nbase")).toEqual(["front", "base"]);
  expect(views("a.jpg;b.jpg", "底")).toEqual(["base", "base"]);
  expect(views("a-front.jpg;b-底.jpg", "")).toEqual(["front", "base"]);
});

test("a picture alone is called by its name, and its name says what it can", () => {
  expect(pictureAlone("瓶/清乾隆粉彩百鹿纹尊.jpg", "Mine").record).toMatchObject({
    id: "瓶/清乾隆粉彩百鹿纹尊.jpg",
    name: "清乾隆粉彩百鹿纹尊",
    attributes: { reign: "reign:qianlong", color: "glaze:fencai", motif: "motif:bailu", shape: "shape:zun" },
  });
});

test("whatever a row holds, its record is one that a pack may have, and no id comes twice", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("", "https://a b", 'https://x.org/"<', "明", "x".repeat(20_000), "\u202e\u0007id", "../../a.jpg"),
  );
  const row = fc.dictionary(fc.constantFrom(...Object.values(mapping)), cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const idOf = recordIds();
      const ids = rows.map((cells) => {
        const { record } = piece(cells);
        const id = idOf(record.id, "row", () => {});
        const read = v.safeParse(recordSchema, { ...record, id, view: "unknown", vectors: 0, thumb: null });
        expect(read.issues?.map((issue) => v.getDotPath(issue))).toBeUndefined();
        return id;
      });
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 300 },
  );
});
