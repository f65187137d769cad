/** How the Chinese of the page is set: space between Han and Latin, full-width stops, one word for one thing. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const files = readdirSync(import.meta.dirname).filter((name) => /^zh(-(?!hant)[\w-]+)?\.ts$/.test(name));

/** The lines that speak, without what is code in them but for where a figure goes. */
function lines(name: string): string[] {
  return readFileSync(join(import.meta.dirname, name), "utf8")
    .split("\n")
    .filter((line) => /\p{Script=Han}/u.test(line) && !/^\s*(\/\*\*|\*|\/\/)/.test(line))
    .map((line) => line.replaceAll(/\$\{(?:n|figure\(n\))\}/g, "12").replaceAll(/\$\{[^}]*\}/g, "〇"));
}

const UNUSED: Record<string, string> = {
  釉彩: "釉色",
  器形: "器型",
  底款识: "款识",
  资料库: "馆藏",
  馆藏包: "藏品包",
  此设备: "本机",
  时代: "年代",
  搜索: "检索",
  笔记: "札记 or 附记",
  上载: "上传",
};

describe.each(files)("%s", (name) => {
  test.each([
    [
      "a space between Han and Latin letters or figures",
      /(?<!图)(?<=\p{Script=Han})[A-Za-z0-9]|[A-Za-z0-9](?=\p{Script=Han})/u,
    ],
    ["full-width stops after Han", /\p{Script=Han}[,;:?!](?!\s*["`])/u],
    ["no straight quotes around Han", /'\p{Script=Han}|\p{Script=Han}'/u],
    ["an ellipsis of six dots", /\.\.\.|(?<!…)…(?!…)/],
  ])("%s", (_rule, broken) => {
    expect(lines(name).filter((line) => broken.test(line.replace(/^\s*"?[\w-]+"?: /, "")))).toEqual([]);
  });

  test("one word for one thing", () => {
    const found = lines(name).flatMap((line) => Object.keys(UNUSED).filter((word) => line.includes(word)));
    expect(found.map((word) => `${word}: ${UNUSED[word]}`)).toEqual([]);
  });
});
