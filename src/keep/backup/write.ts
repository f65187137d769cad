/** Everything that is kept on this device as one file; a study, a pack or a set at a time in memory. */
import type { BackupAbout, BackupCounts } from "../../domain/keep/backup";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { exportPack } from "../../library/packs/export";
import { eventsOf } from "../../storage/journal";
import type { Database } from "../../storage/open";
import type { StudyRow } from "../../storage/schema";
import { type Kept, photoFile, studyFile } from "../study-file";
import { writeRun, writeSet } from "./bench-parts";
import { folder, SETTINGS } from "./format";
import type { KeptStores } from "./stores";
import { backupWriter, jsonBlob } from "./zip-writer";

export interface WriteRequest {
  stores: KeptStores;
  settings: Record<string, string>;
  now: number;
  signal: AbortSignal;
  /** Studies, packs, sets and runs. */
  onProgress?: (done: number, total: number) => void;
}

/** @throws a storage failure, or the abort reason. */
export async function writeBackup(request: WriteRequest): Promise<{ blob: Blob; about: BackupAbout }> {
  const { stores, settings, now, signal, onProgress } = request;
  const [studies, installed, sets, runs] = await Promise.all([
    stores.studies.list(),
    stores.packs.list(),
    stores.sets.list(),
    stores.runs.list(),
  ]);
  const packs = installed.filter(({ packId }) => !EMBEDDED_PACKS.includes(packId));
  const total = studies.length + packs.length + sets.length + runs.length;
  let done = 0;
  const step = () => {
    signal.throwIfAborted();
    onProgress?.((done += 1), total);
  };
  const counts: BackupCounts = { studies: 0, photos: 0, packs: 0, sets: 0, runs: 0 };
  const zip = backupWriter(signal);
  await zip.add(SETTINGS, jsonBlob({ page: settings }));
  for (const row of studies) {
    const kept = await keptOf(stores.database, row);
    const at = folder("studies", counts.studies);
    for (const photo of kept.photos) await zip.add(`${at}/${photoFile(photo)}`, photo.blob);
    await zip.add(`${at}/study.json`, jsonBlob(studyFile(kept, photoFile)));
    counts.studies += 1;
    counts.photos += kept.photos.length;
    step();
  }
  for (const { packId } of packs) {
    const { blob } = await exportPack({ packId, packs: stores.packs, signal });
    await zip.add(`${folder("packs", counts.packs)}.ciqi`, blob);
    counts.packs += 1;
    step();
  }
  for (const set of sets) {
    await writeSet(stores.sets, set, counts.sets, zip);
    counts.sets += 1;
    step();
  }
  for (const { id } of runs) {
    if (await writeRun(stores.runs, id, counts.runs, zip)) counts.runs += 1;
    step();
  }
  return { blob: await zip.finish({ madeAt: now, counts }), about: { madeAt: now, counts } };
}

/** The study as it lies in the database; events that an older page has written are taken as they are. */
export function keptOf(database: Database, row: StudyRow): Promise<Kept> {
  return database.use("read the study", async (db) => {
    const transaction = db.transaction(["photos", "journal"]);
    const [photos, journal] = await Promise.all([
      transaction.objectStore("photos").getAll(eventsOf(row.id)),
      transaction.objectStore("journal").getAll(eventsOf(row.id)),
    ]);
    return { row, photos, events: journal.map(({ event }) => event) };
  });
}
