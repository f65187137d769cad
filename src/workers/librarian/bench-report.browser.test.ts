import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { ALL_ROWS, manyResults, runOf } from "../../../tests/fixtures/bench-report/results";
import { clearTables } from "../../../tests/fixtures/database";
import type { RowResult } from "../../domain/bench";
import { benchRunStore } from "../../storage/bench-runs";
import { benchSetStore } from "../../storage/bench-sets";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import type { ExportFormat } from "./bench-calls";
import { benchReportHandlers } from "./bench-report";

const db = database({ name: "ciqi-test-bench-report" });
const [sets, runs] = [benchSetStore(db), benchRunStore(db)];
const handlers = benchReportHandlers({ sets, runs, packs: packStore(db) });
const context = (signal = new AbortController().signal) => ({ signal, emit: vi.fn<(event: never) => void>() });

beforeEach(() => clearTables(db));
afterAll(() => db.close());

/** A set of as many pieces as there are, each with a picture, and a run over it. */
async function ran(results: RowResult[]): Promise<string> {
  const writing = await sets.begin();
  const canvas = new OffscreenCanvas(112, 112);
  canvas.getContext("2d")?.fillRect(20, 20, 60, 60);
  const data = await (await canvas.convertToBlob()).arrayBuffer();
  const paths = new Set(results.flatMap(({ row }) => row.images));
  await writing.add(
    results.map(({ row }) => row),
    [...paths].map((path) => ({ path, type: "image/png", data })),
  );
  const about = { name: "A set", kind: "other", sha256: "5e7", rows: results.length, specimens: paths.size } as const;
  const set = await writing.commit({ ...about, types: {}, refused: 0, problems: [], addedAt: 1 });
  const { settings } = runOf();
  const tools = ["image_zoom_in_tool" as const];
  const run = runOf("choice", { set, settings: { ...settings, tools }, done: results.length, total: results.length });
  await runs.create(run, results);
  return set.id;
}
const exported = async (format: ExportFormat) => handlers["export-run"]({ runId: "run", format }, context());

test("a report, the rows behind its figures, an episode with its pictures", async () => {
  await ran(manyResults(70));
  const { report } = await handlers.report({ runId: "run", filter: ALL_ROWS, calibratedOn: null }, context());
  const wrong = { runId: "run", match: { filter: ALL_ROWS, right: false }, offset: 2, limit: 3 };
  const { total, results } = await handlers.results(wrong, context());
  const { strict } = report;
  const right = Object.values(strict?.types ?? {}).reduce((sum, rate) => sum + rate.right, 0);
  expect([report.rows, right + total, results.length]).toEqual([70, 70, 3]);
  expect(results.every((row) => row.right === false && !("trace" in row))).toBe(true);
  const { result, photos } = await handlers.episode({ runId: "run", seq: 3 }, context());
  expect(result.trace.length).toBeGreaterThan(5);
  expect(photos.map(({ path, blob }) => [path, blob.type])).toEqual([["images/piece-0.jpg", "image/png"]]);
});

test("a run that goes on is reported on as it is by then", async () => {
  const [first, ...others] = manyResults(8);
  await runs.create(runOf("choice", { done: 0, total: 8, updatedAt: 0 }));
  const rows = async () =>
    (await handlers.report({ runId: "run", filter: ALL_ROWS, calibratedOn: null }, context())).report.rows;
  expect(await rows()).toBe(0);
  if (first !== undefined) await runs.append(first);
  expect(await rows()).toBe(1);
  for (const result of others) await runs.append(result);
  expect(await rows()).toBe(8);
});

test("what is not on this device is said to be so", async () => {
  const gone = { code: "run-missing" };
  await expect(handlers.report({ runId: "x", filter: ALL_ROWS, calibratedOn: null }, context())).rejects.toMatchObject(
    gone,
  );
  await expect(handlers.episode({ runId: "x", seq: 0 }, context())).rejects.toMatchObject(gone);
  await expect(handlers["export-run"]({ runId: "x", format: "csv" }, context())).rejects.toMatchObject(gone);
  await ran(manyResults(7));
  await expect(handlers.episode({ runId: "run", seq: 99 }, context())).rejects.toMatchObject({ code: "row-missing" });
});

test("every format is written, and named as a file", async () => {
  await ran(manyResults(14));
  const names = [];
  for (const format of ["results-jsonl", "summary-json", "csv", "json", "markdown", "html"] as const) {
    const { name, blob } = await exported(format);
    names.push(name);
    expect(blob.size, format).toBeGreaterThan(200);
  }
  expect(names).toEqual(["results-test.jsonl", "summary.json", "A-run.csv", "A-run.json", "A-run.md", "A-run.html"]);
});

test("an exported results file opens as the same run", async () => {
  await ran(manyResults(14));
  const { name, blob } = await exported("results-jsonl");
  const { run } = await handlers["open-results"]({ name, blob }, context());
  expect(run).toMatchObject({ origin: "opened", done: 14, set: { name: "A set" } });
  const before = await runs.results("run");
  expect(await runs.results(run.id)).toEqual(before.map((result) => ({ ...result, runId: run.id })));
});

test("the HTML report is a document that a browser reads without a fault", async () => {
  await ran(manyResults(70));
  const page = new DOMParser().parseFromString(await (await exported("html")).blob.text(), "text/html");
  expect(page.querySelectorAll("svg[aria-label]")).toHaveLength(3);
  expect(page.querySelectorAll("script, link, img, iframe")).toHaveLength(0);
  for (const table of page.querySelectorAll("table")) {
    const columns = table.tHead?.rows[0]?.cells.length;
    for (const row of table.tBodies[0]?.rows ?? []) expect(row.cells).toHaveLength(columns ?? 0);
  }
});

test("trajectories: right episodes whole, pictures as the model saw them", async () => {
  const results = manyResults(7);
  const setId = await ran(results);
  const { name, blob } = await exported("sft-parquet");
  expect(name).toBe("A-run-sft.parquet");
  const rows = await parquetReadObjects({ file: await blob.arrayBuffer(), utf8: false });
  const right = results.filter(({ row, prediction }) => row.answer === prediction);
  expect(rows.map(({ id }) => id)).toEqual(right.map(({ row }) => row.id));
  const cells = rows[0]?.["images"] as { bytes: Uint8Array<ArrayBuffer> }[];
  const sizes = await Promise.all(cells.map(({ bytes }) => createImageBitmap(new Blob([bytes]))));
  expect(sizes.map(({ width, height }) => [width, height])).toEqual([
    [56, 56],
    [84, 84], // of 96 x 96, on the grid of 28
  ]);
  const rl = await parquetReadObjects({ file: await (await exported("rl-parquet")).blob.arrayBuffer(), utf8: false });
  expect(rl).toHaveLength(7);
  expect(rl[0]?.["images"]).toHaveLength(1);
  await sets.remove(setId);
  await runs.create(runOf("choice"), results);
  await expect(exported("rl-parquet")).rejects.toMatchObject({ code: "nothing-to-export" });
});
