/** What runs came to, as the page reads it: a report, the rows behind a figure, one episode, runs held side by side. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { RowFilter, RowResult, RunSummary } from "../domain/bench";
import type { Comparison, RunReport } from "../domain/bench-report";
import { type Awaited, settledAs, WAITING } from "./awaited";
import type { BenchLibrarian, ListedResult } from "./bench-ports";
import { type BenchRefusal, benchRefusalOf } from "./bench-refusal";
import { matchOf, type RowsQuery } from "./bench-route";
import type { ShownPhoto } from "./study-model";

export type Read<T> = Awaited<T, BenchRefusal>;

/** Something that is asked for under a key; an answer to an earlier question is not shown. */
export interface Shelf<K, T> {
  at: ReadonlySignal<{ key: K; state: Read<T> } | null>;
  show(key: K): Promise<void>;
}

export interface OpenReport {
  report: RunReport;
  /** Why no temperature could be fitted on the run that was chosen for it; the rest of the report stands. */
  uncalibrated: BenchRefusal | null;
}

export interface RowsPage {
  total: number;
  results: readonly ListedResult[];
}

export interface ComparedRuns {
  reports: readonly RunReport[];
  /** The first against each of the others, in order. */
  comparisons: readonly Comparison[];
}

export interface OpenEpisode {
  run: RunSummary | null;
  result: RowResult;
  photos: readonly ShownPhoto[];
}

/** Rows a page of the list. */
export const ROWS_A_PAGE = 50;

const ALL: RowFilter = { types: null, limit: null, seed: null };

export type ReportKey = { runId: string; calibratedOn: string | null };
export type RowsKey = { runId: string; query: RowsQuery; page: number };
export type EpisodeKey = { runId: string; seq: number };

export interface BenchReading {
  report: Shelf<ReportKey, OpenReport>;
  rows: Shelf<RowsKey, RowsPage>;
  episode: Shelf<EpisodeKey, OpenEpisode>;
  compared: Shelf<readonly string[], ComparedRuns>;
}

function shelf<K, T>(find: (key: K) => Promise<T>, putAway: (value: T) => void = () => undefined): Shelf<K, T> {
  const at = signal<{ key: K; state: Read<T> } | null>(null);
  return {
    at,
    async show(key) {
      const before = at.value;
      const same = before !== null && JSON.stringify(before.key) === JSON.stringify(key);
      const own = { key, state: same ? before.state : (WAITING as Read<T>) };
      at.value = own;
      const state = await settledAs(find(key), benchRefusalOf);
      const current = at.value === own;
      if (current) at.value = { key, state };
      const old = current ? before?.state : state;
      if (old?.phase === "there") putAway(old.value);
    },
  };
}

export function createBenchReading(librarian: BenchLibrarian): BenchReading {
  const reportOf = async ({ runId, calibratedOn }: ReportKey) =>
    (await librarian.call("report", { runId, filter: ALL, calibratedOn })).report;
  const openReport = async (key: ReportKey): Promise<OpenReport> => {
    try {
      return { report: await reportOf(key), uncalibrated: null };
    } catch (error) {
      const refusal = benchRefusalOf(error);
      if (refusal.kind !== "bench" || !refusal.code.startsWith("calibration-")) throw error;
      return { report: await reportOf({ ...key, calibratedOn: null }), uncalibrated: refusal };
    }
  };
  const runOf = async (runId: string) => {
    const { runs } = await librarian.call("runs", {});
    return runs.find(({ id }) => id === runId) ?? null;
  };
  return {
    report: shelf(openReport),
    rows: shelf(({ runId, query, page }) =>
      librarian.call("results", { runId, match: matchOf(query), offset: page * ROWS_A_PAGE, limit: ROWS_A_PAGE }),
    ),
    episode: shelf(
      async (key) => {
        const [{ result, photos }, run] = await Promise.all([librarian.call("episode", key), runOf(key.runId)]);
        return {
          run,
          result,
          photos: photos.map(({ path, blob }) => ({ name: path, url: URL.createObjectURL(blob) })),
        };
      },
      ({ photos }) => photos.forEach(({ url }) => URL.revokeObjectURL(url)),
    ),
    compared: shelf(async (runIds) => {
      const [first = "", ...others] = runIds;
      const [reports, comparisons] = await Promise.all([
        Promise.all(runIds.map((runId) => reportOf({ runId, calibratedOn: null }))),
        Promise.all(others.map((second) => librarian.call("compare", { first, second, filter: ALL }))),
      ]);
      return { reports, comparisons };
    }),
  };
}
