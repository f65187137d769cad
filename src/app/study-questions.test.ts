import { expect, test, vi } from "vitest";
import { scriptedEvents, scriptedVerdict } from "../../tests/scripted/story";
import { confusedWith } from "../domain/confusions";
import * as finder from "../domain/find-term";
import type { Weight } from "../workers/engine/study-calls";
import type { EnginePort } from "./ports";
import { alternativeIn, alternativesOf, piecesSaying } from "./study-questions";
import { createWeighing } from "./study-weighing";

const verdict = scriptedVerdict("en");
const events = scriptedEvents("en", [{ name: "a.jpg", width: 10, height: 10 }], verdict);
const evidence = events.flatMap((event) => (event.type === "observation" ? event.evidence : []));

test("what a similar piece says, of an attribute in doubt, is suggested first; one an attribute, three in all", () => {
  const found = alternativesOf(verdict, evidence, confusedWith);
  expect(found[0]).toEqual({ attribute: "reign", claimed: "reign:yongle", other: "reign:xuande" });
  expect(found).toHaveLength(3);
  expect(new Set(found.map(({ attribute }) => attribute)).size).toBe(3);
});

test("where nothing is claimed there is nothing to suggest", () => {
  expect(alternativesOf({ ...verdict, isPorcelain: false }, evidence, confusedWith)).toEqual([]);
  expect(alternativesOf(verdict, evidence, () => [])).toEqual([]);
});

test.each([
  ["Why not Xuande?", { attribute: "reign", claimed: "reign:yongle", other: "reign:xuande" }],
  ["为何不是宣德？", { attribute: "reign", claimed: "reign:yongle", other: "reign:xuande" }],
  ["Yongle, why not Xuande?", { attribute: "reign", claimed: "reign:yongle", other: "reign:xuande" }],
  ["Why Yongle?", null],
  ["Are you sure?", null],
  ["", null],
])("%j sets against the verdict %j", (text, alternative) => {
  expect(alternativeIn(text, verdict, finder)).toEqual(alternative);
});

test("the pieces that say so are told by what their label says", () => {
  expect(piecesSaying(evidence, "reign", "reign:xuande").map(({ id }) => id)).toEqual(["E4"]);
  expect(piecesSaying(evidence, "reign", "reign:wanli")).toEqual([]);
});

test("a weighing is asked once; one that failed or was stopped may be asked again", async () => {
  const weights: Weight[] = [{ value: "reign:xuande", logprob: -1, share: 0.2, records: [] }];
  const call = vi.fn().mockRejectedValueOnce(new Error("busy")).mockResolvedValue({ weights });
  const weighing = createWeighing({ call } as unknown as EnginePort);
  const alternative = { attribute: "reign", claimed: "reign:yongle", other: "reign:xuande" } as const;
  const signal = new AbortController().signal;
  expect(weighing.of("s", alternative)).toBeUndefined();
  await weighing.weigh("s", alternative, signal);
  expect(weighing.of("s", alternative)?.phase).toBe("failed");
  await weighing.weigh("s", alternative, AbortSignal.abort());
  expect(weighing.of("s", alternative)).toBeUndefined();
  await Promise.all([weighing.weigh("s", alternative, signal), weighing.weigh("s", alternative, signal)]);
  expect(weighing.of("s", alternative)).toEqual({ phase: "there", value: weights });
  expect(call).toHaveBeenCalledTimes(3);
});
