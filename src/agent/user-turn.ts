/**
 * What a person adds to a study: how it is journalled, and how the journal's event is told. The Python training twin
 * renders the same bytes; change both or neither.
 */
import { AppError } from "../base/errors";
import type { Lang } from "../domain/attribute";
import type { AgentEvent } from "../domain/events";
import type { Evidence } from "../domain/evidence";
import type { AgentPorts, ImageHandle, Part, StudyAddition } from "./ports";
import { cropLine, freeFormQuestion, photoParts } from "./prompt";
import type { PromptFile } from "./prompt-file";
import { type StudyState, beginAnew, nextEvidence, studyPhoto } from "./study-state";

export type UserTurn = Extract<AgentEvent, { type: "user-turn" }>;
type Crop = Extract<Evidence, { kind: "crop" }>;

/** Journals what has been added since this was last asked, and renders each as the inside of a user turn. */
export async function takeAdditions(state: StudyState): Promise<Part[][]> {
  const contents: Part[][] = [];
  for (const addition of state.ports.additions?.() ?? []) {
    const event = userTurn(state, addition);
    state.emit(event);
    contents.push(await userTurnParts(state, event));
  }
  return contents;
}

function userTurn(state: StudyState, { text, photo, region, answer, lang }: StudyAddition): UserTurn {
  const said = lang ?? state.lang;
  beginAnew(state, { answer, lang: said });
  const evidence: Evidence[] = [];
  if (photo !== undefined) evidence.push({ id: nextEvidence(state, "photo"), kind: "photo", image: photo.index });
  if (region !== undefined) {
    const label = state.prompt.pointed[said];
    evidence.push({ id: nextEvidence(state, "crop"), kind: "crop", ...region, label });
  }
  return {
    type: "user-turn",
    at: state.ports.now(),
    turn: state.turn,
    text: text.trim(),
    answer,
    ...(lang === undefined ? {} : { lang }),
    ...(photo === undefined ? {} : { photo: studyPhoto(photo) }),
    evidence,
  };
}

/** What an event tells, in the language it left `state` in. */
export async function userTurnParts(
  { ports, prompt, lang, signal }: Pick<StudyState, "ports" | "prompt" | "lang" | "signal">,
  event: UserTurn,
): Promise<Part[]> {
  const crop = cropIn(event);
  return userTurnContent(prompt, lang, event, {
    photo: event.photo && viewOf(ports, event.photo.index),
    crop: crop && (await ports.crop(crop.image, crop.box, signal)),
  });
}

/** The photograph, the place, the words, in this order and as far as they are there. `pictures`: of the first two. */
export function userTurnContent(
  prompt: PromptFile,
  lang: Lang,
  event: UserTurn,
  pictures: { photo: ImageHandle | undefined; crop: ImageHandle | undefined },
): Part[] {
  const { text, answer, photo, evidence } = event;
  const parts: Part[] = [];
  const shown = evidence.find(({ kind }) => kind === "photo");
  if (photo !== undefined && shown !== undefined && pictures.photo !== undefined) {
    parts.push(...photoParts(prompt, shown.id, photo.index, pictures.photo));
  }
  const crop = cropIn(event);
  if (crop !== undefined && pictures.crop !== undefined) {
    parts.push({ type: "image", image: pictures.crop });
    parts.push({ type: "text", text: cropLine(prompt, lang, crop.id, crop.image, crop.label) });
  }
  const nothingSaid = photo === undefined ? prompt.lookHere[lang] : prompt.anotherView[lang];
  const words = answer === "text" ? freeFormQuestion(prompt, lang, text) : text;
  parts.push({ type: "text", text: text === "" ? nothingSaid : words });
  return parts;
}

/** The place that was pointed at. */
export function cropIn({ evidence }: UserTurn): Crop | undefined {
  return evidence.find((one): one is Crop => one.kind === "crop");
}

/** @throws AppError `photo-missing`. */
function viewOf({ photos }: AgentPorts, index: number) {
  const found = photos[index - 1];
  if (found !== undefined) return found.view;
  const words = `found ${photos.length} photographs; start a new study`;
  throw new AppError("photo-missing", `Telling the model of photograph ${index}: ${words}.`);
}
