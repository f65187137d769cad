/** A line of a run's episodes.jsonl: a piece, its truth, what was said of it and every event. Opens no file. */
import * as v from "valibot";
import { parseJson } from "../base/parse";
import { type AgentEvent, TOOL_NAMES } from "../domain/events";
import { readEpisode } from "./episode";
import { type LabelledPiece, truthSchema } from "./specimens";

const claim = v.object({
  value: v.nullable(v.string()),
  label: v.string(),
  confidence: v.number(),
  basis: v.picklist(["seen", "retrieved", "inferred", "not-visible"]),
  evidence: v.array(v.string()),
});
const attributes = { dynasty: claim, reign: claim, kiln: claim, color: claim, motif: claim, shape: claim, name: claim };

const rowSchema = v.object({
  id: v.string(),
  isPorcelain: v.boolean(),
  truth: truthSchema,
  markShown: v.boolean(),
  verdict: v.nullable(v.object({ attributes: v.object(attributes), isPorcelain: v.boolean(), raw: v.string() })),
  stop: v.nullable(v.object({ reason: v.string(), message: v.string() })),
  wellFormed: v.boolean(),
  tools: v.array(v.picklist(TOOL_NAMES)),
  turns: v.number(),
  seconds: v.nullable(v.number()),
  tokens: v.nullable(v.number()),
  /** The events, for people and for training; scores are counted from the fields above. */
  trace: v.array(v.unknown()),
});
export type EpisodeRow = v.InferOutput<typeof rowSchema>;

export function episodeRow(piece: LabelledPiece, events: readonly AgentEvent[]): EpisodeRow {
  const { id, isPorcelain, truth, markShown } = piece;
  const { timings, ...episode } = readEpisode(events);
  return { id, isPorcelain, truth, markShown, ...episode, tokens: timings?.tokens ?? null, trace: [...events] };
}

/** The rows of a run. `name` is how errors call the file. @throws AppError `bad-json` or `bad-shape`. */
export function parseEpisodeRows(text: string, name: string): EpisodeRow[] {
  return text.split("\n").flatMap((line, index) => {
    const parsing = { what: `${name}, line ${index + 1}`, todo: "name another folder with --out" };
    return line.trim() === "" ? [] : [parseJson(rowSchema, line, parsing)];
  });
}
