/** A backup checked from end to end, and brought back: written beside what is here, then put in its place. */
import { AppError } from "../../base/errors";
import type { RestoreReport, WayBack } from "../../domain/keep/backup";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { beginRestoration, type Restoration } from "../../storage/restoration";
import { studyFileSchema } from "../study-file";
import { bringSet, checkSet, readRun } from "./bench-parts";
import { folder, SETTINGS, settingsSchema } from "./format";
import { bringPack, checkPack } from "./packs-beside";
import type { BackupFile } from "./read";
import type { KeptStores } from "./stores";

type Told = (done: number, total: number) => void;

const numbers = (count: number) => Array.from({ length: count }, (_, place) => place);

function stepsOf({ counts }: BackupFile["manifest"]): number {
  return 1 + counts.studies + counts.packs + counts.sets + counts.runs;
}

/** Every part is read, hashed and parsed; nothing is written. @throws AppError `backup-…`, or the abort reason. */
export async function checkWhole(file: BackupFile, signal: AbortSignal, told?: Told): Promise<void> {
  const { counts } = file.manifest;
  let done = 0;
  const step = () => {
    signal.throwIfAborted();
    told?.((done += 1), stepsOf(file.manifest));
  };
  await file.json(SETTINGS, settingsSchema, signal);
  step();
  for (const place of numbers(counts.studies)) {
    const { photos } = await readStudy(file, place, signal);
    for (const { file: name } of photos) if (name !== null) await file.blob(photoPath(place, name), signal);
    step();
  }
  for (const place of numbers(counts.packs)) {
    await checkPack(file, place, signal);
    step();
  }
  for (const place of numbers(counts.sets)) {
    await checkSet(file, place, signal);
    step();
  }
  for (const place of numbers(counts.runs)) {
    await readRun(file, place, signal);
    step();
  }
}

const photoPath = (place: number, name: string) => `${folder("studies", place)}/${name}`;

function readStudy(file: BackupFile, place: number, signal: AbortSignal) {
  return file.json(`${folder("studies", place)}/study.json`, studyFileSchema, signal);
}

/**
 * `file` has been checked. Until the studies are put in their place, in one transaction, nothing here has changed; packs
 * and sets, which lie beside by then, follow one by one.
 * @throws AppError `restore-busy`, `studies-busy`, `backup-damaged`, a storage failure, or the abort reason.
 */
export async function restore(
  stores: KeptStores,
  file: BackupFile,
  way: WayBack,
  signal: AbortSignal,
  told?: Told,
): Promise<RestoreReport> {
  await refuseWhileStudying();
  const restoration = await beginRestoration(stores.database);
  const giveUp: (() => Promise<void>)[] = [];
  try {
    return await bringBack({ stores, file, way, signal, told, restoration, giveUp });
  } catch (error) {
    for (const give of giveUp) await give().catch(() => undefined); // the first failure is the one to tell
    throw error;
  } finally {
    await restoration.end();
  }
}

interface Work {
  stores: KeptStores;
  file: BackupFile;
  way: WayBack;
  signal: AbortSignal;
  told: Told | undefined;
  restoration: Restoration;
  /** What takes back what lies beside. */
  giveUp: (() => Promise<void>)[];
}

async function bringBack({ stores, file, way, signal, told, restoration, giveUp }: Work): Promise<RestoreReport> {
  const { counts } = file.manifest;
  let done = 0;
  const step = () => {
    signal.throwIfAborted();
    told?.((done += 1), stepsOf(file.manifest));
  };
  const { page } = await file.json(SETTINGS, settingsSchema, signal);
  const report: RestoreReport = { added: 0, newer: 0, kept: 0, packs: 0, bench: 0, settings: page };
  step();
  for (const place of numbers(counts.studies)) {
    report[await addStudy(stores, file, place, way, restoration, signal)] += 1;
    step();
  }
  /** What comes after the studies are there. */
  const then: (() => Promise<unknown>)[] = [];
  const own = { packs: new Set(EMBEDDED_PACKS), sets: new Set<string>(), runs: new Set<string>() };
  for (const place of numbers(counts.packs)) {
    const { packId, installation } = await bringPack(stores.packs, file, place, signal);
    own.packs.add(packId);
    if (installation !== null) {
      giveUp.push(() => installation.discard());
      then.push(() => installation.commit());
      report.packs += 1;
    }
    step();
  }
  for (const place of numbers(counts.sets)) {
    const { set, writing } = await bringSet(stores.sets, file, place, signal);
    own.sets.add(set.id);
    if (writing !== null) {
      const { id: _id, ...about } = set;
      giveUp.push(() => writing.discard());
      then.push(() => writing.commit(about));
      report.bench += 1;
    }
    step();
  }
  for (const place of numbers(counts.runs)) {
    const { run, results } = await readRun(file, place, signal);
    own.runs.add(run.id);
    const here = await stores.runs.get(run.id);
    if (here === undefined || here.updatedAt < run.updatedAt) {
      then.push(async () => {
        await stores.runs.remove(run.id);
        await stores.runs.create(run, results);
      });
      report.bench += 1;
    }
    step();
  }
  signal.throwIfAborted();
  await restoration.commit(way === "replace");
  if (way === "replace") await removeOthers(stores, own);
  for (const each of then) await each();
  return report;
}

async function addStudy(
  { studies }: KeptStores,
  file: BackupFile,
  place: number,
  way: WayBack,
  restoration: Restoration,
  signal: AbortSignal,
): Promise<"added" | "newer" | "kept"> {
  const { study, photos, events } = await readStudy(file, place, signal);
  const here = way === "replace" ? undefined : await studies.get(study.id);
  if (here !== undefined && here.updatedAt >= study.updatedAt) return "kept";
  const pictures = await Promise.all(
    photos.flatMap(({ file: name, type, ...photo }) =>
      name === null ? [] : [file.blob(photoPath(place, name), signal).then((blob) => ({ ...photo, blob, type }))],
    ),
  );
  await restoration.add(
    study,
    pictures.map(({ type, blob, ...photo }) => ({ ...photo, blob: blob.slice(0, blob.size, type) })),
    events,
  );
  return here === undefined ? "added" : "newer";
}

interface Others {
  packs: ReadonlySet<string>;
  sets: ReadonlySet<string>;
  runs: ReadonlySet<string>;
}

async function removeOthers({ packs, sets, runs }: KeptStores, own: Others): Promise<void> {
  for (const { packId } of await packs.list()) if (!own.packs.has(packId)) await packs.remove(packId);
  for (const { id } of await sets.list()) if (!own.sets.has(id)) await sets.remove(id);
  for (const { id } of await runs.list()) if (!own.runs.has(id)) await runs.remove(id);
}

/** What is being written cannot be replaced. */
async function refuseWhileStudying(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  if (!held.some(({ name = "" }) => /^ciqi-(study|run)-/.test(name))) return;
  const words = "a study or a bench run is going on, here or in another tab; let it finish, or stop it";
  throw new AppError("studies-busy", `restore the backup: ${words}`);
}
