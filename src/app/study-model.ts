/** The one study in progress: starts, stops, resumes, and reads kept ones; draws nothing. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { Lang } from "../domain/attribute";
import { type AgentEvent, TOOL_NAMES } from "../domain/events";
import type { EngineModel } from "./engine-model";
import { type Failure, failureOf } from "./failure";
import type { ArchivePort, EnginePort } from "./ports";
import type { EngineProtocol } from "../workers/engine/protocol";
import { afterBreak, EMPTY_STUDY, reduceStudy, type StudyView } from "./study-view";

/** A photograph on the page: its untouched bytes under an object URL. */
export interface ShownPhoto {
  name: string;
  url: string;
}

/** `waiting`: the engine is still loading. `stopping`: asked to stop. `cut-off`: a journal without its end. */
export type StudyPhase = "waiting" | "running" | "stopping" | "finished" | "cut-off" | "failed";

export interface OpenStudy {
  id: string;
  photos: readonly ShownPhoto[];
  question: string;
  lang: Lang;
  phase: StudyPhase;
  view: StudyView;
  failure: Failure | null;
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
}

/** How long a stop may take before the page stops listening, in milliseconds. */
const STOP_PATIENCE = 900;

interface Ports {
  engine: EnginePort;
  archive: ArchivePort;
  model: EngineModel;
  /** Called when a study has ended, however it ended. */
  onSettled(): void;
  now(): number;
}

function isActive(study: OpenStudy): boolean {
  return study.phase === "waiting" || study.phase === "running" || study.phase === "stopping";
}

function urlsOf(photos: readonly { name: string; blob: Blob }[]): ShownPhoto[] {
  return photos.map(({ name, blob }) => ({ name, url: URL.createObjectURL(blob) }));
}

export function createStudyModel({ engine, archive, model, onSettled, now }: Ports): StudyModel {
  const studies = signal<ReadonlyMap<string, OpenStudy>>(new Map());
  const shown = signal<string | null>(null);
  const active = computed(() => [...studies.value.values()].find(isActive) ?? null);
  /** What was asked of studies that have no event yet: until then the notebook may know nothing of them. */
  const unbegun = new Map<string, EngineProtocol["study"]["input"]>();
  let controller: AbortController | null = null;

  const change = (id: string, next: (study: OpenStudy) => OpenStudy) => {
    const study = studies.value.get(id);
    if (study !== undefined) studies.value = new Map(studies.value).set(id, next(study));
  };
  /** Puts a study on show and lets go of those neither shown nor at work. */
  const present = (study: OpenStudy) => {
    const kept = new Map<string, OpenStudy>();
    for (const [id, each] of studies.value) {
      if (isActive(each)) kept.set(id, each);
      else {
        unbegun.delete(id);
        for (const photo of each.photos) URL.revokeObjectURL(photo.url);
      }
    }
    studies.value = kept.set(study.id, study);
    shown.value = study.id;
  };
  const settle = (id: string, phase: StudyPhase, failure: Failure | null = null) => {
    change(id, (study) => ({ ...study, phase, failure }));
    onSettled();
  };

  async function run(
    id: string,
    call: (signal: AbortSignal, onEvent: (event: AgentEvent) => void) => Promise<unknown>,
  ) {
    const own = new AbortController();
    controller?.abort();
    controller = own;
    const onEvent = (event: AgentEvent) => {
      unbegun.delete(id);
      change(id, (study) => {
        if (!isActive(study)) return study;
        const phase = study.phase === "waiting" ? "running" : study.phase;
        return { ...study, phase, view: reduceStudy(study.view, event) };
      });
    };
    try {
      const ready = await model.load();
      if (own.signal.aborted) return settle(id, "finished");
      if (ready === null) {
        const state = model.state.value;
        return settle(id, "failed", state.phase === "failed" ? state.failure : { code: "engine-lost", subject: "" });
      }
      await call(own.signal, onEvent);
      settle(id, "finished");
    } catch (error) {
      if (isAbort(error) || own.signal.aborted) settle(id, "finished");
      else settle(id, "failed", failureOf(error));
    } finally {
      if (controller === own) controller = null;
    }
  }

  return {
    open: computed(() => studies.value.get(shown.value ?? "") ?? null),
    active,

    start({ photos, question, lang }) {
      const studyId = crypto.randomUUID();
      const view = { ...EMPTY_STUDY, question, lang };
      present({ id: studyId, photos: urlsOf(photos), question, lang, phase: "waiting", view, failure: null });
      const input = { studyId, photos: [...photos], question, lang, tools: [...TOOL_NAMES] };
      unbegun.set(studyId, input);
      void run(studyId, (abort, onEvent) => engine.call("study", input, { signal: abort, onEvent }));
      return studyId;
    },

    stop() {
      const id = active.value?.id;
      const own = controller;
      if (id === undefined || own === null) return;
      change(id, (study) => ({ ...study, phase: study.phase === "waiting" ? "finished" : "stopping" }));
      own.abort();
      setTimeout(() => {
        if (controller === own) controller = null;
        change(id, (study) => (study.phase === "stopping" ? { ...study, phase: "finished" } : study));
      }, STOP_PATIENCE);
    },

    async show(id) {
      if (studies.value.has(id)) {
        shown.value = id;
        return;
      }
      const kept = await archive.open(id).catch(failureOf);
      if (studies.value.has(id)) return;
      if (kept === null || "code" in kept) {
        const failure = kept ?? { code: "study-missing", subject: "" };
        return present({ id, photos: [], question: "", lang: "en", phase: "failed", view: EMPTY_STUDY, failure });
      }
      const view = kept.events.reduce(reduceStudy, EMPTY_STUDY);
      const phase = view.stop === null ? "cut-off" : "finished";
      const { question, lang } = view;
      present({ id, photos: urlsOf(kept.photos), question, lang, phase, view, failure: null });
    },

    resume() {
      const study = studies.value.get(shown.value ?? "");
      if (study === undefined || isActive(study)) return;
      const studyId = study.id;
      const asked = unbegun.get(studyId);
      change(studyId, (each) => ({ ...each, phase: "waiting", failure: null, view: afterBreak(each.view, now()) }));
      void run(studyId, async (abort, onEvent) => {
        const isNew = asked !== undefined && (await archive.open(studyId)) === null;
        if (isNew) return void (await engine.call("study", asked, { signal: abort, onEvent }));
        await engine.call("resume", { studyId }, { signal: abort, onEvent });
        if (studies.value.get(studyId)?.view.stop !== null) return;
        // Another tab has finished it meanwhile: the engine had nothing to tell, and the notebook has it all.
        const kept = await archive.open(studyId);
        if (kept !== null) change(studyId, (each) => ({ ...each, view: kept.events.reduce(reduceStudy, EMPTY_STUDY) }));
      });
    },
  };
}
