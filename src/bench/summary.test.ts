import { expect, test } from "vitest";
import { claim, saysNone, verdict } from "../../tests/fixtures/verdict";
import type { EpisodeRow } from "./episode-row";
import { summarise } from "./summary";
import { wilson } from "./wilson";

const truth = { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null };
const row: EpisodeRow = {
  id: "a",
  isPorcelain: true,
  truth,
  markShown: false,
  verdict: saysNone(),
  stop: { reason: "answered", message: "" },
  wellFormed: true,
  tools: ["search_text"],
  turns: 3,
  seconds: 10,
  tokens: 50,
  trace: [],
};
const marked = { ...row, truth: { ...truth, reign: "reign:wanli" }, markShown: true };
const wanli = verdict({ reign: claim("reign:wanli") });

test("the reign is counted once for all and once for the pieces whose mark can be read", () => {
  const { attributes, reignOfMarked } = summarise([row, marked, { ...marked, verdict: wanli }]);
  expect(attributes.find(({ attribute }) => attribute === "reign")).toMatchObject({ right: 2, n: 3 });
  expect(reignOfMarked).toMatchObject({ right: 1, n: 2 });
});

test("what is no porcelain counts only among the others", () => {
  const other = { ...row, isPorcelain: false, tools: [], turns: 1, wellFormed: false };
  const summary = summarise([row, other, { ...other, verdict: verdict({}, false) }, { ...other, verdict: null }]);
  expect(summary.others).toEqual({ count: 1, n: 3, ...wilson(1, 3) });
  expect(summary.attributes[0]).toMatchObject({ attribute: "dynasty", n: 1 });
  expect(summary.wellFormed).toMatchObject({ count: 1, n: 1 });
  expect(summary.tools.search_text).toMatchObject({ count: 1, n: 1 });
  expect(summary.tools.search_image).toMatchObject({ count: 0, n: 1 });
  expect(summary.turns).toBe(3);
});

test("an episode that was cut off has no part in the medians of time and tokens", () => {
  const cutOff = { ...row, verdict: null, stop: null, seconds: null, tokens: null, turns: 1 };
  expect(summarise([row, cutOff])).toMatchObject({ seconds: 10, tokens: 50, turns: 2, others: null });
});
