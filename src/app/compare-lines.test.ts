import { expect, test } from "vitest";
import { scriptedVerdict } from "../../tests/scripted/story";
import type { RecordFields } from "../domain/evidence";
import { museumLabel } from "../domain/museum-label";
import { comparedLines } from "./compare-lines";

const blank: RecordFields = {
  name: "",
  nameEn: "",
  dynasty: null,
  reign: null,
  kiln: null,
  color: null,
  motif: null,
  shape: null,
  source: "",
};
const verdict = scriptedVerdict("en");
const motif = { ...verdict.attributes.motif, confidence: 0.4 };
const unsure = { ...verdict, attributes: { ...verdict.attributes, motif } };
const label = museumLabel(unsure, { glance: null, evidence: [], photos: [] });
const likeness = (fields: Partial<RecordFields>, own: typeof label | null = label) =>
  Object.fromEntries(comparedLines(own, { ...blank, ...fields }).map((line) => [line.attribute, line.likeness]));

test("lines are the same, differ, or cannot be told", () => {
  const fields = { dynasty: "dyn:ming", reign: "reign:xuande", color: "glaze:qinghua", kiln: "kiln:of-another-time" };
  expect(likeness(fields)).toEqual({
    dynasty: "same",
    reign: "differs",
    kiln: "unknown",
    color: "same",
    motif: "unknown",
    shape: "unknown",
  });
});

test("a value that a label which says less leaves open does not differ from it", () => {
  expect(label.lines.find(({ attribute }) => attribute === "motif")?.retreat).toBe("unsure");
  expect(likeness({ motif: "motif:shancha" })["motif"]).toBe("within");
  expect(likeness({ motif: "motif:yunlong" })["motif"]).toBe("differs");
});

test("where they differ it is told how to tell them apart", () => {
  const reign = comparedLines(label, { ...blank, reign: "reign:xuande" }).find(
    ({ attribute }) => attribute === "reign",
  );
  expect(reign?.how?.en).toMatch(/\w/);
});

test("beside a piece without a label nothing differs", () => {
  expect(new Set(Object.values(likeness({ dynasty: "dyn:ming" }, null)))).toEqual(new Set(["unknown"]));
});
