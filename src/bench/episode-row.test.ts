import { expect, test } from "vitest";
import { saysNone } from "../../tests/fixtures/verdict";
import type { AgentEvent } from "../domain/events";
import { episodeRow, parseEpisodeRow } from "./episode-row";
import type { LabelledPiece } from "./specimens";

const truth = { dynasty: "dyn:ming", reign: null, kiln: null, color: null, motif: null, shape: null };
const piece: LabelledPiece = { id: "a", isPorcelain: true, files: ["a.jpg"], truth, markShown: false };
const timings = { image_ms: [], prefill_ms: [], tokens: 7, decode_ms: 30, tools: [] };
const events: AgentEvent[] = [
  { type: "turn-start", at: 0, turn: 1, prompt: 9, context: 9 },
  { type: "verdict", at: 1, turn: 1, verdict: saysNone() },
  { type: "stop", at: 2, reason: "answered", message: "", timings },
];

test("a row comes back from its line; its verdict is among the events", () => {
  const { verdict, ...row } = episodeRow(piece, events);
  expect(verdict).toEqual(saysNone());
  expect(row).toEqual({ id: "a", isPorcelain: true, truth, markShown: false, trace: events });
  expect(parseEpisodeRow(JSON.stringify({ ...row, verdict }), "line 1")).toEqual(row);
});

test("a row that is not ours is named by its line", () => {
  expect(() => parseEpisodeRow('{"id":"b"}', "episodes.jsonl, line 2")).toThrow(/episodes\.jsonl, line 2/);
});
