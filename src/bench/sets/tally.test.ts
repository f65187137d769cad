import { expect, test } from "vitest";
import { QUESTION_TYPES, type BenchRow } from "../../domain/bench";
import { refusedRow } from "./read-rows";
import { SetTally, normalised } from "./tally";

const row = (n: number, changes: Partial<BenchRow> = {}): BenchRow => ({
  id: `r${n}`,
  line: n + 1,
  type: QUESTION_TYPES[n % 7] ?? "overall",
  question: "?",
  options: [
    { letter: "A", text: "x" },
    { letter: "B", text: "y" },
  ],
  answer: "A",
  reference: null,
  images: ["a.png"],
  specimen: `s${Math.floor(n / 7)}`,
  ...changes,
});

function tallyOf(count: number, sourceOf: (n: number) => string | null = () => null): SetTally {
  const tally = new SetTally();
  for (let n = 0; n < count; n += 1) tally.add({ row: row(n), source: sourceOf(n) });
  return tally;
}
const kindOf = (count: number, sourceOf?: (n: number) => string | null) => tallyOf(count, sourceOf).counts().kind;

test("rows, pieces and kinds are counted", () => {
  const tally = tallyOf(16);
  expect(tally.counts()).toMatchObject({ rows: 16, specimens: 3, types: { dynasty: 3, emperor: 3, kiln: 2 } });
});

test("the first thousand problems are told, all are counted", () => {
  const tally = new SetTally();
  for (let line = 1; line <= 1500; line += 1) tally.report(refusedRow(line, "id-twice", "found it"));
  tally.report({ line: 1501, code: "option-twice", message: "found it", kept: true });
  const { problems, refused } = tally.counts();
  expect(refused).toBe(1500);
  expect(problems.map(({ line }) => line)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1));
});

test("CiQi-Bench is known by its size, or because every row says so", () => {
  expect(kindOf(5425)).toBe("ciqi-bench");
  expect(kindOf(5424)).toBe("other");
  expect(kindOf(5432)).toBe("other");
  expect(kindOf(5425, () => "ciqi-studio")).toBe("studio");
  expect(kindOf(5425, (n) => (n === 0 ? "ciqi-studio" : null))).toBe("other");
  expect(kindOf(7, () => "ciqi-bench")).toBe("ciqi-bench");
  expect(kindOf(7, (n) => (n === 0 ? "elsewhere" : "ciqi-bench"))).toBe("other");
  expect(kindOf(0)).toBe("other");
});

test("a row's identity is what is asked and shown: every word of it, and neither line nor path nor grouping", () => {
  const plain = normalised(row(0), ["hash"]);
  expect(normalised(row(0, { line: 9, images: ["b.png"], specimen: "other" }), ["hash"])).toBe(plain);
  const changes: Partial<BenchRow>[] = [
    { id: "x" },
    { type: "kiln" },
    { question: "??" },
    { answer: "B" },
    { reference: "x" },
    { options: [...row(0).options].reverse() },
  ];
  for (const change of changes) expect(normalised(row(0, change), ["hash"])).not.toBe(plain);
  expect(normalised(row(0), ["other"])).not.toBe(plain);
});
