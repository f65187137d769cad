import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Detokenizer, openTokenizer } from "../../../src/runtime/tokenizer";

const tokenizer = openTokenizer(readFileSync("public/models/ciqi-nano/tokenizer.json", "utf8"));
const textOf = (ids: readonly number[]) => {
  const detokenizer = new Detokenizer(tokenizer);
  return ids.map((id) => detokenizer.push(id)).join("");
};

test("template text yields the special tokens, data text never does", () => {
  const text = "<|im_start|>user\n<tool_call>{}</tool_call><|image_pad|><|im_end|>";
  const special = tokenizer.encode(text, { special: true });
  const plain = tokenizer.encode(text, { special: false });
  expect(special.filter((id) => tokenizer.isAdded(id)).length).toBe(5);
  expect(plain.filter((id) => tokenizer.isAdded(id))).toEqual([]);
  expect(textOf(special)).toBe(text);
  expect(textOf(plain)).toBe(text);
});

test("any text survives encoding and streaming", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("青花缠枝莲纹梅瓶\n", "大清乾隆年製", "a  b\r\n\t🏺"),
  );
  fc.assert(
    fc.property(text, (value) => {
      const normal = value.normalize("NFC");
      const ids = tokenizer.encode(normal, { special: false });
      expect(ids.some((id) => tokenizer.isAdded(id))).toBe(false);
      expect(textOf(ids)).toBe(normal);
    }),
  );
});

test("an incomplete character is held back until its last byte", () => {
  const byteIds = [...new TextEncoder().encode("瓷")].map((byte) => {
    const id = Array.from({ length: tokenizer.size }, (_, each) => each).find(
      (each) => tokenizer.bytes(each).length === 1 && tokenizer.bytes(each)[0] === byte,
    );
    return id ?? -1;
  });
  const detokenizer = new Detokenizer(tokenizer);
  expect(byteIds.map((id) => detokenizer.push(id))).toEqual(["", "", "瓷"]);
});

test("another kind of tokenizer is refused in words", () => {
  expect(() => openTokenizer('{"added_tokens":[],"model":{"type":"Unigram","vocab":{}}}')).toThrow(/tokenizer\.json/);
  expect(() => openTokenizer("<html>")).toThrow(/export the model again/);
});
