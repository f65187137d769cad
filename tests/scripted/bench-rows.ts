/** Questions and answers as the workers would tell of them. For tests and pictures only. */
import type { ListedResult } from "../../src/app/bench-ports";
import type { Lang } from "../../src/domain/attribute";
import { type BenchRow, QUESTION_TYPES, type QuestionType, type RunSummary } from "../../src/domain/bench";

const QUESTIONS: Record<Lang, Record<QuestionType, string>> = {
  en: {
    dynasty: "Which dynasty is this piece from?",
    emperor: "Under which reign was it made?",
    kiln: "Which kiln made it?",
    color: "Which glaze or colours has it?",
    pattern: "What is painted on it?",
    shape: "What shape is it?",
    overall: "What is this piece called?",
  },
  zh: {
    dynasty: "这件器物是什么朝代的？",
    emperor: "这件器物是哪位皇帝年间烧造的？",
    kiln: "这件器物出自哪个窑口？",
    color: "这件器物是什么釉色？",
    pattern: "器身绘有什么纹饰？",
    shape: "这件器物是什么器型？",
    overall: "这件器物应如何定名？",
  },
};

const OPTIONS: Record<Lang, readonly string[]> = {
  en: ["Ming dynasty", "Qing dynasty", "Yuan dynasty", "Song dynasty"],
  zh: ["明代", "清代", "元代", "宋代"],
};

export function rowOf(seq: number, lang: Lang): BenchRow {
  const type = QUESTION_TYPES[seq % QUESTION_TYPES.length] ?? "dynasty";
  return {
    id: `studio-${String(Math.floor(seq / 7)).padStart(4, "0")}-${type}`,
    line: seq + 1,
    type,
    question: QUESTIONS[lang][type],
    options: OPTIONS[lang].map((text, place) => ({ letter: "ABCD"[place] ?? "A", text })),
    answer: "ABCD"[seq % 4] ?? "A",
    reference: null,
    images: [`images/${Math.floor(seq / 7)}.jpg`],
    specimen: `s${Math.floor(seq / 7)}`,
  };
}

/** Two of three are right; every eleventh says nothing. */
export function resultOf(run: RunSummary, seq: number, lang: Lang): ListedResult {
  const row = rowOf(seq, lang);
  const silent = seq % 11 === 10;
  const right = !silent && seq % 3 !== 1;
  const said = right ? row.answer : row.answer === "A" ? "B" : "A";
  return {
    runId: run.id,
    seq,
    row,
    status: silent ? "completed_without_answer" : "success",
    stop: silent ? "no-answer" : "answered",
    prediction: silent ? null : said,
    logprobs: run.settings.protocol === "scored-choice" ? [-0.3, -1.9, -3, -4.1] : null,
    confidence: silent ? null : 0.6,
    error: null,
    seconds: 1.8 + (seq % 7) * 0.4,
    tokens: 60 + (seq % 9) * 12,
    toolCalls: { image_zoom_in_tool: 1 },
    right: silent ? false : right,
    credit: null,
  };
}
