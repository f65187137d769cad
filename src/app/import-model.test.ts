import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { type LibrarianScript, scriptedLibrarian } from "../../tests/scripted/librarian";
import { MUSEUM, REPORT, TABLE, unfinishedOf } from "../../tests/scripted/packs-material";
import type { ImportFile } from "../domain/import";
import type { PackSummary } from "../workers/librarian/pack-calls";
import { EMPTY_ABOUT, formOf, missingFields, nextVersion, requestAbout } from "./import-about";
import { createImportModel } from "./import-model";

const files: ImportFile[] = [{ path: "pieces.csv", blob: new Blob(["No."]) }];
const about = {
  title: { en: "Riverside gifts", zh: "" },
  publisher: "Riverside Museum",
  licence: { data: "CC0-1.0", images: "CC-BY-4.0" },
};

function open(script: LibrarianScript = {}) {
  const librarian = scriptedLibrarian({ preview: TABLE, report: REPORT, ...script });
  const call = vi.spyOn(librarian, "call");
  let id = 0;
  const model = createImportModel({
    librarian,
    packs: signal<readonly PackSummary[] | null>([{ ...MUSEUM, id: "riverside-gifts" }]),
    onImported: vi.fn(),
    newId: () => `job-${(id += 1)}`,
    now: () => new Date("2026-05-18T09:30:00Z"),
  });
  const plan = () => {
    const { state } = model;
    if (state.value.phase !== "planning") throw new Error(`found ${state.value.phase}, wanted planning`);
    return state.value.plan;
  };
  /** What the librarian was asked, by call. */
  const asked = (name: string) => call.mock.calls.filter(([each]) => each === name).map(([, input]) => input);
  return { model, plan, asked };
}

test("from files to a report: the librarian is asked for what the curator settled", async () => {
  const { model, plan, asked } = open();
  await model.take(files);
  expect(plan().mapping).toEqual(TABLE.mapping);
  await model.remap({ ...TABLE.mapping, source: "Acquired" });
  model.choose("kiln", "官窑", null);
  model.choose("color", "clair de lune", "glaze:tianlan");
  model.choose("motif", "dragon medallions", "motif:yunlong");
  model.choose("motif", "dragon medallions", undefined);
  expect(model.missing.value).toEqual(["title", "publisher", "dataLicence", "imageLicence"]);
  await model.start();
  expect(asked("import")).toEqual([]);
  model.describe(about);
  await model.start();
  expect(model.state.value).toMatchObject({ phase: "finished", report: REPORT });
  expect(asked("import")).toMatchObject([
    {
      jobId: "job-1",
      mapping: { source: "Acquired", id: "No." },
      choices: { kiln: { 官窑: null }, color: { "clair de lune": "glaze:tianlan" }, motif: {} },
      about: {
        id: "riverside-gifts-2",
        version: "1.0.0",
        title: { en: "Riverside gifts" },
        attribution: { data: "Riverside Museum", images: "Riverside Museum" },
      },
    },
  ]);
});

test("stopped, it goes on as it was begun", async () => {
  const { model, plan, asked } = open({ holdAt: 0.4 });
  await model.take(files);
  model.describe(about);
  const run = model.start();
  await vi.waitFor(() => expect(model.state.value).toMatchObject({ progress: { step: "pictures" } }));
  model.stop();
  expect(model.state.value).toMatchObject({ stopping: true });
  await run;
  expect(plan()).toMatchObject({ begun: { done: 643, total: 1286 }, refusal: null });
  await model.remap({});
  model.choose("kiln", "官窑", null);
  expect(plan()).toMatchObject({ mapping: TABLE.mapping, choices: {} });
  const again = model.start();
  await vi.waitFor(() => expect(asked("import")).toHaveLength(2));
  expect(asked("import")[1]).toEqual(asked("import")[0]);
  model.stop();
  await again;
});

test("given up, it can be changed and begins anew under another id", async () => {
  const { model, plan, asked } = open({ holdAt: 0.4 });
  await model.take(files);
  model.describe(about);
  const run = model.start();
  await vi.waitFor(() => expect(model.state.value).toMatchObject({ progress: { step: "pictures" } }));
  model.stop();
  await run;
  await model.giveUp();
  expect(asked("discard-import")).toEqual([{ jobId: "job-1" }]);
  expect(model.unfinished.value).toEqual([]);
  model.choose("kiln", "官窑", null);
  expect(plan()).toMatchObject({ begun: null, choices: { kiln: { 官窑: null } } });
  void model.start();
  expect(asked("import")[1]).toMatchObject({ jobId: "job-2" });
  model.stop();
});

test("what was begun keeps its id, whatever the day; given up, a new version of a pack stays one", async () => {
  const { model, asked } = open({ holdAt: 0.4 });
  await model.take(files);
  model.renew({ ...MUSEUM, id: "riverside-gifts", version: "1.3.0" });
  for (const round of [1, 2]) {
    const run = model.start();
    await vi.waitFor(() => expect(asked("import")).toHaveLength(round));
    await vi.waitFor(() => expect(model.state.value).toMatchObject({ progress: { step: "pictures" } }));
    model.stop();
    await run;
  }
  expect(asked("import")[1]).toEqual(asked("import")[0]);
  await model.giveUp();
  expect(model.about.value.identity).toEqual({ id: "riverside-gifts", version: "1.3.0" });
});

test("an earlier import is taken up with its own columns, choices, id and version", async () => {
  const earlier = unfinishedOf("en");
  const { model, plan, asked } = open({ unfinished: [earlier] });
  await model.refresh();
  model.resume(model.unfinished.value[0] ?? null);
  await model.take(files);
  expect(asked("preview-import")).toMatchObject([{ mapping: earlier.mapping }]);
  expect(plan().begun).toMatchObject({ done: 812, total: 1286 });
  await model.start();
  const { jobId, mapping, choices, about: told } = earlier;
  expect(asked("import")).toMatchObject([{ jobId, mapping, choices, about: told }]);
});

test("other files begin another import", async () => {
  const { model, plan, asked } = open({ holdAt: 0.4 });
  await model.take(files);
  model.describe(about);
  const run = model.start();
  await vi.waitFor(() => expect(model.state.value).toMatchObject({ progress: { step: "pictures" } }));
  model.stop();
  await run;
  await model.take([{ path: "other.csv", blob: new Blob(["x"]) }]);
  expect(plan().begun).toBeNull();
  void model.start();
  expect(asked("import").map((each) => (each as { jobId: string }).jobId)).toEqual(["job-1", "job-2"]);
  model.stop();
});

test("files without anything in them are refused, and what was refused in mid-run keeps the plan", async () => {
  const { model } = open({ refuse: { "preview-import": { code: "import-empty", message: "3 files" } } });
  await model.take(files);
  expect(model.state.value).toMatchObject({ phase: "choosing", refusal: { code: "import-empty", detail: "3 files" } });
  const full = open({ refuse: { import: { code: "storage-full", message: "" } } });
  await full.model.take(files);
  full.model.describe(about);
  await full.model.start();
  expect(full.plan()).toMatchObject({ begun: null, refusal: { failure: { code: "storage-full" } } });
});

test("a newer reading of the files outruns an older one", async () => {
  const { model } = open();
  const slow = model.take(new Promise((resolve) => setTimeout(() => resolve(files), 50)));
  await model.take(files);
  model.choose("kiln", "官窑", null);
  const before = model.state.value;
  await slow;
  expect(model.state.value).toBe(before);
});

test.each([
  ["Qing Monochromes, I", "qing-monochromes-i"],
  ["Céladon — d’hiver", "celadon-d-hiver"],
  ["清代单色釉", "collection-2026-05-18"],
  ["../../etc", "etc"],
  ["x".repeat(90), "x".repeat(40)],
])("the title %s gives the id %s", (title, id) => {
  const form = { ...EMPTY_ABOUT, title: { en: title, zh: "" } };
  expect(requestAbout(form, new Set(), new Date("2026-05-18"))).toMatchObject({ id, version: "1.0.0" });
});

test("a form filled from a pack says the same again", () => {
  const { id, version, title, description, publisher, licence, attribution } = MUSEUM;
  const told = { id, version, title, description, publisher, licence, attribution };
  expect(requestAbout(formOf(told), new Set([id]), new Date())).toEqual(told);
  expect(missingFields(EMPTY_ABOUT, false)).toEqual(["title", "publisher", "dataLicence"]);
  expect(["1.2.3", "0.9.0", "2024-05", ""].map(nextVersion)).toEqual(["1.3.0", "0.10.0", "1.0.0", "1.0.0"]);
});
