import { expect, test, vi } from "vitest";
import { scriptedLibrarian } from "../../tests/scripted/librarian";
import { FOREIGN, FRESH, MUSEUM, NEWER, OLDER } from "../../tests/scripted/packs-material";
import { createArrivals, packAddress } from "./pack-arrivals";
import { createPacksModel } from "./packs-model";

const home = "https://ciqi.example/app/?x=1#/packs";
const file = (name: string) => ({ kind: "file" as const, name, blob: new Blob(["PK"]) });
const previews = {
  fresh: FRESH,
  newer: NEWER,
  older: OLDER,
  foreign: FOREIGN,
  broken: { code: "pack-damaged", message: "vectors.f32: found other bytes" },
};

function open(script: Parameters<typeof scriptedLibrarian>[0] = {}) {
  const librarian = scriptedLibrarian({ packs: [MUSEUM], previews, ...script });
  const onInstalled = vi.fn();
  const arrivals = createArrivals({ librarian, onInstalled, home });
  const phases = () => arrivals.arrivals.value.map(({ state }) => state.phase);
  const looked = () => vi.waitFor(() => expect(phases()).not.toContain("reading"));
  return { librarian, onInstalled, arrivals, phases, looked };
}

test("files that come together have each an outcome of their own", async () => {
  const { arrivals, phases, looked, onInstalled } = open();
  arrivals.add(["fresh", "broken", "newer", "foreign", "older"].map(file));
  await looked();
  expect(phases()).toEqual(["preview", "refused", "preview", "preview", "preview"]);
  arrivals.installAll();
  await vi.waitFor(() => expect(phases()).toEqual(["installed", "refused", "installed", "preview", "preview"]));
  expect(onInstalled.mock.calls.map(([pack]) => pack.id)).toEqual(["export-wares", "qing-monochromes"]);
  expect(arrivals.arrivals.value[2]?.state).toMatchObject({ replaced: "1.2.0" });
});

test("stopped while it installs: the preview again, and nothing installed", async () => {
  const { librarian, arrivals, phases, looked, onInstalled } = open({ holdAt: 0.4 });
  arrivals.add([file("fresh")]);
  await looked();
  const [only] = arrivals.arrivals.value;
  void arrivals.install(only?.key ?? 0);
  await vi.waitFor(() =>
    expect(only && arrivals.arrivals.value[0]?.state).toMatchObject({ progress: { step: "check" } }),
  );
  arrivals.dismiss(only?.key ?? 0);
  await vi.waitFor(() => expect(phases()).toEqual(["preview"]));
  expect(onInstalled).not.toHaveBeenCalled();
  expect((await librarian.call("packs", {})).packs).toEqual([MUSEUM]);
});

test("stopped while it is looked at, or put away, it is gone", async () => {
  const { arrivals, phases, looked } = open();
  arrivals.add([file("fresh"), file("broken")]);
  arrivals.dismiss(1);
  await looked();
  expect(phases()).toEqual(["refused"]);
  arrivals.dismiss(2);
  expect(phases()).toEqual([]);
});

test("a refused one can be looked at again", async () => {
  const { librarian, arrivals, phases, looked } = open({
    refuse: { "install-pack": { code: "storage-full", message: "" } },
  });
  arrivals.add([file("fresh")]);
  await looked();
  await arrivals.install(1);
  expect(arrivals.arrivals.value[0]?.state).toMatchObject({ refusal: { failure: { code: "storage-full" } } });
  arrivals.again(1);
  await looked();
  expect(phases()).toEqual(["preview"]);
  expect((await librarian.call("packs", {})).packs).toHaveLength(1);
});

test.each([
  ["/packs/x.ciqi", "https://ciqi.example/packs/x.ciqi"],
  ["packs/x.ciqi", "https://ciqi.example/app/packs/x.ciqi"],
  [" https://ciqi.example/packs/x.ciqi#top ", "https://ciqi.example/packs/x.ciqi"],
  ["https://ciqi.example/app/#/packs?add=/packs/a%20b.ciqi", "https://ciqi.example/packs/a%20b.ciqi"],
  ["https://elsewhere.example/#/packs?add=https://ciqi.example/x.ciqi", "https://ciqi.example/x.ciqi"],
])("the address %s is %s", (text, wanted) => {
  expect(packAddress(text, home)).toBe(wanted);
});

test.each([
  "https://elsewhere.example/x.ciqi",
  "//elsewhere.example/x.ciqi",
  "http://ciqi.example/x.ciqi",
  "https://ciqi.example/#/packs?add=https://elsewhere.example/x.ciqi",
  "javascript:alert(1)",
  "data:application/zip;base64,UEs=",
  "https://",
])("the address %s is refused, and nothing is asked of the librarian", (text) => {
  const { arrivals, librarian } = open();
  const call = vi.spyOn(librarian, "call");
  arrivals.addAddress(text);
  expect(arrivals.arrivals.value).toMatchObject([{ state: { refusal: { code: "pack-elsewhere" } } }]);
  expect(call).not.toHaveBeenCalled();
});

test("an installed pack is saved, indexed anew, removed; one undertaking at a time", async () => {
  const packs = createPacksModel(scriptedLibrarian({ packs: [{ ...MUSEUM, vectors: "waiting" }] }));
  await packs.refresh();
  const [saved, second] = await Promise.all([packs.save(MUSEUM.id), packs.save(MUSEUM.id)]);
  expect([saved?.name, second]).toEqual(["qing-monochromes-1.2.0.ciqi", null]);
  await packs.embed(MUSEUM.id);
  expect(packs.packs.value?.[0]?.vectors).toBe("ready");
  expect(await packs.remove(MUSEUM.id)).toBe(true);
  expect(packs.packs.value).toEqual([]);
  expect(packs.activities.value.size).toBe(0);
});

test("what fails is said at the pack, what is stopped is not", async () => {
  const refuse = { "export-pack": { code: "pack-busy", message: "at work" } };
  const packs = createPacksModel(scriptedLibrarian({ packs: [MUSEUM], refuse, holdAt: 0.4 }));
  await packs.refresh();
  expect(await packs.save(MUSEUM.id)).toBeNull();
  expect(packs.activities.value.get(MUSEUM.id)).toMatchObject({ kind: "failed", refusal: { code: "pack-busy" } });
  const embedding = packs.embed(MUSEUM.id);
  await vi.waitFor(() => expect(packs.activities.value.get(MUSEUM.id)).toMatchObject({ progress: { step: "embed" } }));
  packs.stop(MUSEUM.id);
  await embedding;
  expect(packs.activities.value.size).toBe(0);
});
