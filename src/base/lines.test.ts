import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, linesOf } from "./lines";

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function read(text: string, size = 3, longest = 100): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(pieces(text, size), longest)) lines.push(line);
  return lines;
}
const texts = async (text: string, size?: number) => (await read(text, size)).map((line) => line.text);

test("lines end with a line feed, with or without a carriage return; the byte order mark is none of the text", async () => {
  expect(await read("\uFEFFab\r\n\nc")).toEqual([
    { line: 1, text: "ab", length: 2, ended: true },
    { line: 2, text: "", length: 0, ended: true },
    { line: 3, text: "c", length: 1, ended: false },
  ]);
  expect(await texts("")).toEqual([]);
  expect(await texts("a\n")).toEqual(["a"]);
  expect(await texts("a\n\uFEFFb\r")).toEqual(["a", "\uFEFFb\r"]);
});

test("a line that is too long is counted and cut, and the next is whole", async () => {
  const lines = await read(`${"x".repeat(1000)}\r\nshort\n${"y".repeat(11)}`, 7, 10);
  expect(lines).toEqual([
    { line: 1, text: "x".repeat(10), length: 1001, ended: true },
    { line: 2, text: "short", length: 5, ended: true },
    { line: 3, text: "y".repeat(10), length: 11, ended: false },
  ]);
});

test("the pieces that the text comes in make no difference", async () => {
  const text = fc.array(fc.constantFrom("a", "青", "\n", "\r\n", "\r", "\uFEFF", "😀")).map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (whole, size) => {
      expect(await read(whole, size)).toEqual(await read(whole, whole.length || 1));
      const marked = whole.replace(/^\uFEFF/u, "");
      expect((await texts(whole, size)).join("\n")).toBe(marked.replaceAll("\r\n", "\n").replace(/\n$/u, ""));
    }),
    { seed: 6, numRuns: 300 },
  );
});
