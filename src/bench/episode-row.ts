/** A line of a run's episodes.jsonl: a piece, its truth, what was said of it and every event. Opens no file. */
import * as v from "valibot";
import { parseJson } from "../base/parse";
import { eventSchema } from "../domain/event-schema";
import type { AgentEvent } from "../domain/events";
import type { Verdict } from "../domain/verdict";
import { readEpisode } from "./episode";
import { type LabelledPiece, truthSchema } from "./specimens";

const rowSchema = v.object({
  id: v.string(),
  isPorcelain: v.boolean(),
  truth: truthSchema,
  markShown: v.boolean(),
  trace: v.array(eventSchema),
});
export type EpisodeRow = v.InferOutput<typeof rowSchema>;

/** The line to write. The verdict stands in it for whoever reads the file; we read it from the events again. */
export function episodeRow(
  { id, isPorcelain, truth, markShown }: LabelledPiece,
  events: readonly AgentEvent[],
): EpisodeRow & { verdict: Verdict | null } {
  return { id, isPorcelain, truth, markShown, verdict: readEpisode(events).verdict, trace: [...events] };
}

/** `what` is how errors call the line. @throws AppError `bad-json` or `bad-shape`. */
export function parseEpisodeRow(line: string, what: string): EpisodeRow {
  return parseJson(rowSchema, line, { what, todo: "name another folder with --out" });
}
