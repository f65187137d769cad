/** The bench's models over scripted workers. */
import { effect } from "@preact/signals";
import { describe, expect, test, vi } from "vitest";
import { scriptedBench, type BenchScript } from "../../tests/scripted/bench-calls";
import { ALL_TOOLS, HALF, NO_TOOLS, settingsOf, STUDIO_SET } from "../../tests/scripted/bench-material";
import { AppError } from "../base/errors";
import type { BenchEngine, BenchLibrarian } from "./bench-ports";
import { createBenchReading } from "./bench-reading";
import { ALL_ROWS } from "./bench-route";
import { createBenchRuns } from "./bench-runs-model";
import { createBenchSets } from "./bench-sets-model";
import { createEngineModel } from "./engine-model";
import type { EnginePort } from "./ports";

function world(script: BenchScript = {}, load: () => Promise<unknown> = async () => ({ model: "ciqi-nano" })) {
  const bench = scriptedBench(script);
  const call = vi.fn((name: string, input: unknown, options: unknown) =>
    name === "load" ? load() : bench.call(name, input, options),
  );
  const port = { call } as unknown as BenchLibrarian & BenchEngine & EnginePort;
  const model = createEngineModel(port, () => ({ model: "ciqi-nano", backend: "auto" }));
  return {
    call,
    sets: createBenchSets(port),
    runs: createBenchRuns({ librarian: port, engine: port, model }),
    reading: createBenchReading(port),
  };
}
const request = { setId: "studio", name: "A run", settings: settingsOf([]) };

describe("sets", () => {
  test("the studio set is fetched with progress and listed", async () => {
    const { sets } = world();
    await sets.refresh();
    const fetching = sets.addStudio();
    await vi.waitFor(() => expect(sets.reading.value).toMatchObject({ phase: "reading", progress: { total: 119 } }));
    expect(await fetching).toEqual(STUDIO_SET);
    expect(sets.sets.value).toEqual([STUDIO_SET]);
    expect(sets.reading.value).toEqual({ phase: "added", kind: "studio", set: STUDIO_SET });
  });

  test("a file without a usable row is refused by its own code, with the worker's words", async () => {
    const { sets } = world({ refuse: { "read-set": { code: "set-empty", message: "found 12 rows, none usable" } } });
    expect(await sets.add([{ path: "x.jsonl", blob: new Blob() }])).toBeNull();
    const refusal = { kind: "bench", code: "set-empty", detail: "found 12 rows, none usable" };
    expect(sets.reading.value).toEqual({ phase: "refused", kind: "files", refusal });
  });

  test("stopped, it says nothing; what comes late is not shown", async () => {
    const { sets } = world();
    const adding = sets.addStudio();
    sets.stop();
    expect(await adding).toBeNull();
    expect(sets.reading.value).toEqual({ phase: "idle" });
  });
});

describe("runs", () => {
  test("a run begins with what the engine says of itself, tells how far it is, and ends", async () => {
    const { runs, call } = world({ sets: [{ ...STUDIO_SET, rows: 3 }] }, async () => ({
      model: "ciqi-nano",
      backend: "webgpu",
    }));
    const told: (number | undefined)[] = [];
    const end = effect(() => void told.push(runs.active.value?.progress?.done));
    const made = await runs.begin(request);
    expect(made?.settings).toMatchObject({ model: "ciqi-nano", backend: "webgpu" });
    await vi.waitFor(() => expect(told).toEqual([undefined, undefined, undefined, 1, 2, 3, undefined]));
    end();
    await vi.waitFor(() => expect(runs.runs.value?.[0]?.status).toBe("done"));
    expect(runs.runs.value).toMatchObject([{ done: 3, total: 3, status: "done" }]);
    expect(call.mock.calls.filter(([name]) => name === "run-bench")).toHaveLength(1);
  });

  test("paused, it stays where it is and goes on from there", async () => {
    const { runs } = world({ runs: [HALF], holdAt: 43 });
    const going = runs.goOn("half");
    await vi.waitFor(() => expect(runs.active.value?.progress?.done).toBe(43));
    runs.pause();
    expect(runs.active.value?.phase).toBe("pausing");
    await going;
    expect(runs.active.value).toBeNull();
    expect(runs.refusal.value).toBeNull();
    expect(runs.runs.value?.[0]?.done).toBe(43);
  });

  test("another run waits until the one at work has paused: there is one engine", async () => {
    const { runs, call } = world({ runs: [HALF, { ...NO_TOOLS, done: 0 }], holdAt: 42 });
    void runs.goOn("half");
    await vi.waitFor(() => expect(runs.active.value?.progress?.done).toBe(42));
    void runs.goOn("none");
    await vi.waitFor(() => expect(runs.active.value).toMatchObject({ runId: "none", phase: "running" }));
    const asked = call.mock.calls.flatMap(([name, input]) => (name === "run-bench" ? [input] : []));
    expect(asked).toEqual([{ runId: "half" }, { runId: "none" }]);
    runs.pause();
  });

  test("an engine that does not load leaves the run as it is and says why", async () => {
    const { runs, call } = world({ runs: [HALF] }, async () => Promise.reject(new AppError("model-missing", "no")));
    await runs.goOn("half");
    expect(runs.refusal.value).toEqual({
      runId: "half",
      refusal: { kind: "failure", failure: { code: "model-missing", subject: "" } },
    });
    expect(call.mock.calls.some(([name]) => name === "run-bench")).toBe(false);
    expect(await runs.begin(request)).toBeNull();
    expect(call.mock.calls.some(([name]) => name === "create-run")).toBe(false);
  });

  test("a run of another tab is refused in words about the run", async () => {
    const elsewhere = { code: "run-elsewhere", message: "another tab works on it" };
    const { runs } = world({ runs: [HALF], refuse: { "run-bench": elsewhere } });
    await runs.goOn("half");
    expect(runs.refusal.value).toMatchObject({ runId: "half", refusal: { kind: "bench", code: "run-elsewhere" } });
  });

  test("one that is at work is paused before it is removed", async () => {
    const { runs, call } = world({ runs: [HALF], holdAt: 42 });
    void runs.goOn("half");
    await vi.waitFor(() => expect(runs.active.value?.progress?.done).toBe(42));
    await runs.remove("half");
    expect(runs.runs.value).toEqual([]);
    expect(call.mock.lastCall?.[0]).toBe("runs");
  });

  test("a file that is no results file opens nothing", async () => {
    const { runs } = world();
    expect(await runs.open({ name: "x.jsonl", blob: new Blob() })).toBeNull();
    expect(runs.refusal.value?.refusal).toMatchObject({ code: "results-empty" });
  });
});

describe("reading", () => {
  test("a temperature that cannot be fitted leaves the report standing", async () => {
    const overlap = { code: "calibration-overlap", message: "found 17 shared pieces" };
    const { reading } = world({ runs: [ALL_TOOLS, NO_TOOLS], refuse: { calibrate: overlap } });
    await reading.report.show({ runId: "all", calibratedOn: "none" });
    expect(reading.report.at.value?.state).toMatchObject({
      phase: "there",
      value: { report: { rows: 119 }, uncalibrated: { code: "calibration-overlap" } },
    });
  });

  test("an answer to an earlier question is not shown", async () => {
    const { reading } = world({ runs: [ALL_TOOLS] });
    const rows = (page: number) => ({ runId: "all", query: ALL_ROWS, page });
    const first = reading.rows.show(rows(0));
    await reading.rows.show(rows(1));
    await first;
    const shown = reading.rows.at.value;
    expect(shown?.key.page).toBe(1);
    expect(shown?.state.phase === "there" && shown.state.value.results[0]?.seq).toBe(50);
  });

  test("a run that is gone is said to be gone", async () => {
    const { reading } = world();
    await reading.report.show({ runId: "gone", calibratedOn: null });
    expect(reading.report.at.value?.state).toMatchObject({ phase: "failed", failure: { code: "run-missing" } });
  });

  test("of three runs the first is held against the two others", async () => {
    const { reading, call } = world({ runs: [ALL_TOOLS, NO_TOOLS, HALF] });
    await reading.compared.show(["none", "all", "half"]);
    expect(reading.compared.at.value?.state).toMatchObject({
      value: { reports: [{}, {}, {}], comparisons: [{ second: "all" }, { second: "half" }] },
    });
    expect(call.mock.calls.filter(([name]) => name === "compare")).toHaveLength(2);
  });
});
