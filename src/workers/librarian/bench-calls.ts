/** What the page may ask of the librarian about benchmarks: sets, runs at rest, reports, exports. Type-only. */
import type { RowFilter, RowResult, RunSettings, RunSummary, SetSummary } from "../../domain/bench";
import type { ToolName } from "../../domain/events";
import type { Comparison, RunReport } from "../../domain/bench-report";
import type { ImportFile } from "../../domain/import";

export type ExportFormat =
  | "results-jsonl"
  | "summary-json"
  | "csv"
  | "json"
  | "markdown"
  | "html"
  | "sft-parquet"
  | "rl-parquet";

export type BenchCalls = {
  /**
   * Reads a set (test.jsonl or Parquet, with its pictures in a folder or a ZIP) and keeps it with the pictures that it
   * names. Rejects with AppError `set-empty` when no row can be used, and with those of the readers.
   */
  "read-set": {
    input: { files: ImportFile[] };
    event: { done: number; total: number };
    output: { set: SetSummary };
  };
  /** The set that comes with the app; fetched from our own origin when it is first asked for. */
  "studio-set": { input: Record<string, never>; event: { done: number; total: number }; output: { set: SetSummary } };
  sets: { input: Record<string, never>; event: never; output: { sets: SetSummary[] } };
  /** With its runs. */
  "remove-set": { input: { setId: string }; event: never; output: Record<string, never> };
  /** The weights are those of this build's model, whatever the settings say. Rejects with `set-missing`, `set-empty`. */
  "create-run": {
    input: { setId: string; name: string; settings: RunSettings };
    event: never;
    output: { run: RunSummary };
  };
  runs: { input: Record<string, never>; event: never; output: { runs: RunSummary[] } };
  "remove-run": { input: { runId: string }; event: never; output: Record<string, never> };
  /** A results file: ours, the reference evaluator's, or one that its judge has scored. */
  "open-results": { input: { name: string; blob: Blob }; event: never; output: { run: RunSummary } };
  /** `calibratedOn`: the run whose rows the temperature is fitted on. */
  report: {
    input: { runId: string; filter: RowFilter; calibratedOn: string | null };
    event: never;
    output: { report: RunReport };
  };
  compare: { input: { first: string; second: string; filter: RowFilter }; event: never; output: Comparison };
  /** Rows of a run without their traces, in order; those behind a cell of a table are found by `match`. */
  results: {
    input: { runId: string; match: ResultMatch; offset: number; limit: number };
    event: never;
    output: { total: number; results: (Omit<RowResult, "trace"> & { right: boolean | null; credit: number | null })[] };
  };
  /** One episode, with its pictures, for replay. */
  episode: { input: { runId: string; seq: number }; event: never; output: { result: RowResult; photos: ImportFile[] } };
  "export-run": { input: { runId: string; format: ExportFormat }; event: never; output: { name: string; blob: Blob } };
};

export interface ResultMatch {
  filter: RowFilter;
  right?: boolean;
  /** Only rows that `strict` and `compat` judge differently. */
  differs?: boolean;
  /** Only rows whose answer names no option. */
  unparsed?: boolean;
  /** Rows that called the tool, or that did without it. */
  tool?: { name: ToolName; used: boolean };
  /** Only rows that another run answers too and has right, or wrong. */
  against?: { runId: string; right: boolean };
  status?: RowResult["status"];
  /** A cell of a confusion matrix, by label. */
  truth?: string;
  answer?: string;
  text?: string;
}
