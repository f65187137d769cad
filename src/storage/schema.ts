/** The tables of the database `ciqi` and how each version came from the one before; knows nothing of connections. */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { Lang, VocabularyAttribute } from "../domain/attribute";
import type { BenchRow, RowResult, RunSummary, SetSummary } from "../domain/bench";
import type { AgentEvent } from "../domain/events";
import type { Specimen } from "../domain/specimen";
import type { Verdict } from "../domain/verdict";

export const databaseName = "ciqi";

/** `open`: no `stop` event has been written; a study that is open and not running was cut off and can be resumed. */
export type StudyStatus = "open" | "answered" | "stopped";

/** What a person guessed before the verdict was shown: vocabulary ids by attribute. */
export type Guess = Partial<Record<VocabularyAttribute, string>>;

export interface StudyRow {
  id: string;
  /** What the person calls it; empty: the verdict's name stands. */
  title: string;
  tags: string[];
  note: string;
  guess: Guess | null;
  /** When it was put into the bin, milliseconds since 1970; it is swept some time later. Null: it is kept. */
  removedAt: number | null;
  question: string;
  lang: Lang;
  status: StudyStatus;
  verdict: Verdict | null;
  /** Turns the model has taken. */
  steps: number;
  /** Milliseconds since 1970, as `updatedAt`. */
  createdAt: number;
  updatedAt: number;
}

export interface JournalRow {
  studyId: string;
  /** 0, 1, 2 … without gaps within one study. */
  seq: number;
  event: AgentEvent;
}

/** A photograph as it was given to us: the file's own bytes. */
export interface PhotoRow {
  studyId: string;
  /** 0-based. */
  index: number;
  name: string;
  blob: Blob;
  width: number;
  height: number;
}

/** What a pack's author says of it. The library parses `manifest`; here it is only kept. */
export interface PackRow {
  /** One installation of a pack: a newer one is written beside it before it takes its place. */
  shelf: string;
  packId: string;
  version: string;
  status: "installing" | "ready" | "retired";
  manifest: unknown;
  installedAt: number;
  /** Where its vectors lie since they were made anew; absent: on its own shelf. */
  vectorShelf?: string;
}

/** Work on a pack that outlives the page: its shelf is kept until the job is done or given up. */
export interface JobRow {
  jobId: string;
  kind: "import" | "re-embed";
  packId: string;
  shelf: string;
  /** Its owner's: what was asked for and how far it is. */
  state: unknown;
  /** Milliseconds since 1970. */
  startedAt: number;
}

export interface RecordRow {
  shelf: string;
  id: string;
  specimen: Specimen;
}

/** A run of vectors of one dimension, `ids.length` of them, packed one after another; the manifest says which numbers. */
export interface VectorRow {
  shelf: string;
  chunk: number;
  ids: string[];
  dim: number;
  /** A Blob is read in half the time of an ArrayBuffer, which is what the first versions wrote. */
  data: Blob | ArrayBuffer;
}

/** A short text of a knowledge shelf. */
export interface Passage {
  id: string;
  lang: Lang;
  /** The vocabulary id the passage explains; null when it explains none. */
  term: string | null;
  text: string;
  source: string;
  /** Searched, never shown. */
  keywords: string;
  /** True where its author was not sure. */
  uncertain: boolean;
}

export interface PassageRow {
  shelf: string;
  id: string;
  passage: Passage;
}

/** Bytes, not a Blob: a browser keeps each Blob in a file of its own, which is slow by the thousand. */
export interface ThumbRow {
  shelf: string;
  recordId: string;
  /** Media type. */
  type: string;
  data: ArrayBuffer;
}

export interface SettingRow {
  key: string;
  value: unknown;
}

/** A question of a benchmark set. */
export interface SetRow {
  setId: string;
  /** 0-based place in the set. */
  seq: number;
  row: BenchRow;
}

/** A picture that rows of a set name, by the path they name it with. Bytes for the reason that thumbnails are. */
export interface SetImageRow {
  setId: string;
  path: string;
  /** Media type. */
  type: string;
  data: ArrayBuffer;
}

/** A result is listed, filtered and scored without its trace, which is by far the larger part. */
export type ResultRow = Omit<RowResult, "trace">;

export interface TraceRow {
  runId: string;
  seq: number;
  trace: AgentEvent[];
}

/** Rows that came at once, as of a file, lie together under the number of the first: most of the time of a write is the record's. */
export interface Together<Row> {
  runId: string;
  seq: number;
  rows: Row[];
}

export interface CiqiSchema extends DBSchema {
  studies: { key: string; value: StudyRow; indexes: { createdAt: number } };
  journal: { key: [string, number]; value: JournalRow };
  photos: { key: [string, number]; value: PhotoRow };
  packs: { key: string; value: PackRow; indexes: { packId: string } };
  records: { key: [string, string]; value: RecordRow };
  vectors: { key: [string, number]; value: VectorRow };
  passages: { key: [string, string]; value: PassageRow };
  thumbs: { key: [string, string]; value: ThumbRow };
  settings: { key: string; value: SettingRow };
  jobs: { key: string; value: JobRow };
  benchSets: { key: string; value: SetSummary };
  benchRows: { key: [string, number]; value: SetRow };
  benchImages: { key: [string, string]; value: SetImageRow };
  benchRuns: { key: string; value: RunSummary };
  benchResults: { key: [string, number]; value: ResultRow | Together<ResultRow> };
  benchTraces: { key: [string, number]; value: TraceRow | Together<TraceRow> };
}

export type Connection = IDBPDatabase<CiqiSchema>;
export type TableName = StoreNames<CiqiSchema>;
type UpgradeTransaction = IDBPTransaction<CiqiSchema, TableName[], "versionchange">;
type Migration = (connection: Connection, transaction: UpgradeTransaction) => void | Promise<void>;

/**
 * Migration n takes version n to version n + 1. Append only: what has shipped is never edited, since a person's
 * database may be at any of these versions. Nothing but the given transaction may be awaited inside.
 */
export const migrations: readonly Migration[] = [
  function firstTables(connection) {
    connection.createObjectStore("studies", { keyPath: "id" }).createIndex("createdAt", "createdAt");
    connection.createObjectStore("journal", { keyPath: ["studyId", "seq"] });
    connection.createObjectStore("photos", { keyPath: ["studyId", "index"] });
    connection.createObjectStore("packs", { keyPath: "shelf" }).createIndex("packId", "packId");
    connection.createObjectStore("records", { keyPath: ["shelf", "id"] });
    connection.createObjectStore("vectors", { keyPath: ["shelf", "chunk"] });
    connection.createObjectStore("passages", { keyPath: ["shelf", "id"] });
    connection.createObjectStore("thumbs", { keyPath: ["shelf", "recordId"] });
    connection.createObjectStore("settings", { keyPath: "key" });
  },
  function jobs(connection) {
    connection.createObjectStore("jobs", { keyPath: "jobId" });
  },
  function benchmarks(connection) {
    connection.createObjectStore("benchSets", { keyPath: "id" });
    connection.createObjectStore("benchRows", { keyPath: ["setId", "seq"] });
    connection.createObjectStore("benchImages", { keyPath: ["setId", "path"] });
    connection.createObjectStore("benchRuns", { keyPath: "id" });
    connection.createObjectStore("benchResults", { keyPath: ["runId", "seq"] });
    connection.createObjectStore("benchTraces", { keyPath: ["runId", "seq"] });
  },
  async function notebook(_connection, transaction) {
    const studies = transaction.objectStore("studies");
    for await (const cursor of studies.iterate()) {
      await cursor.update({ ...cursor.value, title: "", tags: [], note: "", guess: null, removedAt: null });
    }
  },
];

export const databaseVersion = migrations.length;
