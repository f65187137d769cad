import { describe, expect, test } from "vitest";
import { FAILURE_CODES } from "../../app/failure";
import { en } from "./en";
import { enBench } from "./en-bench";
import { enBenchReport } from "./en-bench-report";
import { enCapture } from "./en-capture";
import { enCompare } from "./en-compare";
import { enGuess } from "./en-guess";
import { enLibrary } from "./en-library";
import { enNotebook } from "./en-notebook";
import { enShell } from "./en-shell";
import { enPacks } from "./en-packs";
import { enStudy } from "./en-study";
import { enVerdict } from "./en-verdict";
import { zh } from "./zh";
import { zhBench } from "./zh-bench";
import { zhBenchReport } from "./zh-bench-report";
import { zhCapture } from "./zh-capture";
import { zhCompare } from "./zh-compare";
import { zhGuess } from "./zh-guess";
import { zhLibrary } from "./zh-library";
import { zhShell } from "./zh-shell";
import { zhNotebook } from "./zh-notebook";
import { zhPacks } from "./zh-packs";
import { zhStudy } from "./zh-study";
import { zhVerdict } from "./zh-verdict";

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

const DICTIONARIES = [
  ["page", en, zh],
  ["capture", enCapture, zhCapture],
  ["library", enLibrary, zhLibrary],
  ["packs", enPacks, zhPacks],
  ["verdict", enVerdict, zhVerdict],
  ["compare", enCompare, zhCompare],
  ["guess", enGuess, zhGuess],
  ["study", enStudy, zhStudy],
  ["notebook", enNotebook, zhNotebook],
  ["shell", enShell, zhShell],
  ["bench", enBench, zhBench],
  ["report", enBenchReport, zhBenchReport],
] as const;

/** The same in both languages, or not a word of either. */
const LANGUAGELESS = new Set([
  "page.title",
  "shell.welcome.place",
  "shell.device.sum",
  "page.tools.query",
  "page.verdict.quoted",
  "page.engine.bytes",
  "verdict.model",
  "page.history.states.answered",
  "packs.add.addressHint",
  "bench.sets.kinds.ciqi-bench",
  "report.compare.p",
  "packs.importing.run.counts",
  "packs.importing.report.missedText",
  "packs.importing.report.problem",
]);

describe.each(DICTIONARIES)("the dictionary of %s", (name, englishWords, chineseWords) => {
  const english = new Map(sentences(englishWords));
  const chinese = new Map(sentences(chineseWords));

  test("both languages say the same things", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("every sentence is spoken somewhere", () => {
    const source = Object.values(SOURCES).join("\n");
    const owner = String.raw`\b(?:texts|common|words)`;
    /** Read by name, or taken from a table that is read by a computed name or handed on whole. */
    const spoken = (path: string) =>
      new RegExp(`${owner}${path.replaceAll(".", "\\.")}\\b`).test(source) ||
      new RegExp(`${owner}${path.replace(/\.[^.]*$/, "").replaceAll(".", "\\.")}(?![.\\w])`).test(source);
    expect([...english.keys()].filter((path) => !spoken(path))).toEqual([]);
  });

  test("no sentence is empty but the state of a finished study", () => {
    const empty = [...english, ...chinese]
      .filter(([, sentence]) => sentence.trim() === "")
      .map(([path]) => name + path);
    expect(empty.filter((path) => path !== "page.history.states.answered")).toEqual([]);
  });

  test("Chinese sentences are Chinese, English ones are not", () => {
    for (const [path, sentence] of chinese) {
      if (!LANGUAGELESS.has(name + path)) expect(sentence, path).toMatch(/\p{Script=Han}/u);
    }
    for (const [path, sentence] of english) {
      if (!LANGUAGELESS.has(name + path)) expect(sentence, path).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test("no sentence judges authenticity or price, but those that say why not", () => {
    const allowed = /honesty|footer\.aid/;
    for (const [path, sentence] of [...english, ...chinese]) {
      if (!allowed.test(path))
        expect(sentence, path).not.toMatch(/genuine|authentic|fake|forg|price|worth|valu|真伪|赝|价/i);
    }
  });
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
