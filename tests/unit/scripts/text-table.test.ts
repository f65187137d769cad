import { expect, test } from "vitest";
import { textTable } from "../../../scripts/text-table.mjs";

test("columns are as wide as their widest cell, and a Chinese character is two wide", () => {
  const rows = [
    ["kiln", "定窑", "x"],
    ["dynasty", "金", ""],
  ];
  expect(textTable(rows).split("\n")).toEqual(["kiln     定窑  x", "dynasty  金"]);
});
