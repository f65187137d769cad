/** How far the credit agrees with a person, on answers that were labelled before any code had read them. */
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, test } from "vitest";
import { QUESTION_TYPES } from "../../domain/bench";
import { cohensKappa } from "../statistics/kappa";
import { creditOf } from "./credit";

const LEVELS = ["wrong", "partly", "right"] as const;
type Level = (typeof LEVELS)[number];
/** How each came about stands in the first line of the file. */
const PARTS = ["dev", "second", "held-out"] as const;
const caseSchema = v.object({
  id: v.number(),
  part: v.picklist(PARTS),
  type: v.picklist(QUESTION_TYPES),
  reference: v.string(),
  answer: v.string(),
  label: v.picklist(LEVELS),
});
const file = new URL("../../../tests/fixtures/bench-score/free-form.jsonl", import.meta.url);
const [, ...lines] = readFileSync(file, "utf8").trim().split("\n"); // the first line says how they were labelled
const cases = lines.map((line) => v.parse(caseSchema, JSON.parse(line)));

/** The bounds are the file's: they were set before the first reading. */
function levelOf(credit: number | null): Level | "left out" {
  if (credit === null) return "left out";
  if (credit > 0.95) return "right";
  return credit > 0.5 ? "partly" : "wrong";
}

const judged = cases.map((one) => {
  const { credit } = creditOf({ type: one.type, reference: one.reference, options: [], answer: "" }, one.answer);
  return { ...one, level: levelOf(credit) };
});

/** Prints how far `those` agree; `differing` is what a failure shows. */
function agreement(name: string, those: typeof judged): { kappa: number; differing: string } {
  const different = those.filter(({ label, level }) => label !== level);
  const kappa = cohensKappa(those.map(({ label, level }): [string, string] => [label, level])) ?? 0;
  const agreeing = those.length - different.length;
  process.stdout.write(`free form, ${name}: ${agreeing} of ${those.length} agree, kappa ${kappa.toFixed(3)}\n`);
  const differing = different.map(
    ({ id, type, reference, answer, label, level }) =>
      `${id} ${type}: ${reference} | ${answer}: ${label}, scored ${level}`,
  );
  return { kappa, differing: differing.join("\n") };
}

test("Cohen's kappa is at least 0.8, of all answers and of those that were labelled when the code was done", () => {
  const parts = PARTS.map((part) =>
    agreement(
      part,
      judged.filter((one) => one.part === part),
    ),
  );
  const all = agreement("all", judged);
  expect(parts.at(-1)?.kappa, parts.at(-1)?.differing).toBeGreaterThanOrEqual(0.8);
  expect(all.kappa, all.differing).toBeGreaterThanOrEqual(0.8);
});

test("the sample is of both languages, all attributes and all levels", () => {
  expect(cases.length).toBeGreaterThanOrEqual(120);
  expect(cases.filter(({ part }) => part !== "dev").length * 3).toBeGreaterThanOrEqual(cases.length);
  for (const type of QUESTION_TYPES.filter((one) => one !== "overall")) {
    const those = cases.filter((one) => one.type === type);
    expect(new Set(those.map(({ label }) => label)).size, type).toBe(3);
    expect(
      those.some(({ answer }) => /[㐀-鿿]/u.test(answer)) && those.some(({ answer }) => /[a-z]{3}/u.test(answer)),
    ).toBe(true);
  }
});
