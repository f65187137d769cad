/** Addresses of the bench: its start, a run's report, rows of it, one episode, runs side by side. */
import { QUESTION_TYPES, type QuestionType, type RowStatus } from "../domain/bench";
import { TOOL_NAMES, type ToolName } from "../domain/events";
import type { ResultMatch } from "../workers/librarian/bench-calls";

/** Which rows of a run are listed, as an address can say it. */
export interface RowsQuery {
  type: QuestionType | null;
  right: boolean | null;
  reading: "differs" | "unparsed" | null;
  status: RowStatus | null;
  /** A cell of a confusion matrix, by label. */
  truth: string | null;
  answer: string | null;
  tool: { name: ToolName; used: boolean } | null;
  text: string;
}

export const ALL_ROWS: RowsQuery = {
  type: null,
  right: null,
  reading: null,
  status: null,
  truth: null,
  answer: null,
  tool: null,
  text: "",
};

export type BenchRoute =
  | { screen: "bench" }
  /** `calibratedOn`: the run that the temperature is fitted on. */
  | { screen: "bench-run"; runId: string; calibratedOn: string | null }
  | { screen: "bench-rows"; runId: string; query: RowsQuery }
  | { screen: "bench-episode"; runId: string; seq: number }
  /** The first is what the others are held against. */
  | { screen: "bench-compare"; runIds: readonly string[] };

const STATUSES = [
  "success",
  "completed_without_answer",
  "tool_limit_exceeded",
  "empty_response",
  "error",
] as const satisfies readonly RowStatus[];

function oneOf<T extends string>(choices: readonly T[], word: string | null): T | null {
  return choices.find((choice) => choice === word) ?? null;
}

/** `rest`: what stands behind `bench` in the address, part by part. Null: nothing that the bench knows. */
export function parseBenchRoute(rest: readonly string[], fields: URLSearchParams): BenchRoute | null {
  const [part, ...more] = rest;
  if (part === undefined) return { screen: "bench" };
  if (more.some((each) => each === "")) return null;
  if (part === "compare" && more.length >= 2) return { screen: "bench-compare", runIds: more };
  const [runId, inside, seq, ...beyond] = more;
  if (part !== "run" || runId === undefined || beyond.length > 0) return null;
  if (inside === undefined) return { screen: "bench-run", runId, calibratedOn: fields.get("calibrated") };
  if (inside === "rows" && seq === undefined) return { screen: "bench-rows", runId, query: parseRows(fields) };
  if (inside === "episode" && seq !== undefined && /^\d{1,7}$/.test(seq)) {
    return { screen: "bench-episode", runId, seq: Number(seq) };
  }
  return null;
}

/** What stands behind `#/bench`: parts of the path, fields of the query. */
export function benchAddress(route: BenchRoute): { parts: string[]; fields: [string, string][] } {
  switch (route.screen) {
    case "bench":
      return { parts: [], fields: [] };
    case "bench-run":
      return {
        parts: ["run", route.runId],
        fields: route.calibratedOn === null ? [] : [["calibrated", route.calibratedOn]],
      };
    case "bench-rows":
      return { parts: ["run", route.runId, "rows"], fields: rowsFields(route.query) };
    case "bench-episode":
      return { parts: ["run", route.runId, "episode", String(route.seq)], fields: [] };
    case "bench-compare":
      return { parts: ["compare", ...route.runIds], fields: [] };
    default:
      return route satisfies never;
  }
}

function parseRows(fields: URLSearchParams): RowsQuery {
  const tool = fields.get("tool");
  const name = oneOf(TOOL_NAMES, tool?.replace(/^-/, "") ?? null);
  const right = oneOf(["yes", "no"], fields.get("right"));
  return {
    type: oneOf(QUESTION_TYPES, fields.get("type")),
    right: right === null ? null : right === "yes",
    reading: oneOf(["differs", "unparsed"], fields.get("reading")),
    status: oneOf(STATUSES, fields.get("status")),
    truth: fields.get("truth"),
    answer: fields.get("answer"),
    tool: name === null ? null : { name, used: !tool?.startsWith("-") },
    text: (fields.get("q") ?? "").slice(0, 200),
  };
}

function rowsFields({ type, right, reading, status, truth, answer, tool, text }: RowsQuery): [string, string][] {
  const all: [string, string | null][] = [
    ["type", type],
    ["right", right === null ? null : right ? "yes" : "no"],
    ["reading", reading],
    ["status", status],
    ["truth", truth],
    ["answer", answer],
    ["tool", tool === null ? null : `${tool.used ? "" : "-"}${tool.name}`],
    ["q", text === "" ? null : text],
  ];
  return all.filter((field): field is [string, string] => field[1] !== null);
}

/** The same as the librarian is asked for it. */
export function matchOf({ type, right, reading, status, truth, answer, tool, text }: RowsQuery): ResultMatch {
  return {
    filter: { types: type === null ? null : [type], limit: null, seed: null },
    ...(right === null ? {} : { right }),
    ...(reading === "differs" ? { differs: true } : {}),
    ...(reading === "unparsed" ? { unparsed: true } : {}),
    ...(status === null ? {} : { status }),
    ...(truth === null ? {} : { truth }),
    ...(answer === null ? {} : { answer }),
    ...(tool === null ? {} : { tool }),
    ...(text === "" ? {} : { text }),
  };
}
