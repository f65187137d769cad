import * as fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { filesIn, packFixture } from "../../../tests/fixtures/pack";
import { benchRow, rowResult, runSummary } from "../../../tests/fixtures/bench-run";
import { clearTables } from "../../../tests/fixtures/database";
import { studyRow } from "../../../tests/fixtures/study-row";
import { claim, verdict } from "../../../tests/fixtures/verdict";
import { zipOf } from "../../../tests/fixtures/zip";
import type { AgentEvent } from "../../domain/events";
import { installPack } from "../../library/packs/install";
import { benchRunStore } from "../../storage/bench-runs";
import { benchSetStore } from "../../storage/bench-sets";
import { journalStore } from "../../storage/journal";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { beginRestoration, sweepRestoration } from "../../storage/restoration";
import type { StudyRow } from "../../storage/schema";
import { studyStore } from "../../storage/studies";
import { holdStudy } from "../../storage/work-lock";
import { openBackup } from "./read";
import { checkWhole, restore } from "./restore";
import type { KeptStores } from "./stores";
import { writeBackup } from "./write";

const own = database({ name: "ciqi-test-backup" });
const stores: KeptStores = {
  database: own,
  studies: studyStore(own),
  packs: packStore(own),
  sets: benchSetStore(own),
  runs: benchRunStore(own),
};
const { signal } = new AbortController();
beforeEach(() => clearTables(own));
afterAll(() => own.close());

const backUp = async (settings: Record<string, string> = {}) =>
  (await writeBackup({ stores, settings, now: 1_700_000_000_000, signal })).blob;
const bringBack = async (blob: Blob, way: "merge" | "replace" = "merge") => {
  const file = await openBackup(blob, signal);
  await checkWhole(file, signal);
  return restore(stores, file, way, signal);
};

interface TestStudy {
  row: StudyRow;
  photos: string[];
  events: AgentEvent[];
}

async function keep({ row, photos, events }: TestStudy): Promise<void> {
  const { id, question, lang, createdAt, ...rest } = row;
  const pictures = photos.map((text, index) => {
    const blob = new Blob([text], { type: index % 2 === 0 ? "image/jpeg" : "image/png" });
    return { name: `${index}-${text}.jpg`, width: 4, height: 3, blob };
  });
  await stores.studies.create({ id, question, lang, createdAt }, pictures);
  await journalStore(own).append(id, 0, events);
  await stores.studies.update(id, rest);
}

const study = (id: string, rest: Partial<StudyRow> = {}): TestStudy => ({
  row: studyRow(id, rest),
  photos: ["front", "base"],
  events: [{ type: "answer", at: 1, turn: 1, text: "B" }],
});

/** Everything there is, with the photographs' bytes. */
async function contents() {
  const rows = await stores.studies.list();
  const studies = await Promise.all(
    rows.map(async (row) => {
      const photos = await stores.studies.photos(row.id);
      const texts = await Promise.all(photos.map(({ blob }) => blob.text()));
      const types = photos.map(({ blob }) => blob.type);
      const about = photos.map(({ blob: _blob, ...rest }) => rest);
      return { row, about, texts, types, events: await journalStore(own).read(row.id) };
    }),
  );
  const strays = await own.use("count", async (db) => [
    await db.count("photos"),
    await db.count("journal"),
    await db.count("settings"),
  ]);
  return { studies: studies.toSorted((a, b) => a.row.id.localeCompare(b.row.id)), strays };
}

const text = fc.string({ unit: fc.constantFrom(...'ab 青花\n"\\<é\u0000/😀'), maxLength: 8 });
const time = fc.nat(9);
const someStudy = fc.record({
  title: text,
  tags: fc.array(text, { maxLength: 2 }),
  note: text,
  guess: fc.option(fc.record({ dynasty: text })),
  removedAt: fc.option(time),
  question: text,
  lang: fc.constantFrom<"en" | "zh">("en", "zh"),
  status: fc.constantFrom<StudyRow["status"]>("open", "answered", "stopped"),
  verdict: fc.option(fc.constant(verdict({ dynasty: claim("dyn:ming") }))),
  steps: time,
  createdAt: time,
  updatedAt: time,
});
const someStudies = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom(..."ab/.青"), minLength: 1, maxLength: 4 }),
    row: someStudy,
    photos: fc.array(text, { maxLength: 2 }),
    words: fc.array(text, { maxLength: 3 }),
  }),
  { maxLength: 4, selector: ({ id }) => id },
);

test("backup, wipe, restore: as if nothing had been", async () => {
  await fc.assert(
    fc.asyncProperty(someStudies, async (some) => {
      await clearTables(own);
      for (const { id, row, photos, words } of some) {
        const events = words.map((each, at): AgentEvent => ({ type: "answer", at, turn: 1, text: each }));
        await keep({ ...study(id, row), photos, events });
      }
      const before = await contents();
      const blob = await backUp();
      await clearTables(own);
      const report = await bringBack(blob);
      expect(report).toMatchObject({ added: some.length, newer: 0, kept: 0 });
      expect(await contents()).toEqual(before);
      expect(await bringBack(blob, "replace")).toMatchObject({ added: some.length });
      expect(await contents()).toEqual(before);
    }),
    { numRuns: 12 },
  );
});

async function keepPackSetAndRun(): Promise<void> {
  await installPack({ files: filesIn(await packFixture()), packs: stores.packs, signal });
  const writing = await stores.sets.begin("set");
  const data = new TextEncoder().encode("picture").buffer;
  await writing.add([benchRow(), benchRow({ id: "q2", images: ["images/a.jpg", "images/gone.jpg"] })], []);
  await writing.add([], [{ path: "images/a.jpg", type: "image/jpeg", data }]);
  const summary = {
    name: "A set",
    kind: "other" as const,
    sha256: "5e7",
    rows: 2,
    specimens: 1,
    types: { dynasty: 2 },
  };
  await writing.commit({ ...summary, refused: 0, problems: [], addedAt: 3 });
  const results = [0, 1, 2].map((seq) => rowResult({ seq, logprobs: [-1, Number.NEGATIVE_INFINITY] }));
  await stores.runs.create(runSummary({ done: 3, status: "done" }), results);
}

test("packs of one's own, bench sets and runs and the page's settings come back too", async () => {
  await keepPackSetAndRun();
  const look = async () => ({
    records: await stores.packs.records("test"),
    thumb: await (await stores.packs.thumb("test", "a"))?.text(),
    vectors: await stores.packs.vectors("test"),
    passages: await stores.packs.passages("test"),
    rows: await stores.sets.rows("set"),
    sets: await stores.sets.list(),
    image: await stores.sets.images("set", ["images/a.jpg"]),
    runs: await stores.runs.list(),
    result: await stores.runs.result("run", 2),
  });
  const before = await look();
  const blob = await backUp({ lang: "zh" });
  await clearTables(own);
  const report = await bringBack(blob);
  expect(report).toEqual({ added: 0, newer: 0, kept: 0, packs: 1, bench: 2, settings: { lang: "zh" } });
  expect(await look()).toEqual(before);
  expect(await bringBack(blob)).toMatchObject({ packs: 0, bench: 0 });
  await stores.packs.remove("test");
  await stores.sets.remove("set");
  expect(await bringBack(blob)).toMatchObject({ packs: 1, bench: 2 });
});

test("merged, the one changed last stays; replaced, only the backup does", async () => {
  await keep(study("both-newer-there", { title: "there", updatedAt: 5 }));
  await keep(study("both-newer-here", { title: "there", updatedAt: 5 }));
  const blob = await backUp();
  await stores.studies.update("both-newer-there", { title: "here", updatedAt: 4 });
  await stores.studies.update("both-newer-here", { title: "here", updatedAt: 6 });
  await journalStore(own).append("both-newer-there", 1, study("x").events);
  await keep(study("only-here"));
  expect(await bringBack(blob)).toMatchObject({ added: 0, newer: 1, kept: 1 });
  const titles = async () => Object.fromEntries((await stores.studies.list()).map(({ id, title }) => [id, title]));
  expect(await titles()).toEqual({ "both-newer-there": "there", "both-newer-here": "here", "only-here": "" });
  expect(await journalStore(own).length("both-newer-there")).toBe(1);
  expect(await bringBack(blob, "replace")).toMatchObject({ added: 2 });
  expect(await titles()).toEqual({ "both-newer-there": "there", "both-newer-here": "there" });
  expect((await contents()).strays).toEqual([4, 2, 0]);
});

test("a file that is cut, flipped, newer, or something else is refused, and nothing changes", async () => {
  await keep(study("a"));
  const blob = await backUp();
  await keep(study("b"));
  const before = await contents();
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const flipped = (at: number) => {
    const copy = bytes.slice();
    copy[at] = (copy[at] ?? 0) ^ 1;
    return new Blob([copy]);
  };
  const codeOf = (file: Blob) =>
    bringBack(file, "replace").then(
      () => "restored",
      (error: { code: string }) => error.code,
    );
  const photo = new TextDecoder("latin1").decode(bytes).indexOf("front");
  const zipped = (manifest: object) =>
    new Blob([zipOf([{ name: "manifest.json", bytes: new TextEncoder().encode(JSON.stringify(manifest)) }])]);
  expect(await codeOf(new Blob(["no zip"]))).toBe("backup-foreign");
  expect(await codeOf(zipped({ schemaVersion: 1, id: "pack" }))).toBe("backup-foreign");
  expect(await codeOf(zipped({ kind: "ciqi-backup", formatVersion: 2 }))).toBe("backup-newer");
  expect(await codeOf(zipped({ kind: "ciqi-backup", formatVersion: 1, parts: [] }))).toBe("backup-damaged");
  expect(await codeOf(blob.slice(0, blob.size - 30))).toBe("backup-damaged");
  expect(await codeOf(flipped(photo))).toBe("backup-damaged");
  for (let at = 5; at < bytes.length; at += 97) {
    const code = await codeOf(flipped(at));
    expect(["restored", "backup-damaged", "backup-foreign", "backup-newer", "backup-too-large"]).toContain(code);
    if (code !== "restored") expect(await contents(), `byte ${at}`).toEqual(before);
    else {
      await clearTables(own); // a byte that no one reads: the same file, then
      await keep(study("a"));
      await keep(study("b"));
    }
  }
});

test("stopped half-way, nothing has changed; what a killed tab left is swept", async () => {
  await keep(study("a"));
  const blob = await backUp();
  await stores.studies.remove("a");
  await keep(study("b"));
  const before = await contents();
  const stop = new AbortController();
  const file = await openBackup(blob, signal);
  const stopped = restore(stores, file, "replace", stop.signal, (done) => done === 2 && stop.abort());
  await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
  expect(await contents()).toEqual(before);
  const { row, events } = study("c");
  const killed = await beginRestoration(own);
  await killed.add(row, [], events);
  await expect(restore(stores, file, "merge", signal)).rejects.toMatchObject({ code: "restore-busy" });
  await sweepRestoration(own);
  expect((await contents()).strays).not.toEqual(before.strays); // someone is at it
  await killed.end();
  expect(await contents()).toEqual(before);
});

test("not while something is studied", async () => {
  const file = await openBackup(await backUp(), signal);
  const refused = holdStudy("x", () => restore(stores, file, "merge", signal));
  await expect(refused).rejects.toMatchObject({ code: "studies-busy" });
});
