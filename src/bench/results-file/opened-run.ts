/** A results file as a run: what its rows say of the model, the tools and the set. Writes nothing. */
import type { Protocol, RowProblem, RowResult, RunSummary } from "../../domain/bench";
import { AppError } from "../../base/errors";
import type { ToolName } from "../../domain/events";
import { SetTally } from "../sets/tally";
import type { AboutRun } from "./app-part";
import { readResults } from "./read-results";

export interface OpenedRun {
  run: RunSummary;
  results: RowResult[];
}

/**
 * `name`: the file's. Reads on between two records until `signal` says no.
 * @throws AppError `results-empty` when no record can be read, `results-too-long`, or the abort reason.
 */
export async function openRun(
  texts: AsyncIterable<string>,
  { id, name, now, signal }: { id: string; name: string; now: number; signal: AbortSignal },
): Promise<OpenedRun> {
  const tally = new SetTally();
  const results: RowResult[] = [];
  const protocols: Protocol[] = [];
  let about: AboutRun | undefined;
  for await (const { result, run } of readResults(texts, id, tally.report)) {
    signal.throwIfAborted();
    results.push(result);
    tally.add({ row: result.row, source: null });
    if (typeof run === "string") protocols.push(run);
    else about ??= run;
  }
  const { kind, refused, problems } = tally.counts();
  if (results.length === 0) throw empty(name, problems);
  const title = name.replace(/\.jsonl?$/iu, "");
  const run = {
    id,
    ...(about ?? {
      name: title,
      set: { id: "", name, kind, sha256: "" },
      settings: guessed(title, results, protocols),
    }),
    status: "done",
    origin: "opened",
    done: results.length,
    total: results.length,
    spent: Math.round(1000 * results.reduce((sum, { seconds }) => sum + seconds, 0)),
    createdAt: now,
    updatedAt: now,
    ...(problems.length > 0 && { faults: { refused, problems } }),
  } as const;
  return { run, results };
}

/** Of another's file: the protocol of most rows, the tools that were called; the model goes by the file's name. */
function guessed(model: string, results: readonly RowResult[], protocols: readonly Protocol[]): RunSummary["settings"] {
  const words = protocols.filter((protocol) => protocol === "free-form").length;
  const tools = new Set(results.flatMap(({ toolCalls }) => Object.keys(toolCalls) as ToolName[])); // its only keys
  return {
    protocol: words * 2 > protocols.length ? "free-form" : "choice",
    tools: [...tools],
    lang: results.some(({ row }) => /[㐀-鿿]/u.test(row.question)) ? "zh" : "en",
    filter: { types: null, limit: null, seed: null },
    model,
    weights: "",
    backend: "wasm",
  };
}

function empty(name: string, [first]: readonly RowProblem[]): AppError {
  const found = first === undefined ? "nothing" : `in line ${first.line} ${first.message}`;
  const wanted = "wanted results as this app or CiQi's evaluator writes them";
  return new AppError("results-empty", `open ${name}: ${found}; ${wanted}; choose another file`);
}
