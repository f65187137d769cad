/** What the two workers answer about benchmarks, made up from a script. For tests and pictures only. */
import type { ListedResult } from "../../src/app/bench-ports";
import { pause } from "../../src/base/abort";
import { AppError } from "../../src/base/errors";
import type { Lang } from "../../src/domain/attribute";
import type { RunProgress, RunSummary, SetSummary } from "../../src/domain/bench";
import type { RunReport } from "../../src/domain/bench-report";
import type { AgentEvent } from "../../src/domain/events";
import type { BenchCalls, ResultMatch } from "../../src/workers/librarian/bench-calls";
import { calibrated, comparisonOf, reportOf, STUDIO_SET } from "./bench-material";
import { resultOf } from "./bench-rows";

export interface BenchScript {
  sets?: SetSummary[];
  runs?: RunSummary[];
  reports?: Record<string, RunReport>;
  lang?: Lang;
  /** Of every episode. */
  trace?: readonly AgentEvent[];
  photos?: readonly { name: string; blob: Blob }[];
  /** Codes that calls are refused with, by call. */
  refuse?: Partial<Record<string, { code: string; message: string }>>;
  /** A run stops after this many rows and waits to be paused. */
  holdAt?: number;
  /** Milliseconds a row. */
  pace?: number;
}

type Options<E> = { signal?: AbortSignal; onEvent?: (event: E) => void };

function isMatch(result: ListedResult, match: ResultMatch): boolean {
  const { filter, right, status, text, unparsed } = match;
  if (filter.types !== null && !filter.types.includes(result.row.type)) return false;
  if (right !== undefined && result.right !== right) return false;
  if (status !== undefined && result.status !== status) return false;
  if (unparsed === true && result.prediction !== null) return false;
  return text === undefined || result.row.question.toLowerCase().includes(text.toLowerCase());
}

export function scriptedBench(script: BenchScript = {}) {
  const lang = script.lang ?? "en";
  let sets = [...(script.sets ?? [])];
  let runs = [...(script.runs ?? [])];
  const run = (id: string): RunSummary => {
    const found = runs.find((each) => each.id === id);
    if (found === undefined) throw new AppError("run-missing", `run ${id}: found none, wanted one of ${runs.length}`);
    return found;
  };
  const change = (id: string, part: Partial<RunSummary>) => {
    runs = runs.map((each) => (each.id === id ? { ...each, ...part } : each));
    return run(id);
  };
  const answers = (id: string) => Array.from({ length: run(id).done }, (_, seq) => resultOf(run(id), seq, lang));
  const put = (set: SetSummary) => {
    sets = [set, ...sets.filter(({ id }) => id !== set.id)];
    return { set };
  };

  const calls = {
    sets: async () => ({ sets }),
    async "studio-set"(_input: object, { signal, onEvent }: Options<{ done: number; total: number }>) {
      for (const done of [0.2, 0.6, 1]) {
        onEvent?.({ done: done * 119, total: 119 });
        await pause(5, signal);
      }
      return put(STUDIO_SET);
    },
    async "read-set"({ files }: BenchCalls["read-set"]["input"], { signal }: Options<never>) {
      await pause(5, signal);
      return put({ ...STUDIO_SET, id: "read", kind: "other", name: files[0]?.path ?? "" });
    },
    async "remove-set"({ setId }: { setId: string }) {
      sets = sets.filter(({ id }) => id !== setId);
      runs = runs.filter(({ set }) => set.id !== setId);
      return {};
    },
    async "create-run"({ setId, name, settings }: BenchCalls["create-run"]["input"]) {
      const set = sets.find(({ id }) => id === setId) ?? STUDIO_SET;
      const made: RunSummary = {
        id: `run-${runs.length + 1}`,
        name,
        set: { id: set.id, name: set.name, kind: set.kind, sha256: set.sha256 },
        settings,
        status: "ready",
        origin: "own",
        done: 0,
        total: settings.filter.limit ?? set.rows,
        spent: 0,
        createdAt: Date.now(),
        updatedAt: Date.now(),
      };
      runs = [...runs, made];
      return { run: made };
    },
    runs: async () => ({ runs }),
    async "remove-run"({ runId }: { runId: string }) {
      runs = runs.filter(({ id }) => id !== runId);
      return {};
    },
    async "open-results"({ name }: { name: string }) {
      throw new AppError("results-empty", `${name}, line 1: found no JSON object`);
    },
    async report({ runId, calibratedOn }: BenchCalls["report"]["input"]) {
      const report = script.reports?.[runId] ?? reportOf(run(runId), { scale: runId === "none" ? 0.8 : 1 });
      const refused = script.refuse?.["calibrate"];
      if (calibratedOn !== null && refused !== undefined) throw new AppError(refused.code, refused.message);
      const own = { ...report, run: run(runId), rows: run(runId).done };
      return { report: calibratedOn === null ? own : calibrated(own, calibratedOn) };
    },
    compare: async ({ first, second }: BenchCalls["compare"]["input"]) => comparisonOf(run(first), run(second)),
    async results({ runId, match, offset, limit }: BenchCalls["results"]["input"]) {
      const found = answers(runId).filter((result) => isMatch(result, match));
      return { total: found.length, results: found.slice(offset, offset + limit) };
    },
    async episode({ runId, seq }: { runId: string; seq: number }) {
      const { right: _right, credit: _credit, ...result } = resultOf(run(runId), seq, lang);
      const photos = (script.photos ?? []).map(({ name, blob }) => ({ path: name, blob }));
      return { result: { ...result, trace: [...(script.trace ?? [])] }, photos };
    },
    "export-run": async ({ runId, format }: BenchCalls["export-run"]["input"]) => ({
      name: `${runId}.${format}`,
      blob: new Blob([format]),
    }),
    /** The engine's. */
    async "run-bench"({ runId }: { runId: string }, { signal, onEvent }: Options<RunProgress>) {
      const { total } = run(runId);
      while (run(runId).done < total) {
        const done = run(runId).done + 1;
        await pause(script.holdAt !== undefined && done > script.holdAt ? 1e9 : (script.pace ?? 2), signal);
        change(runId, { done, spent: done * 2600 });
        const { seq, status, prediction } = resultOf(run(runId), done - 1, lang);
        onEvent?.({ done, total, secondsPerRow: 2.6, last: { seq, status, prediction } });
      }
      return { run: change(runId, { status: "done" }) };
    },
  };
  return {
    has: (name: string): boolean => name in calls,
    async call(name: string, input: unknown, options: unknown = {}): Promise<unknown> {
      const refused = script.refuse?.[name];
      if (refused !== undefined) throw new AppError(refused.code, refused.message);
      return calls[name as keyof typeof calls](input as never, options as never);
    },
  };
}

export type ScriptedBench = ReturnType<typeof scriptedBench>;

/** A port that answers about benchmarks from the script, and about everything else as it did. */
export function withBench<Port extends { call: unknown }>(port: Port, bench: ScriptedBench): Port {
  const { call } = port as unknown as { call(...parameters: unknown[]): unknown };
  return {
    ...port,
    call: (name: string, input: unknown, options: unknown) =>
      bench.has(name) ? bench.call(name, input, options) : call(name, input, options),
  };
}
