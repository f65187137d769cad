import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUESTION_TYPES, type RowStatus } from "../domain/bench";
import { TOOL_NAMES } from "../domain/events";
import { ALL_ROWS, benchHash, type BenchRoute, matchOf, parseBenchRoute, type RowsQuery } from "./bench-route";
import { parseRoute } from "./route-model";

const word = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
const statuses: RowStatus[] = ["success", "completed_without_answer", "tool_limit_exceeded", "empty_response", "error"];
const query: fc.Arbitrary<RowsQuery> = fc.record({
  type: fc.option(fc.constantFrom(...QUESTION_TYPES)),
  right: fc.option(fc.boolean()),
  reading: fc.option(fc.constantFrom("differs" as const, "unparsed" as const)),
  status: fc.option(fc.constantFrom(...statuses)),
  truth: fc.option(word),
  answer: fc.option(word),
  tool: fc.option(fc.record({ name: fc.constantFrom(...TOOL_NAMES), used: fc.boolean() })),
  against: fc.option(fc.record({ runId: word, right: fc.boolean() })),
  text: fc.oneof(fc.constant(""), word),
});
const route: fc.Arbitrary<BenchRoute> = fc.oneof(
  fc.constant<BenchRoute>({ screen: "bench" }),
  fc.record({ screen: fc.constant("bench-run"), runId: word, calibratedOn: fc.option(word) }),
  fc.record({ screen: fc.constant("bench-rows"), runId: word, query }),
  fc.record({ screen: fc.constant("bench-episode"), runId: word, seq: fc.nat(9_999_999) }),
  fc.record({ screen: fc.constant("bench-compare"), runIds: fc.array(word, { minLength: 2, maxLength: 5 }) }),
);

/** What the bench makes of an address; null: it is not the bench's. */
function parsed(hash: string): BenchRoute | null {
  const found = parseRoute(hash);
  return found.screen === "bench" ? parseBenchRoute(found) : null;
}

test("every address of the bench survives the address bar", () => {
  fc.assert(
    fc.property(route, (one) => {
      const { hash } = new URL(benchHash(one), "https://ciqi.example/"); // as `location` would give it back
      expect(parsed(hash)).toEqual(one);
    }),
    { seed: 8, numRuns: 400 },
  );
});

test.each([
  "#/bench/run",
  "#/bench/run/",
  "#/bench/run/a/b",
  "#/bench/run/a/episode",
  "#/bench/run/a/episode/-1",
  "#/bench/run/a/episode/1e3",
  "#/bench/run/a/rows/1",
  "#/bench/compare/a",
  "#/bench/compare/a/",
  "#/bench/x/y",
  "#/bench/",
  "#/bench/run//rows",
  "#/bench/run/%E0%A4%A",
])("%j is the start of the bench", (hash) => expect(parsed(hash)).toEqual({ screen: "bench" }));

test("fields that say nothing are left out", () => {
  const { hash } = new URL("https://x/#/bench/run/a/rows?type=glaze&right=maybe&tool=hammer&status=fine&reading=1");
  expect(parsed(hash)).toEqual({ screen: "bench-rows", runId: "a", query: ALL_ROWS });
});

describe("what the librarian is asked for", () => {
  test("all rows: nothing but an empty filter", () => {
    expect(matchOf(ALL_ROWS)).toEqual({ filter: { types: null, limit: null, seed: null } });
  });

  test("a cell of a matrix, wrong answers, a tool that was not used", () => {
    const tool = { name: "search_text", used: false } as const;
    const cell = { ...ALL_ROWS, type: "dynasty", truth: "dyn:ming", answer: "dyn:qing", right: false, tool } as const;
    expect(matchOf(cell)).toEqual({
      filter: { types: ["dynasty"], limit: null, seed: null },
      right: false,
      truth: "dyn:ming",
      answer: "dyn:qing",
      tool,
    });
    expect(matchOf({ ...ALL_ROWS, reading: "unparsed" })).toMatchObject({ unparsed: true });
    expect(matchOf({ ...ALL_ROWS, reading: "differs" })).toMatchObject({ differs: true });
  });
});
