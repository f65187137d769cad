/** The notebook as the page reads it, over the database; the engine writes it. */
import { FIRM } from "../domain/certainty";
import type { Claim } from "../domain/verdict";
import { journalStore } from "../storage/journal";
import { NOTEBOOK_CHANNEL } from "../storage/notebook-channel";
import { type Database, database } from "../storage/open";
import { packStore } from "../storage/packs";
import type { StudyRow } from "../storage/schema";
import { studyStore } from "../storage/studies";
import type { ArchivePort, StudySummary } from "./ports";

const STATES = { open: "cut-off", answered: "answered", stopped: "stopped" } as const;

function summaryOf({
  id,
  createdAt,
  lang,
  question,
  status,
  steps,
  verdict,
  title,
  note,
  tags,
  removedAt,
}: StudyRow): StudySummary {
  return {
    id,
    startedAt: createdAt,
    lang,
    question,
    title: verdict === null ? null : verdict.attributes.name.label.trim() || null,
    dynasty: firm(verdict?.attributes.dynasty),
    reign: firm(verdict?.attributes.reign),
    terms: Object.values(verdict?.attributes ?? {}).flatMap(({ value }) => value ?? []),
    isPorcelain: verdict?.isPorcelain ?? null,
    state: STATES[status],
    steps,
    ownTitle: title,
    note,
    tags,
    removedAt,
  };
}

/** A list says no more than the label does: what is likelier wrong than right is left out. */
function firm(claim: Claim | undefined): string | null {
  return claim !== undefined && claim.confidence >= FIRM ? claim.value : null;
}

export function archiveOver(database: Database): ArchivePort {
  const studies = studyStore(database);
  const journal = journalStore(database);
  const packs = packStore(database);
  const channel = new BroadcastChannel(NOTEBOOK_CHANNEL);
  const told = async (work: Promise<void>) => {
    await work;
    channel.postMessage(null);
  };
  return {
    list: async () => (await studies.list()).filter(({ removedAt }) => removedAt === null).map(summaryOf),
    bin: async () =>
      (await studies.list())
        .filter(({ removedAt }) => removedAt !== null)
        .sort((one, other) => (other.removedAt ?? 0) - (one.removedAt ?? 0))
        .map(summaryOf),
    async open(id) {
      if ((await studies.get(id)) === undefined) return null;
      const [photos, events] = await Promise.all([studies.photos(id), journal.read(id)]);
      return { photos: photos.map(({ name, blob }) => ({ name, blob })), events };
    },
    cover: async (id) => (await studies.photo(id, 0))?.blob ?? null,
    async notes(id) {
      const row = await studies.get(id);
      if (row === undefined) return null;
      const { title, tags, note, guess, removedAt } = row;
      return { title, tags, note, guess, removedAt };
    },
    note: (id, change) => told(studies.update(id, { ...change, updatedAt: Date.now() })),
    remove: (id) => told(studies.remove(id)),
    sweep: (before) => told(studies.sweep(before)),
    watch(changed) {
      channel.addEventListener("message", changed);
      return () => channel.removeEventListener("message", changed);
    },
    record: async (packId, recordId) => (await packs.record(packId, recordId)) ?? null,
    thumbnail: async (packId, recordId) => (await packs.thumb(packId, recordId)) ?? null,
  };
}

/** The notebook of this browser. Opens with the first question that is put to it. */
export function localArchive(): ArchivePort {
  return archiveOver(database());
}
