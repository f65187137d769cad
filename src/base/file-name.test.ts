import { expect, test } from "vitest";
import { fileName } from "./file-name";

test.each([
  ["青花山茶纹扁壶", "青花山茶纹扁壶"],
  ["Blue-and-white flask", "Blue-and-white-flask"],
  ["../../etc/passwd", "etc-passwd"],
  ['a<b>:"c|d?*', "a-b-c-d"],
  ["  ...", "study"],
  ["CON\u0000\n", "CON"],
])("%j as a file is %s", (name, file) => expect(fileName(name, "study")).toBe(file));

test("a long name is cut between characters", () => {
  expect(fileName("𠮷".repeat(200), "study")).toBe("𠮷".repeat(80));
});
