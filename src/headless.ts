/** The door for scripts: the app's own workers without its page. Keeps and draws nothing; what drives it is outside. */
import { MOST_VIEWS } from "./app/photo-tray";
import { EMBEDDED_MODEL } from "./app/catalog-model";
import { startWorkers } from "./app/wiring";
import { AppError, type PlainError, toPlain } from "./base/errors";
import type { Lang } from "./domain/attribute";
import type { RowResult, RunProgress, RunSettings, RunSummary, SetSummary } from "./domain/bench";
import type { AgentEvent, AnswerForm, ToolName } from "./domain/events";
import type { Glance } from "./domain/glance";
import type { ColumnMapping, ImportFile, ImportProgress, ImportReport, ImportRequest } from "./domain/import";
import type { BackendChoice, EngineReady, PhotoInput } from "./workers/engine/protocol";

/** Errors leave as values: what drives a page gets nothing of a rejection but its text. */
export type Settled<T> = { ok: true; value: T } | { ok: false; error: PlainError };

export interface StudySettings {
  /** Empty: the model's standard question. */
  question: string;
  lang: Lang;
  tools: ToolName[];
  /** Absent: a verdict. */
  answer?: AnswerForm;
}

export interface HeadlessDoor {
  /** Checks what lies in the file input. The first file that cannot be studied is named at the head of the message. */
  inspect(): Promise<Settled<null>>;
  load(backend: BackendChoice): Promise<Settled<EngineReady>>;
  /** A fresh study of what lies in the file input. Events that came before a failure are in `events` all the same. */
  study(settings: StudySettings): Promise<Settled<null> & { events: AgentEvent[] }>;
  /** What the library says at once of what lies in the file input. */
  glance(): Promise<Settled<Glance>>;
  /** Makes a pack of the folder or the archive in the input, and has the browser download it. */
  pack(settings: PackSettings): Promise<Settled<PackMade>>;
  /**
   * Reads the set that lies in the input; with nothing there, the one that comes with the app. `paths`: what the files
   * are called in it, in order; null: as the browser says.
   */
  readSet(paths: string[] | null): Promise<Settled<SetSummary>>;
  /** Over the embedded model. */
  createRun(
    setId: string,
    name: string,
    settings: Omit<RunSettings, "model" | "weights">,
  ): Promise<Settled<RunSummary>>;
  /** Null when no such run is kept. */
  findRun(runId: string): Promise<Settled<RunSummary | null>>;
  /** Works through what is left of a run. */
  runBench(runId: string): Promise<Settled<RunSummary>>;
  /** One result with its trace. */
  result(runId: string, seq: number): Promise<Settled<RowResult>>;
}

export interface PackSettings {
  /** Of the files in the input, the one table that is read; empty: whatever there is. */
  table: string;
  /** Column by role, over what the headings say. */
  mapping: ColumnMapping;
  limit: number | null;
  about: ImportRequest["about"];
}

export interface PackMade {
  report: ImportReport;
  mapping: ColumnMapping;
  bytes: number;
}

declare global {
  interface Window {
    ciqi: HeadlessDoor;
    /** How far a pack is; whoever drives the page may set it. */
    ciqiProgress?: (progress: ImportProgress) => void;
    /** How far a run is, after each row. */
    ciqiRow?: (progress: RunProgress) => void;
  }
}

const { engine, librarian } = startWorkers();

function photographs(): PhotoInput[] {
  const input = document.querySelector<HTMLInputElement>("#photographs");
  return [...(input?.files ?? [])].map((file) => ({ name: file.name, blob: file }));
}

/** What may be a table or hold one. */
const TABLE = /\.(?:csv|tsv|tab|txt|jsonl|ndjson|json|parquet|zip)$/iu;

/** Paths begin below the chosen folder, where the caller does not say what they are. */
function givenFiles(paths: string[] | null = null): ImportFile[] {
  const input = document.querySelector<HTMLInputElement>("#source");
  return [...(input?.files ?? [])].map((file, at) => {
    const path = paths?.[at] ?? (file.webkitRelativePath.replace(/^[^/]*\//u, "") || file.name);
    return { path, blob: file };
  });
}

/** Of the tables only the wanted one is taken. */
function sourceFiles(table: string): ImportFile[] {
  return givenFiles().filter(({ path }) => table === "" || path === table || !TABLE.test(path));
}

async function settled<T>(work: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: toPlain(error) };
  }
}

async function inspect(photo: PhotoInput): Promise<void> {
  try {
    await engine.call("inspect", { photo });
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, `${photo.name}: ${error.message}`);
    throw error;
  }
}

window.ciqi = {
  inspect: () =>
    settled(async () => {
      const photos = photographs();
      if (photos.length > MOST_VIEWS) {
        throw new AppError(
          "too-many-photos",
          `found ${photos.length} photographs of one piece, wanted at most ${MOST_VIEWS}; name fewer`,
        );
      }
      for (const photo of photos) await inspect(photo);
      return null;
    }),
  load: (backend) => settled(() => engine.call("load", { model: EMBEDDED_MODEL, backend })),
  async study(settings) {
    const events: AgentEvent[] = [];
    const input = { studyId: crypto.randomUUID(), photos: photographs(), ...settings };
    const outcome = await settled(async () => {
      await engine.call("study", input, { onEvent: (event) => events.push(event) });
      return null;
    });
    return { ...outcome, events };
  },
  glance: () => settled(() => engine.call("glance", { photos: photographs() })),
  pack: ({ table, mapping: wanted, limit, about }) =>
    settled(async () => {
      const files = sourceFiles(table);
      const { mapping: guessed, table: found } = await librarian.call("preview-import", { files });
      const mapping = { ...guessed, ...wanted };
      for (const column of Object.values(wanted)) {
        if (found?.columns.includes(column) === true) continue;
        const columns = found === null ? "no table" : `the columns ${found.columns.join(", ")}`;
        throw new AppError("import-column", `map the column ${column}: found ${columns}; name one of them`);
      }
      const request = {
        jobId: crypto.randomUUID(),
        files,
        mapping,
        choices: {},
        about,
        ...(limit !== null && { limit }),
      };
      const onEvent = (progress: ImportProgress) => window.ciqiProgress?.(progress);
      const { report } = await librarian.call("import", request, { onEvent });
      const { name, blob } = await librarian.call("export-pack", { packId: about.id });
      const link = document.createElement("a");
      link.download = name;
      link.href = URL.createObjectURL(blob);
      link.click();
      return { report, mapping, bytes: blob.size };
    }),
  readSet: (paths) =>
    settled(async () => {
      const files = givenFiles(paths);
      const { set } = await (files.length === 0
        ? librarian.call("studio-set", {})
        : librarian.call("read-set", { files }));
      return set;
    }),
  createRun: (setId, name, settings) =>
    settled(async () => {
      const whole = { ...settings, model: EMBEDDED_MODEL, weights: "" };
      return (await librarian.call("create-run", { setId, name, settings: whole })).run;
    }),
  findRun: (runId) =>
    settled(async () => (await librarian.call("runs", {})).runs.find(({ id }) => id === runId) ?? null),
  runBench: (runId) =>
    settled(async () => {
      const onEvent = (progress: RunProgress) => window.ciqiRow?.(progress);
      return (await engine.call("run-bench", { runId }, { onEvent })).run;
    }),
  result: (runId, seq) => settled(async () => (await librarian.call("episode", { runId, seq })).result),
};
