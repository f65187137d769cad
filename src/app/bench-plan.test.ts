import { describe, expect, test } from "vitest";
import type { RunSettings, RunSummary, SetSummary } from "../domain/bench";
import { askedKinds, estimateOf, faultsOf, filterOf, FIRST_PLAN, type RunPlan, rowsOf } from "./bench-plan";

const set: SetSummary = {
  id: "s",
  name: "Set",
  kind: "other",
  sha256: "",
  rows: 60,
  specimens: 20,
  types: { dynasty: 20, shape: 20, overall: 20 },
  refused: 0,
  problems: [],
  addedAt: 0,
};
const plan = (part: Partial<RunPlan> = {}): RunPlan => ({ ...FIRST_PLAN, ...part });

function run(id: string, part: Partial<RunSummary> = {}, settings: Partial<RunSettings> = {}): RunSummary {
  return {
    id,
    name: id,
    set: { id: "s", name: "Set", kind: "other", sha256: "" },
    settings: {
      protocol: "choice",
      tools: [...FIRST_PLAN.tools],
      lang: "en",
      filter: { types: null, limit: null, seed: null },
      model: "nano",
      weights: "",
      backend: "wasm",
      ...settings,
    },
    status: "done",
    origin: "own",
    done: 10,
    total: 10,
    spent: 20_000,
    createdAt: 0,
    updatedAt: 1,
    ...part,
  };
}

test.each([
  [plan(), 60],
  [plan({ types: ["dynasty"] }), 20],
  [plan({ types: ["kiln"] }), 0],
  [plan({ limit: "7" }), 7],
  [plan({ limit: " 700 " }), 60],
  [plan({ protocol: "free-form" }), 40],
])("%j asks %i questions", (asked, rows) => expect(rowsOf(set, asked)).toBe(rows));

test("naming has no free form", () => {
  expect(askedKinds(set, plan({ protocol: "free-form" }))).toEqual(["dynasty", "shape"]);
});

test.each([
  [plan(), []],
  [plan({ limit: "0" }), ["limit"]],
  [plan({ limit: "1.5", seed: "-3" }), ["limit", "seed"]],
  [plan({ limit: "12e3" }), ["limit"]],
  [plan({ seed: "0" }), []],
  [plan({ types: [] }), ["types"]],
])("%j is at fault in %j", (asked, faults) => expect(faultsOf(asked)).toEqual(faults));

test("a filter is what was typed, and names kinds only where some are left out", () => {
  expect(filterOf(set, plan({ limit: "50", seed: "7" }))).toEqual({ types: null, limit: 50, seed: 7 });
  expect(filterOf(set, plan({ types: ["shape", "dynasty", "overall"] })).types).toBeNull();
  expect(filterOf(set, plan({ types: ["shape"] })).types).toEqual(["shape"]);
  expect(filterOf(set, plan({ protocol: "free-form" })).types).toEqual(["dynasty", "shape"]);
});

describe("how long it may take", () => {
  const here = { model: "nano", backend: "wasm" };

  test("nothing to go by: no estimate", () => {
    const others = [
      run("few", { done: 2 }),
      run("opened", { origin: "opened" }),
      run("timeless", { spent: null }),
      run("free", {}, { protocol: "free-form" }),
      run("gpu", {}, { backend: "webgpu" }),
      run("large", {}, { model: "large" }),
    ];
    expect(estimateOf(others, 60, plan(), here)).toBeNull();
  });

  test("the latest run with the same tools, at its pace", () => {
    const runs = [run("old"), run("bare", { updatedAt: 9, spent: 1 }, { tools: [] }), run("new", { updatedAt: 5 })];
    expect(estimateOf(runs, 60, plan(), here)).toMatchObject({
      milliseconds: 120_000,
      from: { id: "new" },
      alike: true,
    });
  });

  test("another run with other tools is better than nothing, and said to be so", () => {
    const estimate = estimateOf([run("bare", {}, { tools: [] })], 5, plan(), null);
    expect(estimate).toMatchObject({ milliseconds: 10_000, alike: false });
  });
});
