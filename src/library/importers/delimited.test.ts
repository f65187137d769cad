import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { type DelimitedRow, guessDelimiter, readDelimited } from "./delimited";

async function* pieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}
async function read(text: string, size = 7, delimiter = ","): Promise<DelimitedRow[]> {
  const rows: DelimitedRow[] = [];
  for await (const row of readDelimited(pieces(text, size), delimiter)) rows.push(row);
  return rows;
}

test("rows know the line they begin on, over quoted line breaks of any system", async () => {
  expect(await read('a,b\r\n"two\r\nlines",c\r\n\r\nd,"e ""f"""')).toEqual([
    { cells: ["a", "b"], line: 1 },
    { cells: ["two\nlines", "c"], line: 2 },
    { cells: [""], line: 4 },
    { cells: ["d", 'e "f"'], line: 5 },
  ]);
  expect((await read("a\rb\rc")).map(({ cells }) => cells)).toEqual([["a"], ["b"], ["c"]]);
});

test("a quotation mark that is never closed costs one line, not the table", async () => {
  expect(await read('a,"b\nc,d\ne,f')).toEqual([
    { cells: ["a", '"b'], line: 1, unclosed: true },
    { cells: ["c", "d"], line: 2 },
    { cells: ["e", "f"], line: 3 },
  ]);
});

test("many of them do not make it slow: a table where every line has one", async () => {
  const lines = 3000;
  const rows = await read(`x,"y\n`.repeat(lines), 65_536);
  // Two open quotation marks close each other; nothing may be lost between them.
  expect(
    rows
      .flatMap(({ cells }) => cells)
      .join("\n")
      .match(/x/gu),
  ).toHaveLength(lines);
}, 5000);

test("a line without an end is refused while it is read", async () => {
  await expect(read("a".repeat(3_000_000), 65_536)).rejects.toMatchObject({ code: "table-broken" });
});

test("the separator is found", () => {
  expect(guessDelimiter("a;b;c\n1;2,5;3\n")).toBe(";");
  expect(guessDelimiter("名称\t年代\n碗\t清\n")).toBe("\t");
});

test("any table comes back as it was written, however it is cut", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "碗", '"', ",", "\n", "\r\n", " ", "\t") });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 30 }), async (rows, size) => {
      const found = await read(Papa.unparse(rows, { quotes: true }), size);
      const plain = rows.map((cells) => cells.map((one) => one.replace(/\r\n?/gu, "\n")));
      expect(found.map(({ cells }) => cells)).toEqual(plain);
    }),
  );
});

test("any text is read to its end", async () => {
  const near = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ") });
  await fc.assert(
    fc.asyncProperty(near, fc.integer({ min: 1, max: 9 }), async (text, size) => {
      const rows = await read(text, size);
      const letters = (value: string) => value.match(/a/gu)?.length ?? 0;
      expect(rows.flatMap(({ cells }) => cells).reduce((sum, one) => sum + letters(one), 0)).toBe(letters(text));
      expect(rows.every(({ line }, at) => at === 0 || line > (rows[at - 1]?.line ?? 0))).toBe(true);
    }),
  );
});
