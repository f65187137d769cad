/** A librarian that keeps packs in memory and makes up what it is told, in place of the worker. For tests and pictures only. */
import type { LibrarianPort } from "../../src/app/ports";
import { pause } from "../../src/base/abort";
import { AppError } from "../../src/base/errors";
import type { ImportPreview, ImportProgress, ImportReport, UnfinishedImport } from "../../src/domain/import";
import type { PackPreview, PackProgress, PackSource, PackSummary } from "../../src/workers/librarian/pack-calls";

export interface LibrarianScript {
  packs?: PackSummary[];
  /** By file name or address; a code is a refusal. */
  previews?: Record<string, PackPreview | { code: string; message: string }>;
  /** Codes that calls are refused with, by call. */
  refuse?: Partial<Record<string, { code: string; message: string }>>;
  /** Work that shows progress stops here, from 0 to 1, and waits to be aborted. */
  holdAt?: number;
  preview?: ImportPreview;
  report?: ImportReport;
  unfinished?: UnfinishedImport[];
}

type Options<E> = { signal?: AbortSignal; onEvent?: (event: E) => void };

export function summaryOf(preview: PackPreview): PackSummary {
  const { installed: _installed, relation: _relation, foreign, ...about } = preview;
  const vectors = preview.embedding === null ? "none" : foreign ? "waiting" : "ready";
  return { ...about, installedAt: Date.UTC(2026, 4, 18, 9, 30), embedded: false, vectors };
}

export function scriptedLibrarian(script: LibrarianScript = {}): LibrarianPort {
  let packs = [...(script.packs ?? [])];
  let unfinished = [...(script.unfinished ?? [])];
  const find = (packId: string) => packs.find(({ id }) => id === packId) as PackSummary;
  const nameOf = (source: PackSource) => (source.kind === "file" ? source.name : new URL(source.url).pathname);
  const previewOf = (source: PackSource): PackPreview => {
    const found = script.previews?.[nameOf(source)] ?? { code: "pack-not-a-pack", message: "no manifest.json" };
    if ("code" in found) throw new AppError(found.code, found.message);
    return found;
  };
  const put = (pack: PackSummary) => {
    packs = [...packs.filter(({ id }) => id !== pack.id), pack];
    return pack;
  };
  /** Four steps of progress, or as many as until it is held. */
  async function work(total: number, tell: (done: number) => void, signal: AbortSignal | undefined) {
    for (const part of [0.1, 0.4, 0.7, 1]) {
      signal?.throwIfAborted();
      const held = script.holdAt !== undefined && part >= script.holdAt;
      tell(Math.round(total * (held ? (script.holdAt ?? 1) : part)));
      await pause(held ? 1e9 : 5, signal);
    }
  }

  const calls = {
    packs: async () => ({ packs }),
    async "inspect-pack"({ source }: { source: PackSource }, { signal }: Options<PackProgress>) {
      await pause(5, signal);
      return previewOf(source);
    },
    async "install-pack"({ source }: { source: PackSource }, { signal, onEvent }: Options<PackProgress>) {
      const preview = previewOf(source);
      await work(preview.bytes, (done) => onEvent?.({ step: "check", done, total: preview.bytes }), signal);
      return { pack: put(summaryOf(preview)), replaced: preview.installed };
    },
    async "remove-pack"({ packId }: { packId: string }) {
      packs = packs.filter(({ id }) => id !== packId);
      return {};
    },
    async "export-pack"({ packId }: { packId: string }, { signal, onEvent }: Options<PackProgress>) {
      const { version, bytes } = find(packId);
      await work(bytes, (done) => onEvent?.({ step: "write", done, total: bytes }), signal);
      return { name: `${packId}-${version}.ciqi`, blob: new Blob(["PK"]) };
    },
    async "re-embed"({ packId }: { packId: string }, { signal, onEvent }: Options<PackProgress>) {
      const pack = find(packId);
      const { records } = pack.counts;
      await work(records, (done) => onEvent?.({ step: "embed", done, total: records }), signal);
      return { pack: put({ ...pack, vectors: "ready" }) };
    },
    async "preview-import"() {
      await pause(5);
      if (script.preview === undefined) throw new AppError("import-empty", "no table, no picture");
      return script.preview;
    },
    async import(request: UnfinishedImport, { signal, onEvent }: Options<ImportProgress>) {
      const total = script.report?.read ?? 0;
      const tell = (done: number) =>
        onEvent?.({ step: "pictures", done, total, perSecond: 12, secondsLeft: (total - done) / 12 });
      const { about, jobId, mapping, choices } = request;
      const kept = {
        jobId,
        mapping,
        choices,
        about,
        done: Math.round(total / 2),
        total,
        startedAt: Date.UTC(2026, 4, 18),
      };
      unfinished = [...unfinished.filter((each) => each.jobId !== jobId), kept];
      await work(total, tell, signal);
      unfinished = unfinished.filter((each) => each.jobId !== jobId);
      const counts = { records: script.report?.imported ?? 0, passages: 0 };
      const embedding = { model: "ciqi-clip-nano", hash: "0".repeat(64), dim: 128 };
      const preview = { ...about, embedding, counts, bytes: 21_400_000, installed: null, foreign: false };
      return { pack: put(summaryOf({ ...preview, relation: "new" })), report: script.report };
    },
    imports: async () => ({ imports: unfinished }),
    async "discard-import"({ jobId }: { jobId: string }) {
      unfinished = unfinished.filter((each) => each.jobId !== jobId);
      return {};
    },
  };
  return {
    async call(name: keyof typeof calls, input: unknown, options: unknown) {
      const refused = script.refuse?.[name];
      if (refused !== undefined) throw new AppError(refused.code, refused.message);
      return calls[name](input as never, (options ?? {}) as never);
    },
  } as LibrarianPort;
}
