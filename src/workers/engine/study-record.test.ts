import { expect, test } from "vitest";
import { verdict } from "../../../tests/fixtures/verdict";
import type { AgentEvent, StopReason } from "../../domain/events";
import type { StudyChange, StudyNotes } from "../../storage/studies";
import { recordStudy } from "./study-record";

const timings = { image_ms: [], prefill_ms: [], tokens: 0, decode_ms: 0, tools: [] };
const stop = (reason: StopReason): AgentEvent => ({ type: "stop", at: 0, reason, message: "", timings });
const begun = (turn: number): AgentEvent => ({ type: "turn-start", at: 0, turn, prompt: 1, context: 1 });
const judged: AgentEvent = { type: "verdict", at: 0, turn: 1, verdict: verdict({}) };
const asked: AgentEvent = { type: "user-turn", at: 0, turn: 1, text: "Why?", answer: "text", evidence: [] };
const told: AgentEvent = { type: "answer", at: 0, turn: 2, text: "So." };

/** What is kept of a study with these events. */
async function line(...events: AgentEvent[]) {
  const kept: (StudyChange | StudyNotes)[] = [];
  const record = recordStudy({ update: async (_id, change) => void kept.push(change) }, "s");
  for (const event of events) record.note(event);
  await record.keep();
  const { updatedAt: _now, ...change } = { updatedAt: 0, ...kept[0] };
  return change;
}

test("a question asked on opens an answered study again, and its answer in words leaves the verdict", async () => {
  const first = [begun(1), judged, stop("answered")];
  expect(await line(...first)).toEqual({ steps: 1, status: "answered", verdict: verdict({}) });
  expect(await line(...first, asked)).toMatchObject({ status: "open", verdict: verdict({}) });
  expect(await line(...first, asked, begun(2), told, stop("answered"))).toEqual({
    steps: 2,
    status: "answered",
    verdict: verdict({}),
  });
});

test("a new verdict takes the place of the first", async () => {
  const none = verdict({}, false);
  const again: AgentEvent = { type: "verdict", at: 0, turn: 2, verdict: none };
  expect(await line(judged, asked, again)).toMatchObject({ verdict: none });
});

test("one that was stopped says so", async () => {
  expect(await line(judged, stop("answered"), asked, stop("aborted"))).toMatchObject({ status: "stopped" });
});
