/**
 * Addresses of the bench: its start, a run's report, rows of it, one episode, runs side by side. Comes with the bench;
 * the page's own route model knows only that an address is the bench's.
 */
import { QUESTION_TYPES, type QuestionType, type RowStatus } from "../domain/bench";
import { TOOL_NAMES, type ToolName } from "../domain/events";
import { hashOf, queryOf, type Route } from "./route-model";
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
  /** What another run that was asked the same has right, or wrong. */
  against: { runId: string; right: boolean } | null;
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
  against: null,
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

/** An address that says nothing the bench knows is its start. */
export function parseBenchRoute({ path, query }: Extract<Route, { screen: "bench" }>): BenchRoute {
  const [part, ...more] = path;
  const [runId, inside, seq, ...beyond] = more;
  const fields = new URLSearchParams(query);
  const start = { screen: "bench" } as const;
  if (more.length === 0 || more.includes("")) return start;
  if (part === "compare") return more.length > 1 ? { screen: "bench-compare", runIds: more } : start;
  if (part !== "run" || runId === undefined || beyond.length > 0) return start;
  if (inside === undefined) return { screen: "bench-run", runId, calibratedOn: fields.get("calibrated") };
  if (inside === "rows" && seq === undefined) return { screen: "bench-rows", runId, query: parseRows(fields) };
  if (inside === "episode" && seq !== undefined && /^\d{1,7}$/.test(seq)) {
    return { screen: "bench-episode", runId, seq: Number(seq) };
  }
  return start;
}

/** The same as the page's route model has it. */
export function benchRoute(route: BenchRoute): Route {
  switch (route.screen) {
    case "bench":
      return { screen: "bench", path: [], query: "" };
    case "bench-run": {
      const fields: [string, string][] = route.calibratedOn === null ? [] : [["calibrated", route.calibratedOn]];
      return { screen: "bench", path: ["run", route.runId], query: queryOf(fields) };
    }
    case "bench-rows":
      return { screen: "bench", path: ["run", route.runId, "rows"], query: queryOf(rowsFields(route.query)) };
    case "bench-episode":
      return { screen: "bench", path: ["run", route.runId, "episode", String(route.seq)], query: "" };
    case "bench-compare":
      return { screen: "bench", path: ["compare", ...route.runIds], query: "" };
    default:
      return route satisfies never;
  }
}

export function benchHash(route: BenchRoute): string {
  return hashOf(benchRoute(route));
}

function parseRows(fields: URLSearchParams): RowsQuery {
  const tool = fields.get("tool");
  const name = oneOf(TOOL_NAMES, tool?.replace(/^-/, "") ?? null);
  const right = oneOf(["yes", "no"], fields.get("right"));
  const against = fields.get("against");
  return {
    type: oneOf(QUESTION_TYPES, fields.get("type")),
    right: right === null ? null : right === "yes",
    reading: oneOf(["differs", "unparsed"], fields.get("reading")),
    status: oneOf(STATUSES, fields.get("status")),
    truth: fields.get("truth"),
    answer: fields.get("answer"),
    tool: name === null ? null : { name, used: !tool?.startsWith("-") },
    against: against === null ? null : { runId: against.slice(1), right: !against.startsWith("-") },
    text: (fields.get("q") ?? "").slice(0, 200),
  };
}

function rowsFields({
  type,
  right,
  reading,
  status,
  truth,
  answer,
  tool,
  against,
  text,
}: RowsQuery): [string, string][] {
  const all: [string, string | null][] = [
    ["type", type],
    ["right", right === null ? null : right ? "yes" : "no"],
    ["reading", reading],
    ["status", status],
    ["truth", truth],
    ["answer", answer],
    ["tool", tool === null ? null : `${tool.used ? "" : "-"}${tool.name}`],
    ["against", against === null ? null : `${against.right ? "~" : "-"}${against.runId}`],
    ["q", text === "" ? null : text],
  ];
  return all.filter((field): field is [string, string] => field[1] !== null);
}

/** The same as the librarian is asked for it. */
export function matchOf({ type, right, reading, status, truth, answer, tool, against, text }: RowsQuery): ResultMatch {
  return {
    filter: { types: type === null ? null : [type], limit: null, seed: null },
    ...(right === null ? {} : { right }),
    ...(reading === "differs" ? { differs: true } : {}),
    ...(reading === "unparsed" ? { unparsed: true } : {}),
    ...(status === null ? {} : { status }),
    ...(truth === null ? {} : { truth }),
    ...(answer === null ? {} : { answer }),
    ...(tool === null ? {} : { tool }),
    ...(against === null ? {} : { against }),
    ...(text === "" ? {} : { text }),
  };
}
