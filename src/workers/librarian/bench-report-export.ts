/** A run as a file: for people, for the reference evaluator, for trainers. */
import { promptFile } from "../../agent/prompt-file";
import { AppError } from "../../base/errors";
import { fileName } from "../../base/file-name";
import { csvOf } from "../../bench/export/csv";
import { htmlOf } from "../../bench/export/html";
import { markdownOf } from "../../bench/export/markdown";
import { type MarkedRow, markRow } from "../../bench/report/marked-row";
import { runReport } from "../../bench/report/run-report";
import { resultLine } from "../../bench/results-file/record";
import { SummaryFile } from "../../bench/results-file/summary-file";
import type { RunSummary } from "../../domain/bench";
import { vlmEntry } from "../engine/catalog";
import type { BenchCalls, ExportFormat } from "./bench-calls";
import type { ReportHost } from "./bench-report";
import { runGone } from "./bench-report-runs";

type Exported = BenchCalls["export-run"]["output"];

const ALL_ROWS = { types: null, limit: null, seed: null };

/** @throws AppError `run-missing`, and as `trajectories`; or the abort reason. */
export async function exportRun(
  host: ReportHost,
  runId: string,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<Exported> {
  const run = await host.runs.get(runId);
  if (run === undefined) throw runGone(runId);
  const marked = async () => (await host.runs.results(runId)).map((result) => markRow(result, run.settings.protocol));
  const report = async (rows: Promise<MarkedRow[]>) => runReport({ run, rows: await rows }, ALL_ROWS, null);
  const named = (ending: string, text: string, type: string) => ({
    name: `${fileName(run.name, "run")}.${ending}`,
    blob: new Blob([text], { type }),
  });
  switch (format) {
    case "csv":
      return named("csv", csvOf(await marked()), "text/csv");
    case "markdown":
      return named("md", markdownOf(await report(marked())), "text/markdown");
    case "html":
      return named("html", htmlOf(await report(marked())), "text/html");
    case "json":
      return named("json", `${JSON.stringify(await report(marked()), null, 1)}\n`, "application/json");
    case "results-jsonl":
      return { name: "results-test.jsonl", blob: await resultLines(host, run, signal) };
    case "summary-json":
      return { name: "summary.json", blob: await summaryOf(host, run) };
    case "sft-parquet":
    case "rl-parquet": {
      const { trajectories } = await import("./bench-report-trajectories");
      const name = `${fileName(run.name, "run")}-${format.slice(0, format.indexOf("-"))}.parquet`;
      return { name, blob: await trajectories(host, run, format, signal) };
    }
    default:
      return format satisfies never;
  }
}

async function resultLines({ runs }: ReportHost, run: RunSummary, signal: AbortSignal): Promise<Blob> {
  const prompt = promptFile(await promptOf(run));
  const parts: Blob[] = [];
  for await (const results of runs.withTraces(run.id)) {
    signal.throwIfAborted();
    parts.push(new Blob(results.map((result) => resultLine(result, { run, prompt }))));
  }
  return new Blob(parts, { type: "application/x-ndjson" });
}

/** A run that was opened may be of a model that this app does not have: then in the words of the published one. */
async function promptOf({ settings }: RunSummary): Promise<string> {
  try {
    return (await vlmEntry(settings.model)).prompt;
  } catch (error) {
    if (error instanceof AppError && error.code === "model-missing") return "ciqi-agent";
    throw error;
  }
}

async function summaryOf({ runs }: ReportHost, run: RunSummary): Promise<Blob> {
  const file = new SummaryFile(run);
  for (const result of await runs.results(run.id)) file.add(result);
  return new Blob([file.text()], { type: "application/json" });
}
