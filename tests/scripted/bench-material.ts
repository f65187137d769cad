/** Sets, runs, reports and answers as the workers would tell of them. For tests and pictures only. */
import { wilson } from "../../src/bench/wilson";
import {
  QUESTION_TYPES,
  type QuestionType,
  type RunSettings,
  type RunSummary,
  type SetSummary,
} from "../../src/domain/bench";
import {
  type Calibration,
  type ChoiceScores,
  type Comparison,
  type Confusion,
  type Mean,
  NOTHING_NAMED,
  type Rate,
  type RunReport,
} from "../../src/domain/bench-report";
import { TOOL_NAMES, type ToolName } from "../../src/domain/events";

const DAY = Date.UTC(2026, 4, 18, 9, 30);

export const STUDIO_SET: SetSummary = {
  id: "studio",
  name: "Studio bench",
  kind: "studio",
  sha256: "5f".repeat(32),
  rows: 119,
  specimens: 17,
  types: { dynasty: 17, emperor: 17, kiln: 17, color: 17, pattern: 17, shape: 17, overall: 17 },
  refused: 0,
  problems: [],
  addedAt: DAY,
};

export const CIQI_SET: SetSummary = {
  id: "ciqi",
  name: "CiQi-VQA test",
  kind: "ciqi-bench",
  sha256: "a7".repeat(32),
  rows: 5425,
  specimens: 775,
  types: { dynasty: 775, emperor: 775, kiln: 775, color: 775, pattern: 775, shape: 775, overall: 775 },
  refused: 0,
  problems: [],
  addedAt: DAY - 86_400_000,
};

export const OWN_SET: SetSummary = {
  id: "own",
  name: "riverside/questions.jsonl",
  kind: "other",
  sha256: "c3".repeat(32),
  rows: 214,
  specimens: 61,
  types: { dynasty: 61, kiln: 40, color: 61, shape: 52 },
  refused: 4,
  problems: [
    { line: 3, code: "answer-unknown", message: "answer “E” is none of the options A to D; left out", kept: false },
    { line: 17, code: "image-missing", message: "no file named images/0017.jpg; left out", kept: false },
    { line: 88, code: "image-remote", message: "https://… is a remote address, wanted a path; left out", kept: false },
    { line: 140, code: "id-duplicate", message: "id “r-139” is that of line 139; named r-139~2", kept: true },
    { line: 219, code: "json-broken", message: "the line ends in the middle of a value; left out", kept: false },
  ],
  addedAt: DAY - 2 * 86_400_000,
};

export function settingsOf(tools: readonly ToolName[], more: Partial<RunSettings> = {}): RunSettings {
  return {
    protocol: "choice",
    tools: [...tools],
    lang: "en",
    filter: { types: null, limit: null, seed: null },
    model: "ciqi-nano",
    weights: "9be1".repeat(16),
    backend: "wasm",
    ...more,
  };
}

export function runOf(id: string, name: string, more: Partial<RunSummary> = {}): RunSummary {
  const { id: setId, kind, sha256, name: setName } = STUDIO_SET;
  return {
    id,
    name,
    set: { id: setId, name: setName, kind, sha256 },
    settings: settingsOf(TOOL_NAMES),
    status: "done",
    origin: "own",
    done: 119,
    total: 119,
    spent: 119 * 2600,
    createdAt: DAY,
    updatedAt: DAY + 320_000,
    ...more,
  };
}

export const ALL_TOOLS = runOf("all", "Multiple choice, all tools");
export const NO_TOOLS = runOf("none", "Multiple choice, no tools", {
  settings: settingsOf([]),
  createdAt: DAY - 3_600_000,
  spent: 119 * 900,
});
export const HALF = runOf("half", "Multiple choice, zoom", {
  settings: settingsOf(["image_zoom_in_tool"]),
  status: "paused",
  done: 41,
  createdAt: DAY + 3_600_000,
});
export const OPENED = runOf("opened", "results-test.jsonl", {
  origin: "opened",
  settings: settingsOf(TOOL_NAMES, { model: "CiQi-Agent-7B", lang: "zh", weights: "" }),
  set: { id: "", name: "results-test.jsonl", kind: "ciqi-bench", sha256: "" },
  done: 5425,
  total: 5425,
  spent: null,
  createdAt: DAY - 7_200_000,
});

export function rate(right: number, n: number): Rate {
  const { low, high } = wilson(right, n);
  return { right, n, value: right / n, low, high };
}

const mean = (value: number, n: number, half: number): Mean => ({ value, n, low: value - half, high: value + half });

function choiceScores(rights: readonly number[], n: number, unparsed: number): ChoiceScores {
  const types = Object.fromEntries(QUESTION_TYPES.map((type, place) => [type, rate(rights[place] ?? 0, n)]));
  const average = rights.reduce((sum, right) => sum + right / n, 0) / QUESTION_TYPES.length;
  return { types, average: mean(average, n * 7, 0.058), unparsed };
}

const DYNASTIES = ["dyn:tang", "dyn:song", "dyn:yuan", "dyn:ming", "dyn:qing", NOTHING_NAMED];

const DYNASTY: Confusion = {
  type: "dynasty",
  attribute: "dynasty",
  labels: DYNASTIES,
  pairs: [
    [1, 0, 0, 0, 0, 0],
    [0, 2, 1, 0, 0, 0],
    [0, 0, 1, 1, 0, 0],
    [0, 0, 0, 4, 2, 0],
    [0, 0, 0, 1, 3, 1],
    [0, 0, 0, 0, 0, 0],
  ],
  worst: [
    { truth: "dyn:ming", answer: "dyn:qing", count: 2, known: true },
    { truth: "dyn:qing", answer: "dyn:ming", count: 1, known: true },
    { truth: "dyn:yuan", answer: "dyn:ming", count: 1, known: false },
  ],
};

const COLOR: Confusion = {
  type: "color",
  attribute: "color",
  labels: ["glaze:qinghua", "glaze:doucai", "glaze:fencai", NOTHING_NAMED],
  pairs: [
    [8, 1, 0, 0],
    [1, 3, 2, 0],
    [0, 0, 2, 0],
    [0, 0, 0, 0],
  ],
  worst: [{ truth: "glaze:doucai", answer: "glaze:fencai", count: 2, known: true }],
};

function calibration(shift: number): Calibration {
  const bins = [0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95].map((confidence, place) => ({
    low: confidence - 0.05,
    high: confidence + 0.05,
    n: [4, 9, 14, 17, 21, 25, 29][place] ?? 0,
    confidence,
    accuracy: Math.max(0.1, confidence - shift * (0.6 + place / 7) + (place % 2) * 0.03),
  }));
  return { n: 119, ece: shift * 0.9, brier: 0.21 + shift / 3, bins };
}

const riskCoverage = Array.from({ length: 60 }, (_, place) => {
  const coverage = (place + 1) / 60;
  return { coverage, risk: 0.06 + 0.28 * coverage ** 1.6 + (place % 5) * 0.004 };
});

export function reportOf(run: RunSummary, { scale = 1 } = {}): RunReport {
  const n = run.done >= 5425 ? 775 : 17;
  const rights = [9, 8, 11, 13, 10, 12, 12].map((right) => Math.round((right / 17) * n * scale));
  const strict = choiceScores(rights, n, 3);
  const compat = choiceScores(
    rights.map((right, place) => Math.max(0, right - (place % 3 === 0 ? 1 : 0))),
    n,
    1,
  );
  return {
    run,
    filter: { types: null, limit: null, seed: null },
    rows: run.done,
    statuses: { success: run.done - 5, completed_without_answer: 3, tool_limit_exceeded: 1, error: 1 },
    strict,
    compat,
    differing: 4,
    scored: null,
    freeForm: null,
    confusions: [DYNASTY, COLOR],
    confidence: { raw: calibration(0.12), scaled: null, riskCoverage, aurc: 0.187 },
    tools: run.settings.tools.map((tool, place) => ({
      tool,
      used: rate([88, 61, 34][place] ?? 0, 119),
      calls: [131, 66, 37][place] ?? 0,
      rightWith: rate([60, 43, 21][place] ?? 0, [88, 61, 34][place] ?? 1),
      rightWithout: rate([15, 32, 54][place] ?? 0, [31, 58, 85][place] ?? 1),
    })),
    spent: { seconds: { median: 2.4, p90: 4.9 }, tokens: { median: 88, p90: 171 }, hours: 0.086 },
  };
}

export function calibrated(report: RunReport, fittedOn: string): RunReport {
  if (report.confidence === null) return report;
  const scaled = { ...calibration(0.03), temperature: 1.42, fittedOn: `run ${fittedOn}` };
  return { ...report, confidence: { ...report.confidence, scaled } };
}

export function freeFormReport(run: RunSummary): RunReport {
  const types = Object.fromEntries(
    QUESTION_TYPES.filter((type) => type !== "overall").map((type, place) => [
      type,
      mean([0.52, 0.41, 0.48, 0.71, 0.35, 0.62][place] ?? 0, 17, 0.14),
    ]),
  );
  return {
    ...reportOf(run),
    strict: null,
    compat: null,
    differing: null,
    confidence: null,
    freeForm: {
      types,
      average: mean(0.515, 102, 0.07),
      unmapped: [
        { type: "pattern", side: "answer", text: "swirling leaves", count: 6 },
        { type: "color", side: "reference", text: "豆沙绿", count: 3 },
        { type: "shape", side: "answer", text: "squat pot", count: 2 },
      ],
    },
  };
}

export function comparisonOf(first: RunSummary, second: RunSummary): Comparison {
  const line = (type: QuestionType | "all", n: number, a: number, b: number, p: number, pHolm: number) => {
    const difference = (b - a) / n;
    const half = 1.3 / Math.sqrt(n);
    return {
      type,
      n,
      first: rate(a, n),
      second: rate(b, n),
      difference: mean(difference, n, half),
      onlyFirst: Math.round(n * 0.08),
      onlySecond: Math.round(n * 0.08) + (b - a),
      p,
      pHolm,
    };
  };
  return {
    first: first.id,
    second: second.id,
    rows: 119,
    types: [
      line("dynasty", 17, 6, 9, 0.25, 1),
      line("emperor", 17, 7, 8, 1, 1),
      line("kiln", 17, 9, 11, 0.625, 1),
      line("color", 17, 12, 13, 1, 1),
      line("pattern", 17, 6, 10, 0.219, 1),
      line("shape", 17, 10, 12, 0.625, 1),
      line("overall", 17, 8, 12, 0.125, 0.875),
      line("all", 119, 58, 75, 0.0007, 0.0007),
    ],
  };
}
