/**
 * What a study's model read on a mark, which is not yet a date: its own words, quoted characters and all. Knows reigns;
 * decides nothing of the piece. Never throws: what the model wrote is data.
 */
import type { AgentEvent } from "../domain/events";
import type { Evidence } from "../domain/evidence";
import { foldHan } from "../domain/han-fold";
import type { Claim, MarkReading } from "../domain/verdict";
import { termsOf } from "../domain/vocabulary";
import { cropIn } from "./user-turn";

type Crop = Extract<Evidence, { kind: "crop" }>;

/** 大明宣德年製, 乾隆年制, 大明年造: six characters, or four; columns may be kept apart. */
const REIGN_MARK =
  /大[\s·]?[明清][\s·]?\p{Script=Han}[\s·]?\p{Script=Han}[\s·]?年[\s·]?[製制造]|\p{Script=Han}[\s·]?\p{Script=Han}[\s·]?年[\s·]?[製制造]/gu;
/** Characters that are said to be what a mark reads, or that are quoted where a mark is spoken of. */
const INTRODUCED =
  /(?:\breads?[:：]?\s*|\bmark[:：]\s*|款[识識]?(?:为|爲|為|是|[:：])\s*)["“‘「『']?(\p{Script=Han}{2,8})(?!\p{Script=Han})/giu;
const QUOTED = /["“「『](\p{Script=Han}{2,8})["”」』]/gu;
const SPEAKS_OF_MARK = /\bmarks?\b|\binscri|\breads?\b|款/iu;
/** A crop of a mark, by what the model called it. */
const MARK_LABEL = /\bmarks?\b|\binscri|款/iu;

/** The last reading; null when none was written. `reign`: what is claimed of it, for the ground. */
export function readMark(events: readonly AgentEvent[], reign: Claim): MarkReading | null {
  let last: { text: string; crop: Crop | undefined } | undefined;
  const seen: Evidence[] = [];
  let pointed: Crop | undefined;
  for (const turn of turnsOf(events)) {
    const crop = pointed ?? seen.findLast((one): one is Crop => one.kind === "crop" && MARK_LABEL.test(one.label));
    const text = charactersIn(wordsOf(turn)).findLast((mark) => crop !== undefined || !isTold(seen, mark));
    const isRepeated = text === last?.text && last?.crop !== undefined;
    if (text !== undefined && !isRepeated) last = { text, crop };
    pointed = undefined;
    for (const event of turn) {
      if (event.type === "user-turn") pointed = cropIn(event);
      if (event.type === "user-turn" || event.type === "observation") seen.push(...event.evidence);
    }
  }
  if (last === undefined) return null;
  const { text, crop } = last;
  return { text, reign: reignOf(text), evidence: crop === undefined ? groundOf(events, reign) : [crop.id] };
}

/** What a passage or a label says of other pieces is not read on this one. */
function isTold(seen: readonly Evidence[], mark: string): boolean {
  return seen.some((one) => {
    if (one.kind === "passage") return one.text.includes(mark);
    return one.kind === "record" && one.fields.name.includes(mark);
  });
}

/** The events of each turn that has any. */
function turnsOf(events: readonly AgentEvent[]): AgentEvent[][] {
  const turns: AgentEvent[][] = [];
  for (const event of events) if ("turn" in event) (turns[event.turn] ??= []).push(event);
  return turns.filter((turn) => turn.length > 0);
}

/** Without its call: what it asks for there is not what it saw. */
function wordsOf(turn: readonly AgentEvent[]): string {
  const text = turn.map((event) => (event.type === "token-delta" ? event.text : "")).join("");
  return text.replace(/<tool_call>[\s\S]*?(?:<\/tool_call>|$)/gu, " ");
}

function charactersIn(text: string): string[] {
  return text.split(/(?<=[.。!！\n])/u).flatMap((sentence) => {
    const reigns = [...sentence.matchAll(REIGN_MARK)].map(([mark]) => mark);
    if (reigns.length > 0 || !SPEAKS_OF_MARK.test(sentence)) return reigns;
    return [...sentence.matchAll(INTRODUCED), ...sentence.matchAll(QUOTED)].flatMap(([, mark]) => mark ?? []);
  });
}

/** By the characters before the last, which is written 製, 制 or 造: of the whole mark, and of its last four. */
const reigns = new Map(
  termsOf("reign").flatMap((term) => {
    const marks = term.attribute === "reign" ? [term.mark6Hans, term.mark4Hans] : [];
    return marks.flatMap((mark): [string, string][] => {
      if (mark === null) return [];
      const key = foldHan(mark).slice(0, -1);
      return [
        [key, term.id],
        [key.slice(-3), term.id],
      ];
    });
  }),
);

function reignOf(mark: string): string | null {
  return reigns.get(foldHan(mark.replace(/[\s·]/gu, "")).slice(0, -1)) ?? null;
}

/** Where there was no crop of the mark: what the reign was seen in, else the only photograph. */
function groundOf(events: readonly AgentEvent[], { basis, evidence }: Claim): string[] {
  const known = events.flatMap((event) => ("evidence" in event ? event.evidence : []));
  const photos = known.filter(({ kind }) => kind === "photo");
  const pictures = new Set(known.flatMap(({ id, kind }) => (kind === "photo" || kind === "crop" ? id : [])));
  const cited = basis === "seen" ? evidence.filter((id) => pictures.has(id)) : [];
  if (cited.length > 0) return cited;
  return photos.length === 1 ? photos.map(({ id }) => id) : [];
}
