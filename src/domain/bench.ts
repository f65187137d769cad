/** What a benchmark is made of: sets of questions, runs over them, results. Plain data; scoring lives in `bench/`. */
import type { Lang, VocabularyAttribute } from "./attribute";
import type { AgentEvent, StopReason, ToolName } from "./events";

/** CiQi-Bench's names of its seven kinds of question, in its order of columns: reign is `emperor`, naming `overall`. */
export const QUESTION_TYPES = ["dynasty", "emperor", "kiln", "color", "pattern", "shape", "overall"] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** Which attribute a kind of question asks for; naming asks for none. */
export const ATTRIBUTE_OF: Readonly<Record<QuestionType, VocabularyAttribute | null>> = {
  dynasty: "dynasty",
  emperor: "reign",
  kiln: "kiln",
  color: "color",
  pattern: "motif",
  shape: "shape",
  overall: null,
};

/**
 * `choice`: an episode of the agent that ends in a letter. `scored-choice`: the probabilities of the letters where the
 * answer begins, over all rotations of the options. `free-form`: the attribute in the model's own words.
 */
export const PROTOCOLS = ["choice", "scored-choice", "free-form"] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export interface BenchOption {
  /** A … Z. */
  letter: string;
  text: string;
}

/** One question about one piece. */
export interface BenchRow {
  /** Unique within its set. */
  id: string;
  /** 1-based line (or row) of the file it was read from. */
  line: number;
  type: QuestionType;
  question: string;
  options: BenchOption[];
  /** The letter of the right option. */
  answer: string;
  /** The free-form reference (`ground_truth`); null: the set has none, and the right option's text stands in. */
  reference: string | null;
  /** Paths as the file writes them; at least one. */
  images: string[];
  /** Rows about the same piece have the same; statistics resample by it. Without a field for it: the images, joined. */
  specimen: string;
}

/** Something wrong in the file; the row is left out unless `kept`. */
export interface RowProblem {
  /** 1-based; 0: no row's, but of the files as a whole. */
  line: number;
  code: string;
  /** One sentence: what was found, what was wanted, what was done about it. */
  message: string;
  kept: boolean;
}

/** `other`: anything that is neither ours nor CiQi-Bench; its numbers stand beside published ones only with that said. */
export type SetKind = "studio" | "ciqi-bench" | "other";

export interface SetSummary {
  id: string;
  name: string;
  kind: SetKind;
  /** SHA-256 of the rows as read, so that two runs can be known to be over the same questions. */
  sha256: string;
  rows: number;
  specimens: number;
  types: Partial<Record<QuestionType, number>>;
  /** How many rows were left out, and the first thousand problems. */
  refused: number;
  problems: RowProblem[];
  /** Milliseconds since 1970. */
  addedAt: number;
}

/** Which rows of a set: kinds (null: all), then a draw of `limit` by `seed` (null: the first ones in order). */
export interface RowFilter {
  types: QuestionType[] | null;
  limit: number | null;
  seed: number | null;
}

/** All that a result depends on. Two runs are comparable row by row when they share the set and the protocol. */
export interface RunSettings {
  protocol: Protocol;
  tools: ToolName[];
  /** What is said around a question. `auto`: each in the language it is asked in. */
  lang: Lang | "auto";
  filter: RowFilter;
  model: string;
  /** SHA-256 over the model's files. */
  weights: string;
  backend: "wasm" | "webgpu";
}

export type RunStatus = "ready" | "paused" | "running" | "done";

export interface RunSummary {
  id: string;
  name: string;
  set: Pick<SetSummary, "id" | "name" | "kind" | "sha256">;
  settings: RunSettings;
  status: RunStatus;
  /** `own`: made on this device; `opened`: a results file that was brought. */
  origin: "own" | "opened";
  /** Of a file that was opened: what was wrong in it, where anything was. */
  faults?: Pick<SetSummary, "refused" | "problems">;
  done: number;
  total: number;
  /** Milliseconds of work so far, without pauses; null where it is not known. */
  spent: number | null;
  createdAt: number;
  updatedAt: number;
}

/** CiQi's statuses of a sample. */
export type RowStatus = "success" | "completed_without_answer" | "tool_limit_exceeded" | "empty_response" | "error";

/** One row's outcome, as it is journaled: everything that scoring needs, nothing that scoring decides. */
export interface RowResult {
  runId: string;
  /** 0-based place in the run. */
  seq: number;
  row: BenchRow;
  status: RowStatus;
  stop: StopReason | null;
  /** What stood in `<answer>`; null: nothing did. */
  prediction: string | null;
  /** All of the last turn, where the reference evaluator finds something else in it than `prediction`; see `compatText`. */
  lastWords?: string;
  /** Scored choice: natural log-probability of each option, mean over rotations, in the order of `row.options`. */
  logprobs: number[] | null;
  /** Probability of the tokens of the answer, their product; null: nothing was answered, or it is not known. */
  confidence: number | null;
  error: string | null;
  seconds: number;
  tokens: number;
  toolCalls: Partial<Record<ToolName, number>>;
  /** The episode; empty for a result that was opened without one. */
  trace: AgentEvent[];
  /**
   * Only in a results file that a judge model has scored elsewhere: 0..1 by kind of question; null where the reference
   * says nothing of it.
   */
  judge?: Partial<Record<QuestionType, number | null>>;
}

export interface RunProgress {
  done: number;
  total: number;
  /** Median seconds a row so far; null before the first. */
  secondsPerRow: number | null;
  /** The row that was last finished. */
  last: Pick<RowResult, "seq" | "status" | "prediction"> | null;
}
