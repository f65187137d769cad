/** The dictionaries in traditional characters are those of today's simplified ones, and nobody has written in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hantHead, hantName, hantText } from "../../../scripts/hant-text.mjs";

const folder = join(import.meta.dirname, "../../../src/ui/i18n");
const sources = readdirSync(folder).filter((name) => /^zh(-(?!hant)[\w-]+)?\.ts$/.test(name));

describe("every dictionary in simplified characters", () => {
  test.each(sources)("%s has its counterpart; else: npm run hant", (name) => {
    const source = readFileSync(join(folder, name), "utf8");
    const derived = readFileSync(join(folder, hantName(name)), "utf8");
    const [head = "", ...body] = derived.split("\n");
    expect(`${head}\n`).toBe(hantHead(name, source, body.join("\n")));
  });

  test("there is one", () => expect(sources).toContain("zh.ts"));
});

test("a seal holds for one source and one body", () => {
  expect(hantHead("zh.ts", "甲", "乙")).toBe(hantHead("zh.ts", "甲", "乙"));
  expect(hantHead("zh.ts", "甲", "丙")).not.toBe(hantHead("zh.ts", "甲", "乙"));
  expect(hantHead("zh.ts", "丁", "乙")).not.toBe(hantHead("zh.ts", "甲", "乙"));
});

test("names of the code, words and quotes are turned; what is no Chinese stays", () => {
  const source = `/** Head. */
import { zhImport } from "./zh-import";
export const zhPacks: Widened<typeof enPacks> = { a: "打開“文件夾”", langs: { zh: "中文" }, n: (n) => n.toLocaleString("zh-CN") };
`;
  expect(hantText(source, (text) => text)).toBe(`import { zhHantImport } from "./zh-hant-import";
export const zhHantPacks: Widened<typeof enPacks> = { a: "開啟「資料夾」", langs: { zh: "中文" }, n: (n) => n.toLocaleString("zh-TW") };
`);
});
