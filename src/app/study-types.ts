/** A study as the page holds it, and what can be asked of it. Types, and the questions they answer by themselves. */
import type { ReadonlySignal } from "@preact/signals";
import type { Lang } from "../domain/attribute";
import type { Glance } from "../domain/glance";
import type { Addition } from "../workers/engine/study-calls";
import type { Failure } from "./failure";
import { EMPTY_STUDY, isAnswered, type StudyView } from "./study-view";

/** A photograph on the page: its untouched bytes under an object URL. */
export interface ShownPhoto {
  name: string;
  url: string;
}

/** `waiting`: the engine is still loading. `stopping`: asked to stop. `cut-off`: a journal without its end. */
export type StudyPhase = "waiting" | "running" | "stopping" | "finished" | "cut-off" | "failed";

/** What a person adds; what it is to end in follows from it. */
export type PersonAddition = Omit<Addition, "answer">;

export interface OpenStudy {
  id: string;
  photos: readonly ShownPhoto[];
  question: string;
  lang: Lang;
  phase: StudyPhase;
  view: StudyView;
  failure: Failure | null;
  /** What the library said while the engine was still loading; the view's own comes before it. */
  glance: Glance | null;
  /** What was added and is not in the story yet. */
  pending: PersonAddition | null;
  /** Why the last addition was not taken. */
  refusal: Failure | null;
}

export interface StudyRequest {
  photos: readonly { name: string; blob: Blob }[];
  /** Empty: the model's standard question. */
  question: string;
  lang: Lang;
}

export interface StudyModel {
  /** The study on show. */
  open: ReadonlySignal<OpenStudy | null>;
  /** The study the engine is at work on, shown or not. */
  active: ReadonlySignal<OpenStudy | null>;
  /** Returns the new study's id at once; the study runs on. A study that was running is stopped and can be resumed. */
  start(request: StudyRequest): string;
  stop(): void;
  /** Shows a kept study; what is running runs on. */
  show(id: string): Promise<void>;
  resume(): void;
  /**
   * Adds to the study on show, at work or not. Resolves when it is part of the study (true), or when it was refused:
   * `refusal` then says why, and what was added is the caller's to keep.
   */
  add(addition: PersonAddition, lang: Lang): Promise<boolean>;
}

/** A study as `given`, with nothing where nothing is given. */
export function openedStudy(id: string, given: Partial<Omit<OpenStudy, "id">>): OpenStudy {
  return {
    id,
    photos: [],
    question: "",
    lang: "en",
    phase: "waiting",
    view: EMPTY_STUDY,
    failure: null,
    glance: null,
    pending: null,
    refusal: null,
    ...given,
  };
}

export function isActive({ phase }: Pick<OpenStudy, "phase">): boolean {
  return phase === "waiting" || phase === "running" || phase === "stopping";
}

/** Whether the last thing asked can be gone on with. */
export function canResume({ phase, view, failure }: OpenStudy): boolean {
  if (failure?.code === "study-missing" || phase === "waiting" || phase === "running" || phase === "stopping") {
    return false;
  }
  if (isAnswered(view)) return false;
  return view.stop === null || view.stop.reason === "aborted" || view.stop.reason === "error";
}

/** Whether there is something to ask about: a study at work that has begun, or one that has come to its end. */
export function isOpenToAdditions({ phase, view }: OpenStudy): boolean {
  if (view.startedAt === 0 || phase === "cut-off" || phase === "failed") return false;
  return phase !== "finished" || view.stop !== null;
}

/** Whether something can be added just now: one thing after another, and nothing while it is being stopped. */
export function canAdd(study: OpenStudy): boolean {
  const { phase, pending } = study;
  return isOpenToAdditions(study) && pending === null && (phase === "running" || phase === "finished");
}
