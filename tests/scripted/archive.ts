/** A notebook in memory, in place of IndexedDB. For tests and pictures only. */
import type { ArchivePort, KeptStudy, StudyNotes, StudySummary } from "../../src/app/ports";
import type { ScriptedLibrary } from "./library";

export interface ScriptedStudy {
  summary: StudySummary;
  kept: KeptStudy;
  guess?: StudyNotes["guess"];
}

export function scriptedArchive(
  studies: ScriptedStudy[],
  library: Partial<Pick<ScriptedLibrary, "record" | "thumbnail">> = {},
): ArchivePort {
  const find = (id: string) => studies.find((study) => study.summary.id === id);
  const summaries = () => studies.map((study) => study.summary);
  const remove = (id: string) => {
    const at = studies.findIndex((study) => study.summary.id === id);
    if (at >= 0) studies.splice(at, 1);
  };
  return {
    list: async () => summaries().filter(({ removedAt }) => removedAt === null),
    bin: async () => summaries().filter(({ removedAt }) => removedAt !== null),
    open: async (id) => find(id)?.kept ?? null,
    cover: async (id) => find(id)?.kept.photos[0]?.blob ?? null,
    async notes(id) {
      const study = find(id);
      if (study === undefined) return null;
      const { ownTitle: title, tags, note, removedAt } = study.summary;
      return { title, tags: [...tags], note, guess: study.guess ?? null, removedAt };
    },
    async note(id, { title, tags, note, guess, removedAt }) {
      const study = find(id);
      if (study === undefined) return;
      const { summary } = study;
      study.summary = {
        ...summary,
        ownTitle: title ?? summary.ownTitle,
        tags: tags ?? summary.tags,
        note: note ?? summary.note,
        removedAt: removedAt === undefined ? summary.removedAt : removedAt,
      };
      if (guess !== undefined) study.guess = guess;
    },
    remove: async (id) => remove(id),
    async sweep(before) {
      const old = summaries().filter(({ removedAt }) => removedAt !== null && removedAt < before);
      for (const { id } of old) remove(id);
    },
    watch: () => () => undefined,
    record: async (packId, recordId) => (await library.record?.(packId, recordId)) ?? null,
    thumbnail: async (packId, recordId) => (await library.thumbnail?.(packId, recordId)) ?? null,
  };
}
