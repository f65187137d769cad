/** Rows of any kind of wrongness, thousands of them. SET_RUNS=20 runs twenty times as many, SET_SEED=1 others. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { linesOf } from "../../base/lines";
import { type BenchRow, QUESTION_TYPES, type RowProblem } from "../../domain/bench";
import { LONGEST_LINE, type RawRow, jsonRows, readRows } from "./read-rows";

const settings = (runs: number) => ({
  numRuns: runs * Number(process.env["SET_RUNS"] ?? 1),
  seed: Number(process.env["SET_SEED"] ?? 6),
});
const patience = 30_000 * Number(process.env["SET_RUNS"] ?? 1);

const sound = (id: string) => ({
  id,
  question: "这件瓷器属于哪个朝代？",
  images: ["images/a.png"],
  options: { A: "明", B: "清", C: "元" },
  answer: "B",
  ground_truth: "清",
  type: "dynasty",
});

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
async function read(rows: AsyncIterable<RawRow>): Promise<{ rows: BenchRow[]; problems: RowProblem[] }> {
  const [found, problems]: [BenchRow[], RowProblem[]] = [[], []];
  for await (const { row } of readRows(rows, (problem) => problems.push(problem))) found.push(row);
  return { rows: found, problems };
}
const readText = (text: string) => read(jsonRows(linesOf(each([text]), LONGEST_LINE)));
const readValues = (values: readonly unknown[]) => read(each(values.map((value, at) => ({ line: at + 1, value }))));

/** What holds of every row that is let through. */
function expectAskable(row: BenchRow): void {
  const letters = row.options.map(({ letter }) => letter);
  expect("ABCDEFGHIJKLMNOPQRSTUVWXYZ".startsWith(letters.join(""))).toBe(true);
  expect(letters.length).toBeGreaterThanOrEqual(2);
  expect(letters).toContain(row.answer);
  expect(QUESTION_TYPES).toContain(row.type);
  expect(row.images.length).toBeGreaterThan(0);
  for (const text of [row.id, row.question, row.specimen, ...row.images, ...row.options.map(({ text }) => text)]) {
    expect(text.trim()).not.toBe("");
  }
  for (const path of row.images) expect(path).not.toMatch(/^[/\\]|^[a-z]:|^[a-z]+:\/\/|(?:^|[/\\])\.\.(?:[/\\]|$)/iu);
}

/** Each line is one row or one row less; what is said of it is said in a sentence. */
function expectAccounted(lines: number, { rows, problems }: { rows: BenchRow[]; problems: RowProblem[] }): void {
  const refused = problems.filter(({ kept }) => !kept);
  expect(rows.length + refused.length).toBe(lines);
  expect(new Set([...rows, ...refused].map(({ line }) => line)).size).toBe(lines);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  rows.forEach(expectAskable);
  for (const { message, code, line } of problems) {
    expect(message).toMatch(/^found [\s\S]*wanted[\s\S]*; the row was (?:left out|kept)$/u);
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/u);
    expect(line).toBeGreaterThan(0);
  }
}

/** A value of any kind where a field stands, the near misses more often than chance would have them. */
const anyValue = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }),
  fc.array(fc.oneof(fc.string(), fc.constantFrom("A. 明", "B. 清", "../a.png", "https://x/a.png", "images/b.png"))),
  fc.dictionary(fc.constantFrom("A", "B", "C", "a", "Ｂ", "1"), fc.oneof(fc.string(), fc.constant(null))),
  fc.constantFrom("A", "（Ｂ）", "C. 元", "清", "kiln", "釉色", "images\\a.png", "[1", '["x","y"]', "{}", "//a", "~/a"),
);
const fields = ["id", "question", "images", "image", "options", "answer", "ground_truth", "type", "specimen", "source"];

test("a row with anything in any of its fields is asked or refused, never thrown", { timeout: patience }, async () => {
  const wrong = fc.record({ row: fc.string(), changes: fc.dictionary(fc.constantFrom(...fields), anyValue) });
  const rows = fc.array(fc.oneof(wrong, fc.anything()), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(rows, async (drawn) => {
      const values = drawn.map((one) =>
        typeof one === "object" && one !== null && "changes" in one ? { ...sound("x"), ...Object(one.changes) } : one,
      );
      expectAccounted(values.length, await readValues(values));
    }),
    settings(1000),
  );
});

test("damage to a file costs the lines that it touches and no others", { timeout: patience }, async () => {
  const ids = Array.from({ length: 12 }, (_, n) => `row ${n}`);
  const whole = ids.map((id) => `${JSON.stringify(sound(id))}\n`);
  const damage = fc.record({
    line: fc.nat({ max: ids.length - 1 }),
    at: fc.nat({ max: 200 }),
    length: fc.nat({ max: 30 }),
    by: fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom("", '"', "\\", "{", "}", "]", "\r", "\u0000", "\uFEFF", "\u2028"),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), fc.boolean(), async (damages, cut) => {
      const lines = [...whole];
      for (const { line, at, length, by } of damages) {
        const text = (lines[line] ?? "").slice(0, -1);
        lines[line] = `${text.slice(0, at)}${by.replaceAll("\n", "")}${text.slice(at + length)}\n`;
      }
      if (cut) lines.push(JSON.stringify(sound("last")).slice(0, 40));
      const found = await readText(lines.join(""));
      expectAccounted(lines.filter((line) => line.trim().replace(/^\uFEFF$/u, "") !== "").length, found);
      const touched = new Set(damages.map(({ line }) => ids[line]));
      const elsewhere = found.problems.filter(({ code }) => code !== "id-twice").map(({ line }) => ids[line - 1]);
      const taken = new Set(found.rows.map(({ id }) => id));
      for (const id of ids) if (!touched.has(id)) expect(taken).toContain(id);
      for (const id of elsewhere) expect(touched.has(id) || id === undefined).toBe(true);
    }),
    settings(150),
  );
});

test("the lines of a file in another order are the same rows", async () => {
  const lines = Array.from({ length: 8 }, (_, n) => JSON.stringify(sound(`row ${n}`)));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(lines), fc.constantFrom("\n", "\r\n", "\n\n"), async (some, end) => {
      const { rows, problems } = await readText(some.join(end));
      expect(rows.map(({ id }) => id)).toEqual(some.map((line) => JSON.parse(line).id));
      expect(problems).toEqual([]);
    }),
    settings(100),
  );
});

test("a line longer than any question is passed over, and the next is read", async () => {
  const long = JSON.stringify({ ...sound("long"), question: "x".repeat(LONGEST_LINE) });
  const { rows, problems } = await readText(`${long}\n${JSON.stringify(sound("next"))}`);
  expect(rows.map(({ id, line }) => [id, line])).toEqual([["next", 2]]);
  expect(problems).toMatchObject([{ line: 1, code: "line-too-long" }]);
  expect(problems[0]?.message).toContain(`found ${long.length} characters`);
});

test("a message is short, whatever the row holds", async () => {
  const { problems } = await readValues([
    { ...sound("a"), type: "y".repeat(1e5) },
    { ...sound("b"), options: "z".repeat(1e5) },
    { ...sound("c"), images: [`http://${"w".repeat(1e5)}`] },
    { ...sound("d"), answer: { deep: Array.from({ length: 1e4 }, () => 12345678901234567890n) } },
  ]);
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  for (const { message } of problems) expect(message.length).toBeLessThan(250);
});
