import { expect, test } from "vitest";
import { printImport } from "../../../scripts/print-import.mjs";

const report = { read: 3, imported: 2, duplicates: [], missed: [], problems: [] };

test("a clean import is one line, and its columns", () => {
  const made = { report, mapping: { dynasty: "年代" }, bytes: 2048 };
  expect(printImport(made, "out.ciqi", 1.26)).toBe("out.ciqi: 2 of 3 pieces, 2 kB, in 1.3 s\ncolumns: 年代 = dynasty");
});

test("what was found twice, not known or not read is told, at most twenty of a kind", () => {
  const problems = Array.from({ length: 25 }, (_, at) => ({ where: `a.csv, line ${at}`, what: "found nothing" }));
  const made = {
    report: {
      ...report,
      duplicates: [{ path: "b.jpg", sameAs: "a.jpg" }],
      missed: [{ attribute: "kiln" as const, text: "某窑", count: 3 }],
      problems,
    },
    mapping: {},
    bytes: 0,
  };
  const printed = printImport(made, "out.ciqi", 1);
  expect(printed).toContain("\npictures with the same pixels: 1\n  b.jpg is a.jpg\n");
  expect(printed).toContain("\n  kiln: 某窑 (3 times)\n");
  expect(printed).toContain("\nproblems: 25\n  a.csv, line 0: found nothing\n");
  expect(printed.endsWith("\n  a.csv, line 19: found nothing\n  and 5 more")).toBe(true);
});
