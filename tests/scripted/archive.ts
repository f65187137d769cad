/** A notebook in memory, in place of IndexedDB. For tests and pictures only. */
import type { ArchivePort, KeptStudy, StudySummary } from "../../src/app/ports";

export interface ScriptedStudy {
  summary: StudySummary;
  kept: KeptStudy;
}

export function scriptedArchive(
  studies: ScriptedStudy[],
  thumbnail: (recordId: string) => Promise<Blob | null> = async () => null,
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
    thumbnail: (_packId, recordId) => thumbnail(recordId),
  };
}
