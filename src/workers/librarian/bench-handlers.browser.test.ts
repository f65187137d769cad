import { afterAll, beforeEach, expect, test } from "vitest";
import { benchRow, rowResult, runSummary } from "../../../tests/fixtures/bench-run";
import { clearTables, rowCounts } from "../../../tests/fixtures/database";
import { SerialQueue } from "../../base/queue";
import type { QuestionType } from "../../domain/bench";
import { benchRunStore } from "../../storage/bench-runs";
import { benchSetStore } from "../../storage/bench-sets";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { vlmEntry, weightsHash } from "../engine/catalog";
import { benchHandlers } from "./bench-handlers";

const db = database({ name: "ciqi-test-bench-handlers" });
const host = { sets: benchSetStore(db), runs: benchRunStore(db), packs: packStore(db), slow: new SerialQueue() };
const handlers = benchHandlers(host);
const context = { signal: new AbortController().signal, emit: () => undefined };

beforeEach(() => clearTables(db));
afterAll(() => db.close());

async function keptSet(types: readonly QuestionType[]): Promise<string> {
  const writing = await host.sets.begin();
  await writing.add(
    types.map((type, i) => benchRow({ id: `q${i}`, type })),
    [],
  );
  const about = { name: "A set", kind: "other", sha256: "5e7", rows: types.length, specimens: 1, types: {} } as const;
  return (await writing.commit({ ...about, refused: 0, problems: [], addedAt: 1 })).id;
}
const { settings } = runSummary();
const create = (setId: string, types: QuestionType[] | null = null) => {
  const filter = { types, limit: 2, seed: null };
  return handlers["create-run"]({ setId, name: "Mine", settings: { ...settings, weights: "said", filter } }, context);
};

test("a run is of the rows that pass, and of the weights that are here whatever is said", async () => {
  const setId = await keptSet(["kiln", "shape", "kiln", "kiln"]);
  const { run } = await create(setId, ["kiln"]);
  expect(run).toMatchObject({ name: "Mine", status: "ready", origin: "own", done: 0, total: 2, spent: null });
  expect(run.set).toEqual({ id: setId, name: "A set", kind: "other", sha256: "5e7" });
  expect(run.settings.weights).toBe(await weightsHash(await vlmEntry("ciqi-nano")));
  expect(run.settings.weights).toMatch(/^[0-9a-f]{64}$/u);
  expect(await handlers.runs({}, context)).toEqual({ runs: [run] });
});

test("no run without a set, without a row, without a model", async () => {
  await expect(create("gone")).rejects.toMatchObject({ code: "set-missing" });
  const setId = await keptSet(["kiln"]);
  await expect(create(setId, ["shape"])).rejects.toMatchObject({ code: "set-empty" });
  const input = { setId, name: "", settings: { ...settings, model: "nobody" } };
  await expect(handlers["create-run"](input, context)).rejects.toMatchObject({ code: "model-missing" });
  expect(await handlers.runs({}, context)).toEqual({ runs: [] });
});

test("a run is removed with what it has come to, a set with its runs", async () => {
  const setId = await keptSet(["kiln", "kiln"]);
  const [first, second] = [(await create(setId)).run, (await create(setId)).run];
  for (const { id } of [first, second]) await host.runs.append(rowResult({ runId: id }));
  await handlers["remove-run"]({ runId: first.id }, context);
  expect(await rowCounts(db)).toMatchObject({ benchRuns: 1, benchResults: 1, benchTraces: 1 });
  await handlers["remove-set"]({ setId }, context);
  const { benchSets, benchRows, benchRuns, benchResults, benchTraces } = await rowCounts(db);
  expect([benchSets, benchRows, benchRuns, benchResults, benchTraces]).toEqual([0, 0, 0, 0, 0]);
});
