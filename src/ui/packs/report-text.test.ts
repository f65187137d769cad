import { expect, test } from "vitest";
import { REPORT } from "../../../tests/scripted/packs-material";
import { en } from "../i18n/en";
import { enPacks } from "../i18n/en-packs";
import { reportParts, reportText } from "./report-text";

test("the report names everything that was not taken, a line each", () => {
  const report = { ...REPORT, problems: [...REPORT.problems, { where: "a\nb.jpg", what: "found\r\ntwo lines" }] };
  const text = reportText("Riverside gifts", report, reportParts(report, enPacks, en.attributes), enPacks);
  expect(text.startsWith("\uFEFFRiverside gifts\r\n\r\nRead: 1286\r\nImported: 1281\r\n")).toBe(true);
  const lines = text.trim().split("\r\n");
  expect(lines).toContain("a b.jpg: found two lines");
  expect(lines).toContain("Glaze: “ashes of roses” (35 rows)");
  expect(lines).toContain("photos/1950_2 (1).jpg: the same pixels as photos/1950_2.jpg");
  expect(lines).toHaveLength(4 + 3 * 2 + 4 + 2 + 2);
});

test("with nothing to tell it says so", () => {
  const report = { ...REPORT, problems: [], missed: [], duplicates: [] };
  expect(reportText("T", report, reportParts(report, enPacks, en.attributes), enPacks)).toContain("Problems: none");
});
