import { expect, test } from "vitest";
import { FAILURE_CODES } from "../../app/failure";
import { en } from "./en";
import { formatBytes, formatDuration, formatYears } from "./format";
import { zh } from "./zh";

/** Every sentence of a dictionary, with functions called on plausible words. */
function sentences(node: unknown, path = ""): [string, string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(node("NAME", "LABEL"))]];
  return Object.entries(node as object).flatMap(([key, child]) => sentences(child, `${path}.${key}`));
}

const SOURCES = import.meta.glob<string>(["../**/*.{ts,tsx}", "!./**"], {
  query: "?raw",
  import: "default",
  eager: true,
});

const english = new Map(sentences(en));
const chinese = new Map(sentences(zh));

test("both languages say the same things", () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test("every sentence is spoken somewhere", () => {
  const source = Object.values(SOURCES).join("\n");
  /** Read by name, or taken from a table that is read by a computed name or handed on whole. */
  const spoken = (path: string) =>
    new RegExp(`\\btexts${path.replaceAll(".", "\\.")}\\b`).test(source) ||
    new RegExp(`\\btexts${path.replace(/\.[^.]*$/, "").replaceAll(".", "\\.")}(?![.\\w])`).test(source);
  expect([...english.keys()].filter((path) => !spoken(path))).toEqual([]);
});

test("no sentence is empty but the state of a finished study", () => {
  const empty = [...english, ...chinese].filter(([, sentence]) => sentence.trim() === "").map(([path]) => path);
  expect([...new Set(empty)]).toEqual([".history.states.answered"]);
});

test("Chinese sentences are Chinese, English ones are not", () => {
  const switches = new Set([".tag", ".title", ".header.switchLang", ".header.switchLangLong"]);
  const shared = new Set([
    ".tools.query",
    ".verdict.quoted",
    ".engine.bytes",
    ".verdict.modelLine",
    ".history.states.answered",
  ]);
  for (const [path, sentence] of chinese) {
    if (!switches.has(path) && !shared.has(path)) expect(sentence, path).toMatch(/\p{Script=Han}/u);
  }
  for (const [path, sentence] of english) {
    if (!switches.has(path)) expect(sentence, path).not.toMatch(/\p{Script=Han}/u);
  }
});

test("every failure says in each language what to do", () => {
  for (const code of FAILURE_CODES) {
    for (const texts of [en, zh]) {
      const sentence = texts.failures[code]("photo.jpg");
      expect(sentence.length, code).toBeGreaterThan(8);
      if (code.startsWith("image-")) expect(sentence).toContain("photo.jpg");
    }
  }
});

test("no sentence judges authenticity or price, but those that say why not", () => {
  const allowed = /authenticity|authenticityText|footer\.aid/;
  for (const [path, sentence] of [...english, ...chinese]) {
    if (!allowed.test(path))
      expect(sentence, path).not.toMatch(/genuine|authentic|fake|forg|price|worth|valu|真伪|赝|价/i);
  }
});

test("figures read as people say them", () => {
  expect(formatDuration("en", 84)).toBe("84 ms");
  expect(formatDuration("en", 7400)).toBe("7.4 secs");
  expect(formatDuration("zh", 75_000)).toBe("1分钟 15秒钟");
  expect(formatBytes("en", 6_100_000)).toBe("6.1 MB");
  expect(formatYears("zh", -475, -221)).toBe("前475—前221年");
  expect(formatYears("en", 1368, 1644)).toBe("1368–1644");
});
