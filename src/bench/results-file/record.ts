/** A line of `results-<split>.jsonl` in the reference evaluator's schema, which its judge reads. Knows no file. */
import type { PromptFile } from "../../agent/prompt-file";
import type { BenchRow, Protocol, RowResult, RowStatus, RunSummary } from "../../domain/bench";
import { compatLetter, compatText } from "../score/choice";
import { lastTurnText } from "../score/last-turn";
import { type AppPart, appPart } from "./app-part";
import { type ChatMessage, chatMessages } from "./conversation";
import { judgeFields } from "./judge-scores";
import { type ReferenceStep, referenceSteps } from "./reference-trace";

/** Learnt from the evaluator of SII-Monument-Valley/CiQi-Agent (types.py, 2026). `app` is ours: its tools carry it along. */
export interface ReferenceRecord {
  schema_version: 1;
  id: string;
  split: string;
  category: string;
  /** All that was asked, the options in it. */
  question: string;
  images: string[];
  /** The right letter, or the reference in words. */
  expected: string;
  /** All of the last turn. */
  prediction: string;
  extracted_answer: string | null;
  status: RowStatus;
  /** 0 or 1, by the reference's own rule. */
  score: number;
  trace: ReferenceStep[];
  error: string | null;
  conversation?: ChatMessage[];
  app: AppPart;
  /** Of a file that was scored, as it was opened. */
  judge_scores?: Readonly<Record<string, number>>;
  judge_status?: "success";
}

export interface RecordTerms {
  run: RunSummary;
  /** The words that the model was spoken to in. */
  prompt: PromptFile;
  /** CiQi-Bench has one. */
  split?: string;
}

export function referenceRecord(result: RowResult, { run, prompt, split = "test" }: RecordTerms): ReferenceRecord {
  const { row, prediction, status, trace, seconds, error } = result;
  const { protocol } = run.settings;
  const conversation = chatMessages(trace, prompt);
  return {
    schema_version: 1,
    id: row.id,
    split,
    category: row.type,
    question: questionOf(result),
    images: row.images,
    expected: expectedOf(row, protocol),
    prediction: lastTurnText(trace) ?? result.lastWords ?? prediction ?? "",
    extracted_answer: prediction?.trim() ?? null,
    status,
    score: referenceScore(result, protocol),
    trace: referenceSteps(trace, status, seconds),
    error,
    ...(conversation.length > 0 && { conversation }),
    app: appPart(run, result),
    ...judgeFields(result.judge),
  };
}

/** The line with its line feed. */
export function resultLine(result: RowResult, terms: RecordTerms): string {
  return `${forPython(JSON.stringify(referenceRecord(result, terms)))}\n`;
}

/**
 * Python's readers take some characters for ends of lines that JSON leaves as they are within strings; and they cannot
 * write half a character, which JSON escapes: it is replaced.
 */
function forPython(json: string): string {
  return json
    .replace(/[\u0085\u2028\u2029]/gu, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/(\\\\)|\\ud[89a-f][0-9a-f]{2}/gu, (_, backslash: string | undefined) => backslash ?? "\ufffd");
}

/**
 * The reference's mark of a row: by letter, or for words whether they have the reference in them, which it computes before
 * any judge. Nothing for an episode that failed. Learnt from its tasks.py.
 */
export function referenceScore(result: Omit<RowResult, "trace">, protocol: Protocol): number {
  if (result.status === "error") return 0;
  const said = compatText(result);
  if (protocol !== "free-form") return Number(compatLetter(said) === result.row.answer);
  const wanted = folded(expectedOf(result.row, protocol));
  return Number(wanted !== "" && folded(said).includes(wanted));
}

function folded(text: string): string {
  return text.trim().replace(/\s+/gu, " ").toLowerCase();
}

function expectedOf(row: BenchRow, protocol: Protocol): string {
  if (protocol !== "free-form") return row.answer;
  return row.reference ?? row.options.find(({ letter }) => letter === row.answer)?.text ?? row.answer;
}

function questionOf({ row, trace }: RowResult): string {
  const start = trace.find((event) => event.type === "study-start");
  return start?.question ?? [row.question, ...row.options.map(({ letter, text }) => `${letter}. ${text}`)].join("\n");
}
