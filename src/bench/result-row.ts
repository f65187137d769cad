/** A line of a run's episodes.jsonl: a question, how it was answered and every event. Opens no file. */
import * as v from "valibot";
import { parse, parseJson } from "../base/parse";
import {
  type BenchRow,
  PROTOCOLS,
  QUESTION_TYPES,
  type RowFilter,
  type RowResult,
  type RunSettings,
  type RunSummary,
} from "../domain/bench";
import { eventSchema } from "../domain/event-schema";
import { type AgentEvent, TOOL_NAMES } from "../domain/events";

type Schema<T> = v.GenericSchema<unknown, T>;

const text = v.string();
const count = v.pipe(v.number(), v.minValue(0));
const type = v.picklist(QUESTION_TYPES);
const tool = v.picklist(TOOL_NAMES);

export const rowSchema: Schema<BenchRow> = v.object({
  id: text,
  line: count,
  type,
  question: text,
  options: v.array(v.object({ letter: text, text })),
  answer: text,
  reference: v.nullable(text),
  images: v.array(text),
  specimen: text,
});

const resultFields = {
  runId: text,
  seq: count,
  row: rowSchema,
  status: v.picklist(["success", "completed_without_answer", "tool_limit_exceeded", "empty_response", "error"]),
  stop: v.nullable(
    v.picklist(["answered", "aborted", "tool-limit", "empty-response", "no-answer", "context-limit", "error"]),
  ),
  prediction: v.nullable(text),
  lastWords: v.exactOptional(text),
  confidence: v.nullable(v.number()),
  // JSON has no infinity and writes null.
  logprobs: v.nullable(
    v.array(
      v.pipe(
        v.nullable(v.number()),
        v.transform((each) => each ?? Number.NEGATIVE_INFINITY),
      ),
    ),
  ),
  error: v.nullable(text),
  seconds: count,
  tokens: count,
  toolCalls: v.object({
    image_zoom_in_tool: v.exactOptional(count),
    search_image: v.exactOptional(count),
    search_text: v.exactOptional(count),
  }),
  judge: v.exactOptional(v.record(type, v.nullable(v.number()))),
};

/** A result as JSON has it. */
const resultSchema: Schema<RowResult> = v.object({ ...resultFields, trace: v.array(eventSchema) });

/** The same without a look at its episode's events, which are most of it: whoever takes them from the store parses them. */
export const unseenResultSchema: Schema<RowResult> = v.object({
  ...resultFields,
  trace: v.array(v.custom<AgentEvent>((event) => typeof event === "object" && event !== null)),
});

const filterSchema: Schema<RowFilter> = v.object({
  types: v.nullable(v.array(type)),
  limit: v.nullable(count),
  seed: v.nullable(count),
});

export const settingsSchema: Schema<RunSettings> = v.object({
  protocol: v.picklist(PROTOCOLS),
  tools: v.array(tool),
  lang: v.picklist(["en", "zh", "auto"]),
  filter: filterSchema,
  model: text,
  weights: text,
  backend: v.picklist(["wasm", "webgpu"]),
});

export const runSchema: Schema<RunSummary> = v.object({
  id: text,
  name: text,
  set: v.object({ id: text, name: text, kind: v.picklist(["studio", "ciqi-bench", "other"]), sha256: text }),
  settings: settingsSchema,
  status: v.picklist(["ready", "paused", "running", "done"]),
  origin: v.picklist(["own", "opened"]),
  done: count,
  total: count,
  spent: v.nullable(count),
  createdAt: count,
  updatedAt: count,
});

/** `what` is how errors call the line. @throws AppError `bad-json` or `bad-shape`. */
export function parseResultRow(line: string, what: string): RowResult {
  return parseJson(resultSchema, line, { what, todo: "name another folder with --out" });
}

/** A run as it was once written down. @throws AppError `bad-shape`. */
export function parseRun(value: unknown, name: string): RunSummary {
  return parse(runSchema, value, { what: name, todo: "name another folder with --out" });
}
