/** The studies on the page: starts, stops, resumes, adds to them, and reads kept ones; draws nothing. */
import { computed, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import { type AgentEvent, TOOL_NAMES } from "../domain/events";
import type { EngineProtocol } from "../workers/engine/protocol";
import type { EngineModel } from "./engine-model";
import { type Failure, failureOf } from "./failure";
import { batchPerFrame } from "./frame-batch";
import type { ArchivePort, EnginePort } from "./ports";
import { addTo } from "./study-additions";
import { type PaceBook, paceOf } from "./study-estimate";
import {
  canAdd,
  canResume,
  isActive,
  type OpenStudy,
  openedStudy,
  type ShownPhoto,
  type StudyModel,
  type StudyPhase,
} from "./study-types";
import { afterBreak, EMPTY_STUDY, reduceStudy } from "./study-view";

export type { OpenStudy, ShownPhoto, StudyModel, StudyPhase, StudyRequest } from "./study-types";

/** How long a stop may take before the page stops listening, in milliseconds. */
const STOP_PATIENCE = 900;

interface Ports {
  engine: EnginePort;
  archive: ArchivePort;
  model: EngineModel;
  /** Learns how long studies take on this device. */
  paces: PaceBook;
  elsewhere: StudiesElsewhere;
  /** Called when a study has ended, however it ended. */
  onSettled(): void;
  now(): number;
}

/** Other tabs of this browser. */
export interface StudiesElsewhere {
  isHeld(id: string): Promise<boolean>;
  /** Resolves when nobody is at work on the study any more. */
  letGo(id: string, signal: AbortSignal): Promise<void>;
}

type Call = (signal: AbortSignal, onEvent: (event: AgentEvent) => void) => Promise<unknown>;

function urlsOf(photos: readonly { name: string; blob: Blob }[]): ShownPhoto[] {
  return photos.map(({ name, blob }) => ({ name, url: URL.createObjectURL(blob) }));
}

/** What was added arrives as an event: it is pending no more, and its photograph is on the page with the others. */
function withEvent(study: OpenStudy, event: AgentEvent): OpenStudy {
  const view = reduceStudy(study.view, event);
  const phase = study.phase === "waiting" ? "running" : study.phase;
  if (event.type !== "user-turn") return { ...study, phase, view };
  const { pending } = study;
  const photo = event.photo === undefined ? undefined : pending?.photo;
  return {
    ...study,
    phase,
    view,
    photos: photo === undefined ? study.photos : [...study.photos, ...urlsOf([photo])],
    pending: null,
  };
}

export function createStudyModel({ engine, archive, model, paces, elsewhere, onSettled, now }: Ports): StudyModel {
  const studies = signal<ReadonlyMap<string, OpenStudy>>(new Map());
  const shown = signal<string | null>(null);
  const active = computed(() => [...studies.value.values()].find(isActive) ?? null);
  /** What was asked of studies that have no event yet: until then the notebook may know nothing of them. */
  const unbegun = new Map<string, EngineProtocol["study"]["input"]>();
  let controller: AbortController | null = null;
  let watch = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const find = (id: string) => studies.value.get(id);
  const change = (id: string, next: (study: OpenStudy) => OpenStudy) => {
    const study = find(id);
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
    change(id, (study) => ({ ...study, phase, failure, pending: null }));
    onSettled();
  };

  async function perform(id: string, own: AbortController, call: Call) {
    const before = find(id)?.view ?? EMPTY_STUDY;
    const batch = batchPerFrame((events) => {
      unbegun.delete(id);
      change(id, (study) => (isActive(study) ? events.reduce(withEvent, study) : study));
    });
    try {
      const ready = await model.load();
      if (own.signal.aborted) return settle(id, "finished");
      if (ready === null) {
        const state = model.state.value;
        return settle(id, "failed", state.phase === "failed" ? state.failure : { code: "engine-lost", subject: "" });
      }
      await call(own.signal, batch.push);
      batch.flush();
      const pace = paceOf(before, find(id)?.view ?? before);
      if (pace !== null) paces.note(pace);
      settle(id, "finished");
    } catch (error) {
      batch.flush();
      if (isAbort(error) || own.signal.aborted) settle(id, "finished");
      else settle(id, "failed", failureOf(error));
    } finally {
      if (controller === own) controller = null;
    }
  }

  function run(id: string, call: Call): Promise<void> {
    controller?.abort();
    controller = new AbortController();
    running = perform(id, controller, call);
    return running;
  }

  /** What the library says while the engine is not ready yet; a library that cannot say anything says nothing. */
  async function glanceAt(id: string, photos: EngineProtocol["glance"]["input"]["photos"]) {
    const glance = await engine.call("glance", { photos }).catch(() => null);
    change(id, (study) => ({ ...study, glance }));
  }

  /** A study without its end may be at work in another tab: that is said, and what came of it is shown when it is over. */
  async function watchElsewhere(id: string) {
    watch.abort();
    watch = new AbortController();
    const { signal: stopped } = watch;
    if (!(await elsewhere.isHeld(id))) return;
    change(id, (study) => (isActive(study) ? study : { ...study, failure: { code: "study-busy", subject: "" } }));
    await elsewhere.letGo(id, stopped);
    const study = find(id);
    if (stopped.aborted || study === undefined || isActive(study)) return;
    studies.value = new Map([...studies.value].filter(([each]) => each !== id));
    for (const photo of study.photos) URL.revokeObjectURL(photo.url);
    if (shown.value === id) await show(id);
  }

  async function show(id: string): Promise<void> {
    if (studies.value.has(id)) {
      shown.value = id;
      return;
    }
    const kept = await archive.open(id).catch(failureOf);
    if (studies.value.has(id)) return;
    if (kept === null || "code" in kept) {
      const failure = kept ?? { code: "study-missing", subject: "" };
      return present(openedStudy(id, { phase: "failed", failure }));
    }
    const view = kept.events.reduce(reduceStudy, EMPTY_STUDY);
    const phase = view.stop === null ? "cut-off" : "finished";
    const { question, lang } = view;
    present(openedStudy(id, { photos: urlsOf(kept.photos), question, lang, phase, view }));
    if (phase === "cut-off") void watchElsewhere(id).catch(() => undefined); // a browser without locks has no such tabs
  }

  return {
    open: computed(() => find(shown.value ?? "") ?? null),
    active,

    start({ photos, question, lang }) {
      const studyId = crypto.randomUUID();
      const view = { ...EMPTY_STUDY, question, lang };
      present(openedStudy(studyId, { photos: urlsOf(photos), question, lang, view }));
      const input = { studyId, photos: [...photos], question, lang, tools: [...TOOL_NAMES] };
      unbegun.set(studyId, input);
      if (model.state.value.phase !== "ready") void glanceAt(studyId, input.photos);
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

    show,

    resume() {
      const study = find(shown.value ?? "");
      if (study === undefined || !canResume(study)) return;
      const studyId = study.id;
      const asked = unbegun.get(studyId);
      change(studyId, (each) => ({ ...each, phase: "waiting", failure: null, view: afterBreak(each.view, now()) }));
      void run(studyId, async (abort, onEvent) => {
        const isNew = asked !== undefined && (await archive.open(studyId)) === null;
        if (isNew) return void (await engine.call("study", asked, { signal: abort, onEvent }));
        await engine.call("resume", { studyId }, { signal: abort, onEvent });
        if (find(studyId)?.view.stop !== null) return;
        // Another tab has finished it meanwhile: the engine had nothing to tell, and the notebook has it all.
        const kept = await archive.open(studyId);
        if (kept !== null) change(studyId, (each) => ({ ...each, view: kept.events.reduce(reduceStudy, EMPTY_STUDY) }));
      });
    },

    async add(addition, lang) {
      const study = find(shown.value ?? "");
      if (study === undefined || !canAdd(study)) return false;
      const goOn = (id: string, call: Call) => {
        change(id, (each) => ({ ...each, phase: "waiting", failure: null, view: afterBreak(each.view, now()) }));
        return run(id, call);
      };
      return addTo({ engine, find, change, settled: () => running, goOn }, study.id, addition, lang);
    },
  };
}
