/** A notebook in memory, in place of IndexedDB. For tests and pictures only. */
import type { ArchivePort, KeptStudy, StudySummary } from "../../src/app/ports";
import type { ScriptedLibrary } from "./library";

export interface ScriptedStudy {
  summary: StudySummary;
  kept: KeptStudy;
}

export function scriptedArchive(
  studies: ScriptedStudy[],
  library: Partial<Pick<ScriptedLibrary, "record" | "thumbnail">> = {},
): ArchivePort {
  const find = (id: string) => studies.find((study) => study.summary.id === id);
  return {
    list: async () => studies.map((study) => study.summary),
    open: async (id) => find(id)?.kept ?? null,
    cover: async (id) => find(id)?.kept.photos[0]?.blob ?? null,
    async remove(id) {
      studies.splice(
        studies.findIndex((study) => study.summary.id === id),
        1,
      );
    },
    record: async (packId, recordId) => (await library.record?.(packId, recordId)) ?? null,
    thumbnail: async (packId, recordId) => (await library.thumbnail?.(packId, recordId)) ?? null,
  };
}
