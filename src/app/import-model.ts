/** An import from choosing files to its report: what was found, what the curator makes of it, how it goes. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { isAbort } from "../base/abort";
import type { VocabularyAttribute } from "../domain/attribute";
import type {
  ColumnMapping,
  ImportFile,
  ImportPreview,
  ImportProgress,
  ImportReport,
  TermChoices,
  UnfinishedImport,
} from "../domain/import";
import type { PackSummary } from "../workers/librarian/pack-calls";
import {
  type About,
  type AboutForm,
  EMPTY_ABOUT,
  formOf,
  forNext,
  type NeededField,
  missingFields,
  requestAbout,
} from "./import-about";
import type { LibrarianPort } from "./ports";
import { type Refusal, refusalOf } from "./refusal";

/** What the files hold and what is to become of it. */
export interface ImportPlan {
  preview: ImportPreview;
  mapping: ColumnMapping;
  choices: TermChoices;
  /** A column was given another meaning and the files are read again. */
  rereading: boolean;
  /** Begun and stopped here: it goes on as it was begun, or is given up so that something can be changed. */
  begun: UnfinishedImport | null;
  refusal: Refusal | null;
}

export type ImportState =
  | { phase: "choosing"; refusal: Refusal | null }
  | { phase: "reading"; progress: ImportProgress | null }
  | { phase: "planning"; plan: ImportPlan }
  | { phase: "running"; plan: ImportPlan; progress: ImportProgress | null; stopping: boolean }
  | { phase: "finished"; pack: PackSummary; report: ImportReport };

export interface ImportModel {
  state: ReadonlySignal<ImportState>;
  about: ReadonlySignal<AboutForm>;
  /** Needed fields that are blank; empty: it can start. */
  missing: ReadonlySignal<readonly NeededField[]>;
  /** Imports that were cut off earlier, newest first. */
  unfinished: ReadonlySignal<readonly UnfinishedImport[]>;
  /** The one that the next files are for. */
  resuming: ReadonlySignal<UnfinishedImport | null>;
  refresh(): Promise<void>;
  /** Reads tables and file names; `files` may still be on their way out of a folder. */
  take(files: readonly ImportFile[] | Promise<readonly ImportFile[]>): Promise<void>;
  /** Gives columns other meanings and reads the table again. */
  remap(mapping: ColumnMapping): Promise<void>;
  /** A term's id, null to leave the text out, undefined to take the choice back. */
  choose(attribute: VocabularyAttribute, text: string, term: string | null | undefined): void;
  describe(change: Partial<AboutForm>): void;
  /** What is made will be this version of an installed pack, and says what that one says; null: a pack of its own. */
  renew(next: About | null): void;
  start(): Promise<void>;
  /** Reading: back to choosing. Running: what is done is kept and the plan is shown again. */
  stop(): void;
  /** The next files go on with it; null: they do not. */
  resume(unfinished: UnfinishedImport | null): void;
  /** Gives up what was done of the plan in hand, so that it can be changed. */
  giveUp(): Promise<void>;
  discard(jobId: string): Promise<void>;
  /** Begins anew with nothing chosen; who publishes, and under which licence, stays. */
  reset(): void;
}

export interface ImportWorld {
  librarian: LibrarianPort;
  /** Installed packs, for ids that are taken. */
  packs: ReadonlySignal<readonly PackSummary[] | null>;
  onImported(pack: PackSummary): void;
  newId(): string;
  now(): Date;
}

export function createImportModel({ librarian, packs, onImported, newId, now }: ImportWorld): ImportModel {
  const state = signal<ImportState>({ phase: "choosing", refusal: null });
  const about = signal<AboutForm>(EMPTY_ABOUT);
  const unfinished = signal<readonly UnfinishedImport[]>([]);
  const resuming = signal<UnfinishedImport | null>(null);
  const missing = computed(() => {
    const now = state.value;
    return missingFields(about.value, now.phase !== "planning" || now.plan.preview.pictures.count > 0);
  });
  let files: readonly ImportFile[] = [];
  let jobId = "";
  let stopper = new AbortController();

  const takenIds = () => new Set(packs.value?.map(({ id }) => id));

  /** A new undertaking ends the one before. */
  function begin(): AbortSignal {
    stopper.abort();
    stopper = new AbortController();
    return stopper.signal;
  }

  async function refresh(): Promise<void> {
    try {
      const { imports } = await librarian.call("imports", {});
      unfinished.value = imports.toSorted((a, b) => b.startedAt - a.startedAt);
    } catch {
      unfinished.value = []; // a new import can be made all the same, and it will say what is wrong
    }
  }

  async function take(coming: readonly ImportFile[] | Promise<readonly ImportFile[]>): Promise<void> {
    const own = begin();
    state.value = { phase: "reading", progress: null };
    const earlier = resuming.value;
    jobId = earlier?.jobId ?? newId();
    try {
      const chosen = await coming;
      if (own.aborted) return;
      files = chosen;
      const preview = await librarian.call(
        "preview-import",
        { files: [...chosen], ...(earlier === null ? {} : { mapping: earlier.mapping }) },
        {
          signal: own,
          onEvent: (progress) => {
            if (!own.aborted) state.value = { phase: "reading", progress };
          },
        },
      );
      if (own.aborted) return;
      const { mapping, choices } = earlier ?? { mapping: preview.mapping, choices: {} };
      plan({ preview, mapping, choices, rereading: false, begun: earlier, refusal: null });
    } catch (error) {
      if (own.aborted) return; // whoever ended it has said what comes next
      state.value = { phase: "choosing", refusal: refusalOf(error) };
    }
  }

  function plan(next: ImportPlan): void {
    state.value = { phase: "planning", plan: next };
  }

  /** What has been begun stays as it was begun. */
  function change(part: Partial<ImportPlan>): void {
    if (state.value.phase === "planning" && state.value.plan.begun === null) plan({ ...state.value.plan, ...part });
  }

  async function remap(mapping: ColumnMapping): Promise<void> {
    if (state.value.phase !== "planning" || state.value.plan.begun !== null) return;
    const own = begin();
    change({ mapping, rereading: true, refusal: null });
    try {
      const preview = await librarian.call("preview-import", { files: [...files], mapping }, { signal: own });
      if (!own.aborted) change({ preview, rereading: false });
    } catch (error) {
      if (!own.aborted) change({ refusal: refusalOf(error), rereading: false });
    }
  }

  async function start(): Promise<void> {
    if (state.value.phase !== "planning" || missing.value.length > 0) return;
    const own = begin();
    const before = { ...state.value.plan, rereading: false, refusal: null };
    const told = before.begun?.about ?? requestAbout(about.value, takenIds(), now());
    state.value = { phase: "running", plan: before, progress: null, stopping: false };
    const { mapping, choices } = before;
    const request = { jobId, files: [...files], mapping, choices, about: told };
    try {
      const done = await librarian.call("import", request, {
        signal: own,
        onEvent: (progress) => {
          state.value = { phase: "running", plan: before, progress, stopping: own.aborted };
        },
      });
      state.value = { phase: "finished", ...done };
      resuming.value = null;
      about.value = forNext(about.value);
      onImported(done.pack);
    } catch (error) {
      await refresh();
      if (state.value.phase !== "running") return;
      const begun = unfinished.value.find((each) => each.jobId === jobId) ?? null;
      plan({ ...before, begun, refusal: isAbort(error) ? null : refusalOf(error) });
    }
  }

  async function discard(id: string): Promise<void> {
    await librarian.call("discard-import", { jobId: id }).catch(() => undefined); // still listed then
    if (resuming.value?.jobId === id) resuming.value = null;
    await refresh();
  }

  function reset(): void {
    begin();
    files = [];
    resuming.value = null;
    about.value = forNext(about.value);
    state.value = { phase: "choosing", refusal: null };
    void refresh();
  }

  return {
    state,
    about,
    missing,
    unfinished,
    resuming,
    refresh,
    take,
    remap,
    start,
    reset,
    choose(attribute, text, term) {
      if (state.value.phase !== "planning") return;
      const { [text]: _old, ...others } = state.value.plan.choices[attribute] ?? {};
      const chosen = term === undefined ? others : { ...others, [text]: term };
      change({ choices: { ...state.value.plan.choices, [attribute]: chosen } });
    },
    renew(next) {
      about.value = next === null ? { ...about.value, identity: null } : formOf(next);
    },
    describe(part) {
      about.value = { ...about.value, ...part };
    },
    stop() {
      if (state.value.phase === "reading") {
        begin();
        state.value = { phase: "choosing", refusal: null };
      } else if (state.value.phase === "running") {
        state.value = { ...state.value, stopping: true };
        stopper.abort();
      }
    },
    resume(chosen) {
      resuming.value = chosen;
      about.value = chosen === null ? forNext(about.value) : formOf(chosen.about);
    },
    async giveUp() {
      if (state.value.phase !== "planning" || state.value.plan.begun === null) return;
      const old = jobId;
      jobId = newId();
      resuming.value = null;
      const { identity } = about.value;
      const renews = identity !== null && takenIds().has(identity.id);
      about.value = { ...about.value, identity: renews ? identity : null };
      plan({ ...state.value.plan, begun: null, refusal: null });
      await discard(old);
    },
    discard,
  };
}
