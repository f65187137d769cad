/** What the page's models need of the world: the engine, the kept studies, the small settings. Types only. */
import type { Client } from "../base/rpc";
import type { AgentEvent } from "../domain/events";
import type { Lang } from "../domain/attribute";
import type { Specimen } from "../domain/specimen";
import type { StudyNotes } from "../storage/studies";
import type { EngineProtocol } from "../workers/engine/protocol";
import type { BenchCalls } from "../workers/librarian/bench-calls";
import type { ImportCalls } from "../workers/librarian/import-calls";
import type { KeepCalls } from "../workers/librarian/keep-calls";
import type { PackCalls } from "../workers/librarian/pack-calls";

export type { PackPreview, PackSummary } from "../workers/librarian/pack-calls";

/** The engine worker's client. Rejections are AppErrors or the abort that was asked for. */
export type EnginePort = Pick<Client<EngineProtocol>, "call">;

/** The librarian worker's client, which installs packs and makes them, keeps what benchmarks need and come to, and hands on what is kept. */
export type LibrarianPort = Pick<Client<PackCalls & ImportCalls & BenchCalls & KeepCalls>, "call">;

/** One line of the notebook. `title` is the verdict's name in the study's language, null before there is a verdict. */
export interface StudySummary {
  id: string;
  startedAt: number;
  lang: Lang;
  question: string;
  title: string | null;
  /** Vocabulary ids of the verdict's dynasty and reign, as far as it is sure of them. */
  dynasty: string | null;
  reign: string | null;
  /** Vocabulary ids of everything the verdict claims. */
  terms: readonly string[];
  isPorcelain: boolean | null;
  /** `cut-off`: the journal has no `stop` event. */
  state: "answered" | "stopped" | "cut-off";
  steps: number;
  /** What the person calls it, wrote on it and filed it under. */
  ownTitle: string;
  note: string;
  tags: readonly string[];
  /** When it was put into the bin, epoch ms; null: it is kept. */
  removedAt: number | null;
}

/** What a person wrote on a study, its guess included. */
export type { StudyNotes };

export interface KeptStudy {
  photos: { name: string; blob: Blob }[];
  events: AgentEvent[];
}

/** The studies, and the library's records and thumbnails, kept on this device. */
export interface ArchivePort {
  /** Newest first, without those in the bin. */
  list(): Promise<StudySummary[]>;
  /** What is in the bin, last thrown away first. */
  bin(): Promise<StudySummary[]>;
  /** Null when no study has this id. */
  open(id: string): Promise<KeptStudy | null>;
  /** The first photograph, for the list. Null when it is gone. */
  cover(id: string): Promise<Blob | null>;
  /** What a person wrote on the study. Null when no study has this id. */
  notes(id: string): Promise<Required<StudyNotes> | null>;
  /** Changes what is named and leaves the rest; `removedAt` puts it into the bin (epoch ms) or takes it out (null). */
  note(id: string, change: StudyNotes): Promise<void>;
  /** For good, with its photographs and its journal. */
  remove(id: string): Promise<void>;
  /** The same for whatever was put into the bin before `before`, epoch ms. */
  sweep(before: number): Promise<void>;
  /** Calls back when another tab has changed the notebook. Returns what ends it. */
  watch(changed: () => void): () => void;
  /** A piece of the library. Null when no installed pack has it. */
  record(packId: string, recordId: string): Promise<Specimen | null>;
  /** The thumbnail of a library record. Null when the pack has none. */
  thumbnail(packId: string, recordId: string): Promise<Blob | null>;
}

/** Small settings, read before the first paint. Absent key: null. A refused store is silent and forgets. */
export interface SettingsPort {
  read(key: string): string | null;
  write(key: string, value: string): void;
}
