import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Tokenizer, openTokenizer } from "../../../src/runtime/tokenizer";
import { type Span, mropePositions } from "../../../src/vlm/mrope";
import { type GoldenPart, nanoGoldens, tinyGoldens } from "../../golden";

const models = [
  { model: "tiny-vl", goldens: tinyGoldens, file: "tests/fixtures/tiny-vl/tokenizer.json" },
  { model: "ciqi-nano", goldens: nanoGoldens, file: "public/models/ciqi-nano/tokenizer.json" },
];

test.each(models)("$model has eight golden conversations", ({ goldens }) => {
  expect(goldens.map((golden) => golden.name).toSorted()).toEqual([
    "crop-en",
    "crops-zh",
    "long",
    "one-image",
    "records",
    "text-en",
    "text-zh",
    "two-images",
  ]);
});

function idsOf(part: GoldenPart, tokenizer: Tokenizer): number[] {
  switch (part.type) {
    case "template":
      return tokenizer.encode(part.text, { special: true });
    case "text":
      return tokenizer.encode(part.text, { special: false });
    case "image": {
      const pads = (part.image.width / 28) * (part.image.height / 28);
      const id = (content: string) => tokenizer.addedId(content) ?? -1;
      return [id("<|vision_start|>"), ...Array<number>(pads).fill(id("<|image_pad|>")), id("<|vision_end|>")];
    }
    case "tokens":
      return part.ids;
    default:
      return part satisfies never;
  }
}

function spansOf(part: GoldenPart): Span[] {
  if (part.type !== "image") return [{ tokens: part.ids.length }];
  return [{ tokens: 1 }, { rows: part.image.height / 28, columns: part.image.width / 28 }, { tokens: 1 }];
}

describe.each(models)("$model", ({ goldens, file }) => {
  const tokenizer = openTokenizer(readFileSync(file, "utf8"));
  describe.each(goldens)("$name", (golden) => {
    const parts = golden.turns.flatMap((turn) => turn.parts);

    test("token ids of every part equal the reference tokenizer's", () => {
      for (const part of parts) expect(idsOf(part, tokenizer)).toEqual(part.ids);
      expect(parts.flatMap((part) => part.ids)).toEqual(golden.ids);
    });

    test("M-RoPE positions equal the reference's, turn by turn", () => {
      const [time, row, column] = golden.positions;
      let next = 0;
      const axes = golden.turns.map((turn) => {
        const positions = mropePositions(turn.parts.flatMap(spansOf), next);
        next = positions.next;
        return positions;
      });
      expect(axes.flatMap((each) => each.time)).toEqual(time);
      expect(axes.flatMap((each) => each.row)).toEqual(row);
      expect(axes.flatMap((each) => each.column)).toEqual(column);
    });
  });
});
