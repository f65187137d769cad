import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newestRelease } from "../../../scripts/changelog.mjs";

test("the newest version and its line in both languages", () => {
  const markdown = `# Changelog

## 0.2.0 (2026-12-01)

A camera that
says what to take.

相机会提示该拍什么。

- A list, 有汉字.

## 0.1.0

First.
`;
  expect(newestRelease(markdown)).toEqual({
    version: "0.2.0",
    news: { en: "A camera that says what to take.", zh: "相机会提示该拍什么。" },
  });
  expect(newestRelease("# Changelog\n")).toEqual({ version: "", news: { en: "", zh: "" } });
});

test("our own changelog says it in both languages, in a line that fits a notice", () => {
  const { version, news } = newestRelease(readFileSync("CHANGELOG.md", "utf8"));
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(news.en.length).toBeGreaterThan(10);
  expect(news.zh.length).toBeGreaterThan(5);
  expect(news.en.length).toBeLessThan(160);
});
