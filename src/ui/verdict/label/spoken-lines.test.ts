import { expect, test } from "vitest";
import { changedVerdict } from "../../../../tests/scripted/verdict-scenes";
import type { LabelNames } from "../../../domain/label-title";
import { labelTitle } from "../../../domain/label-title";
import { museumLabel } from "../../../domain/museum-label";
import { label as nameOf } from "../../../domain/vocabulary";
import { en } from "../../i18n/en";
import { enVerdict } from "../../i18n/en-verdict";
import { spokenLines } from "./spoken-lines";

const names: LabelNames = {
  lang: "en",
  term: (id) => nameOf(id, "en"),
  family: (_attribute, family) => family,
  region: enVerdict.region,
  either: enVerdict.either,
  reignOpen: enVerdict.reignOpen,
  vessel: enVerdict.vessel,
};

test("the label is read in sentences: what is said, how sure, the mark; nothing of what is left open", () => {
  const verdict = changedVerdict(
    "en",
    { reign: { confidence: 0.3 }, kiln: { confidence: 0.1 }, shape: { confidence: 0.9 } },
    { text: "大明宣德年製", reign: "reign:xuande", evidence: [] },
  );
  const label = museumLabel(verdict, { glance: null, evidence: [], photos: [] });
  const title = labelTitle(label, verdict.attributes.name, "en", names, { ...names, lang: "zh" });
  const years = (start: number, end: number) => `${start} to ${end}`;
  const lines = spokenLines(label, title, { names, texts: enVerdict, common: en, years });
  expect(lines.map(({ id }) => id)).toEqual(["title", "dynasty", "reign", "color", "motif", "shape", "mark"]);
  const said = (id: string) => lines.find((line) => line.id === id)?.text.trim();
  expect(said("title")).toMatch(/^Ming dynasty, reign uncertain\. /);
  expect(said("dynasty")).toBe("Period. Ming dynasty. Confident.");
  expect(said("reign")).toBe("Reign. Ming dynasty, reign uncertain.");
  expect(said("mark")).toBe("The mark. It reads Xuande, 1426 to 1435. A mark says what was written, not when.");
});
