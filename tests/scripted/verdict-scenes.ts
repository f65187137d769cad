/** Scenes of the label and of what one does with it: verdicts that show its states, and where the page stands. */
import type { App } from "../../src/app/app";
import type { Route } from "../../src/app/route-model";
import type { Lang, VocabularyAttribute } from "../../src/domain/attribute";
import type { Specimen } from "../../src/domain/specimen";
import type { Claim, MarkReading, Verdict } from "../../src/domain/verdict";
import { scriptedVerdict } from "./story";

export interface VerdictScene {
  verdict: Verdict;
  /** Where the page goes with the study. */
  to(study: string): Route;
}

/** The scripted verdict with some of its claims changed. */
export function changedVerdict(
  lang: Lang,
  changes: Partial<Record<VocabularyAttribute | "name", Partial<Claim>>>,
  mark: MarkReading | null = null,
): Verdict {
  const verdict = scriptedVerdict(lang);
  const attributes = { ...verdict.attributes };
  for (const [attribute, change] of Object.entries(changes)) {
    const key = attribute as VocabularyAttribute;
    attributes[key] = { ...attributes[key], ...change };
  }
  return { ...verdict, attributes, mark };
}

/** The library still has every piece that a study names. */
export function keptPiece(recordId: string): Specimen {
  const attributes = { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: null };
  return { id: recordId, name: "", nameEn: "", attributes, source: "studio", view: "unknown" };
}

/** All figures counted on known pieces. */
function calibrated(verdict: Verdict): Verdict {
  const attributes = Object.entries(verdict.attributes).map(([key, claim]) => [key, { ...claim, calibrated: true }]);
  return { ...verdict, attributes: Object.fromEntries(attributes) };
}

export function verdictScenes(lang: Lang): Record<string, VerdictScene> {
  const study = (id: string): Route => ({ screen: "study", id });
  const guess = (id: string): Route => ({ screen: "guess", study: id });
  const unsure = changedVerdict(lang, {
    dynasty: { confidence: 0.44 },
    reign: { confidence: 0.31 },
    kiln: { value: "kiln:hutian", label: "Hutian", confidence: 0.28 },
    color: { confidence: 0.71 },
    motif: { confidence: 0.41 },
    shape: { confidence: 0.22 },
  });
  const homage = calibrated(
    changedVerdict(
      lang,
      {
        dynasty: { value: "dyn:qing", label: "Qing", confidence: 0.92 },
        reign: { value: "reign:kangxi", label: "Kangxi", confidence: 0.67 },
      },
      { text: "大明宣德年製", reign: "reign:xuande", evidence: ["E2"] },
    ),
  );
  const agreeing = changedVerdict(
    lang,
    {
      reign: { value: "reign:xuande", label: "Xuande", confidence: 0.81, basis: "seen", evidence: ["E2"] },
      motif: { value: "motif:yunlong" },
    },
    { text: "大明宣德年製", reign: "reign:xuande", evidence: ["E2"] },
  );
  const odd = changedVerdict(
    lang,
    {
      kiln: { value: null, label: lang === "zh" ? "江边的窑" : "a kiln by the river" },
      motif: { value: null, label: "" },
    },
    { text: "若深珍藏", reign: null, evidence: ["E2"] },
  );
  return {
    "verdict-unsure": { verdict: unsure, to: study },
    "verdict-mark": { verdict: agreeing, to: study },
    "verdict-mark-disagrees": { verdict: homage, to: study },
    "verdict-own-words": { verdict: odd, to: study },
    compare: {
      verdict: scriptedVerdict(lang),
      to: (id) => ({ screen: "compare", study: id, evidence: "E4" }),
    },
    "compare-missing": {
      verdict: scriptedVerdict(lang),
      to: (id) => ({ screen: "compare", study: id, evidence: "E1" }),
    },
    guess: { verdict: scriptedVerdict(lang), to: guess },
    "guess-compared": { verdict: unsure, to: guess },
  };
}

/** Studies the photographs and goes there, at its end where the label is looked at. */
export function showVerdict(
  app: App,
  scene: VerdictScene,
  photos: readonly { name: string; blob: Blob }[],
  lang: Lang,
) {
  app.route.go(scene.to(app.study.start({ photos, question: "", lang })));
}
