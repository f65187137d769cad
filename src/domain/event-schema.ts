/** The shape of an event as it is read back: what an older page, or a newer one, has written is not taken on trust. */
import * as v from "valibot";
import { ATTRIBUTES, type Attribute, VOCABULARY_ATTRIBUTES } from "./attribute";
import type { Box, Evidence, RecordFields } from "./evidence";
import type { Glance, Vote } from "./glance";
import { type AgentEvent, type StopReason, type StudyPhoto, type Timings, TOOL_NAMES } from "./events";
import type { Claim, MarkReading, Verdict } from "./verdict";

type Schema<T> = v.GenericSchema<unknown, T>;

const text = v.string();
const number = v.number();
const term = v.nullable(text);
const tool = v.picklist(TOOL_NAMES);
const box: Schema<Box> = v.tuple([number, number, number, number]);

const fields: Schema<RecordFields> = v.object({
  name: text,
  nameEn: text,
  dynasty: term,
  reign: term,
  kiln: term,
  color: term,
  motif: term,
  shape: term,
  source: text,
});

const evidence: Schema<Evidence> = v.variant("kind", [
  v.object({ id: text, kind: v.literal("photo"), image: number }),
  v.object({ id: text, kind: v.literal("crop"), image: number, box, modelBox: box, label: text }),
  v.object({
    id: text,
    kind: v.literal("record"),
    packId: text,
    recordId: text,
    image: number,
    rank: number,
    score: number,
    fields,
  }),
  v.object({
    id: text,
    kind: v.literal("passage"),
    packId: text,
    passageId: text,
    query: text,
    text,
    source: text,
    score: number,
  }),
]);

const photo: Schema<StudyPhoto> = v.object({
  index: number,
  name: text,
  width: number,
  height: number,
  modelWidth: number,
  modelHeight: number,
});

const claim: Schema<Claim> = v.object({
  value: term,
  label: text,
  confidence: number,
  calibrated: v.exactOptional(v.boolean()),
  basis: v.picklist(["seen", "retrieved", "inferred", "not-visible"]),
  evidence: v.array(text),
});

const claims = Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, claim])) as Record<
  Attribute,
  Schema<Claim>
>;
const mark: Schema<MarkReading> = v.object({ text, reign: term, evidence: v.array(text) });
export const verdictSchema: Schema<Verdict> = v.object({
  attributes: v.object(claims),
  mark: v.exactOptional(v.nullable(mark)),
  isPorcelain: v.boolean(),
  raw: text,
});

const vote: Schema<Vote> = v.object({ value: text, confidence: number, matches: v.array(number) });
const votes = v.partial(
  v.object(Object.fromEntries(VOCABULARY_ATTRIBUTES.map((attribute) => [attribute, v.array(vote)]))),
);
const glance: Schema<Glance> = v.object({
  matches: v.array(v.object({ packId: text, recordId: text, image: number, score: number, fields })),
  match: v.boolean(),
  votes,
  ms: number,
});

const reason: Schema<StopReason> = v.picklist([
  "answered",
  "aborted",
  "tool-limit",
  "empty-response",
  "no-answer",
  "context-limit",
  "error",
]);

const timings: Schema<Timings> = v.object({
  image_ms: v.array(number),
  prefill_ms: v.array(number),
  tokens: number,
  decode_ms: number,
  tools: v.array(v.object({ name: tool, ms: number })),
});

export const eventSchema: Schema<AgentEvent> = v.variant("type", [
  v.object({
    type: v.literal("study-start"),
    at: number,
    question: text,
    lang: v.picklist(["en", "zh"]),
    answer: v.exactOptional(v.picklist(["verdict", "text"])),
    model: text,
    backend: text,
    tools: v.array(tool),
    photos: v.array(photo),
    evidence: v.array(evidence),
  }),
  v.object({ type: v.literal("glance"), at: number, glance }),
  v.object({
    type: v.literal("user-turn"),
    at: number,
    turn: number,
    text,
    answer: v.picklist(["verdict", "text"]),
    lang: v.exactOptional(v.picklist(["en", "zh"])),
    photo: v.exactOptional(photo),
    evidence: v.array(evidence),
  }),
  v.object({ type: v.literal("turn-start"), at: number, turn: number, prompt: number, context: number }),
  v.object({
    type: v.literal("token-delta"),
    at: number,
    turn: number,
    text,
    ids: v.array(number),
    logprobs: v.array(number),
  }),
  v.object({
    type: v.literal("tool-call"),
    at: number,
    turn: number,
    call: text,
    name: tool,
    arguments: v.record(text, v.unknown()),
    box: v.exactOptional(box),
  }),
  v.object({
    type: v.literal("observation"),
    at: number,
    turn: number,
    call: v.nullable(text),
    evidence: v.array(evidence),
    text,
    error: v.boolean(),
    ms: number,
  }),
  v.object({ type: v.literal("verdict"), at: number, turn: number, verdict: verdictSchema }),
  v.object({ type: v.literal("answer"), at: number, turn: number, text }),
  v.object({ type: v.literal("stop"), at: number, reason, message: text, timings }),
]);
