import * as v from "valibot";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bytes, embedding, jpeg, type PackChanges, packFixture } from "../../../tests/fixtures/pack";
import { zipOf } from "../../../tests/fixtures/zip";
import { SerialQueue } from "../../base/queue";
import { serve } from "../../base/rpc";
import { importJobs } from "../../storage/import-jobs";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import type { EmbedderProtocol } from "../engine/library-calls";
import { EmbedderDoor } from "./embedder-door";
import type { LibrarianHost } from "./host";
import type { PackProgress, PackSource } from "./pack-calls";
import { packHandlers } from "./pack-handlers";

const db = database({ name: "ciqi-test-librarian" });
const own = { model: "ours", hash: "f".repeat(64), dim: 2 };
let device = embedding;
const host: LibrarianHost = {
  packs: packStore(db),
  jobs: importJobs(db),
  embedder: new EmbedderDoor(),
  ownEmbedding: async () => device,
  quick: new SerialQueue(),
  slow: new SerialQueue(),
};
const { packs, jobs } = host;
const handlers = packHandlers(host);

const context = (signal = new AbortController().signal) => ({ signal, emit: vi.fn<(event: PackProgress) => void>() });
const sourceOf = async (changes: PackChanges = {}): Promise<PackSource> => ({
  kind: "file",
  name: "test.ciqi",
  blob: new Blob([zipOf([...(await packFixture(changes))].map(([name, bytes]) => ({ name, bytes })))]),
});
const install = async (changes: PackChanges = {}, foreign: "refuse" | "re-embed" = "refuse") =>
  handlers["install-pack"]({ source: await sourceOf(changes), foreign }, context());
const listed = async () => (await handlers.packs({}, { ...context(), emit: vi.fn() })).packs;

/** An engine behind a fresh port; a picture's vector tells its length. `answer` may fail or stall. */
function engine(answer: (pictures: Blob[]) => Promise<(Float32Array | null)[]> = async (all) => all.map(vectorOf)) {
  const { port1, port2 } = new MessageChannel();
  const asked: number[] = [];
  serve<EmbedderProtocol>(port1, {
    async embed({ pictures }) {
      asked.push(pictures.length);
      return { embedding: device, vectors: await answer(pictures) };
    },
  });
  void handlers["connect-engine"]({ port: port2 }, { ...context(), emit: vi.fn() });
  return asked;
}
const vectorOf = ({ size }: Blob) => new Float32Array([Math.cos(size), Math.sin(size)]);
const twenty = (thumb: (i: number) => Bytes | null = (i) => jpeg("x".repeat(i))) => ({
  records: Array.from({ length: 20 }, (_, i) => ({ id: `r${i + 10}`, vectors: [[1, 0]], thumb: thumb(i) })),
});

beforeEach(() =>
  db.use("clear", async (connection) => {
    for (const table of connection.objectStoreNames) await connection.clear(table);
  }),
);
afterEach(() => {
  device = embedding;
});
afterAll(() => db.close());

test("a pack is shown before it is installed, and told of after", async () => {
  const preview = await handlers["inspect-pack"]({ source: await sourceOf() }, context());
  expect(preview).toMatchObject({ id: "test", relation: "new", installed: null, foreign: false });
  expect(await packs.list()).toEqual([]);
  const { pack, replaced } = await install();
  expect(replaced).toBeNull();
  expect(pack).toMatchObject({ id: "test", vectors: "ready", embedded: false, bytes: preview.bytes });
  expect(await listed()).toEqual([pack]);
});

test.each([
  ["1.0.0", "same", null],
  ["1.0.1", "newer", "1.0.0"],
  ["1.0.0+rebuilt", "newer", "1.0.0"],
  ["1.0.0-rc.1", "older", "1.0.0"],
  ["0.9.12", "older", "1.0.0"],
])("%s beside an installed 1.0.0 is %s", async (version, relation, replaced) => {
  await install();
  const preview = await handlers["inspect-pack"]({ source: await sourceOf({ version }) }, context());
  expect(preview).toMatchObject({ relation, installed: "1.0.0" });
  expect(await install({ version })).toMatchObject({ pack: { version }, replaced });
});

test("a pack may not pass for one that comes with the app", async () => {
  await expect(install({ id: "studio" })).rejects.toMatchObject({ code: "pack-reserved" });
});

test("an address elsewhere is refused without asking it", async () => {
  const source: PackSource = { kind: "url", url: "https://example.org/x.ciqi" };
  await expect(handlers["inspect-pack"]({ source }, context())).rejects.toMatchObject({ code: "pack-elsewhere" });
});

test("an address of ours without a pack is told as such", async () => {
  const source: PackSource = { kind: "url", url: "/packs/absent.ciqi" };
  const code = expect.stringMatching(/^pack-(missing|not-a-pack)$/); // a development server answers with its page
  await expect(handlers["inspect-pack"]({ source }, context())).rejects.toMatchObject({ code });
});

test("a pack at an address of ours is fetched, told of while it comes, and installed", async () => {
  const source = await sourceOf();
  const blob = source.kind === "file" ? source.blob : new Blob();
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(blob));
  const own = context();
  await handlers["install-pack"]({ source: { kind: "url", url: "/packs/test.ciqi" }, foreign: "refuse" }, own);
  expect(fetched.mock.calls[0]?.[0]).toEqual(new URL("/packs/test.ciqi", location.href));
  expect(own.emit.mock.calls[0]?.[0]).toEqual({ step: "read", done: blob.size, total: blob.size });
  expect(own.emit.mock.lastCall?.[0]).toMatchObject({ step: "write" });
  fetched.mockRestore();
  expect(await listed()).toMatchObject([{ id: "test" }]);
});

test("removing and saving what is not there is refused by name", async () => {
  const code = "pack-unknown";
  const input = { packId: "absent" };
  await expect(handlers["remove-pack"](input, { ...context(), emit: vi.fn() })).rejects.toMatchObject({ code });
  await expect(handlers["export-pack"](input, context())).rejects.toMatchObject({ code });
  await expect(handlers["re-embed"](input, context())).rejects.toMatchObject({ code });
});

test("vectors of another model are refused, or kept waiting and made anew", async () => {
  device = own;
  expect(await handlers["inspect-pack"]({ source: await sourceOf() }, context())).toMatchObject({ foreign: true });
  await expect(install()).rejects.toMatchObject({ code: "pack-foreign" });
  expect(await install({}, "re-embed")).toMatchObject({ pack: { vectors: "waiting" } });
  engine();
  const { pack } = await handlers["re-embed"]({ packId: "test" }, context());
  expect(pack).toMatchObject({ vectors: "ready", embedding: own });
  const [chunk] = await packs.vectors("test");
  expect(chunk?.ids).toEqual(["a", "b"]); // c has no picture
  expect([...new Float32Array(chunk?.data ?? new ArrayBuffer())].map((x) => x.toFixed(3))).toEqual(
    [6, 6].flatMap((size) => [Math.cos(size), Math.sin(size)].map((x) => x.toFixed(3))),
  );
  expect(pack.bytes).toBe((await install({}, "re-embed")).pack.bytes); // the same version: nothing was done
});

test("embedding goes on where it stopped; a picture that cannot be read gets no vector", async () => {
  device = own;
  await install(
    twenty((i) => (i === 3 ? null : jpeg("x".repeat(i)))),
    "re-embed",
  );
  const stop = new AbortController();
  const first = engine(async (pictures) => {
    if (first.length === 2) stop.abort();
    return pictures.map(vectorOf);
  });
  await expect(handlers["re-embed"]({ packId: "test" }, context(stop.signal))).rejects.toMatchObject({
    name: "AbortError",
  });
  expect(await listed()).toMatchObject([{ vectors: "waiting" }]);
  expect(await jobs.list("re-embed")).toHaveLength(1);
  const { done } = v.parse(v.object({ done: v.number() }), (await jobs.get("re-embed:test"))?.state);
  expect(done).toBeGreaterThanOrEqual(8);

  const second = engine(async (pictures) => pictures.map((picture, i) => (i === 0 ? null : vectorOf(picture))));
  const own2 = context();
  await handlers["re-embed"]({ packId: "test" }, own2);
  expect(own2.emit.mock.calls[0]?.[0]).toEqual({ step: "embed", done, total: 20 });
  expect(second.reduce((sum, n) => sum + n, 0)).toBe(20 - done);
  expect((await packs.vectors("test")).flatMap(({ ids }) => ids)).toHaveLength(19 - second.length);
  expect(await jobs.list("re-embed")).toEqual([]);
});

test("an engine that is lost is asked again through its successor", async () => {
  device = own;
  await install(twenty(), "re-embed");
  const first = engine(async (pictures) => {
    if (first.length === 1) return pictures.map(vectorOf);
    engine(); // the page opens a new door; this one never answers
    return new Promise(() => {});
  });
  const { pack } = await handlers["re-embed"]({ packId: "test" }, context());
  expect(pack.vectors).toBe("ready");
  expect((await packs.vectors("test")).flatMap(({ ids }) => ids)).toHaveLength(20);
});

test("a pack that was replaced meanwhile is embedded from the beginning", async () => {
  device = own;
  await install(twenty(), "re-embed");
  const stop = new AbortController();
  engine(async (pictures) => (stop.abort(), pictures.map(vectorOf)));
  await expect(handlers["re-embed"]({ packId: "test" }, context(stop.signal))).rejects.toBeDefined();
  await install({ version: "2.0.0" }, "re-embed");
  engine();
  await handlers["re-embed"]({ packId: "test" }, context());
  expect((await packs.vectors("test")).flatMap(({ ids }) => ids)).toEqual(["a", "b"]);
});

test.each([
  ["removed", () => handlers["remove-pack"]({ packId: "test" }, { ...context(), emit: vi.fn() }), []],
  ["replaced", () => install({ version: "2.0.0" }, "re-embed"), [{ version: "2.0.0", vectors: "waiting" }]],
])("a pack that is being embedded can be %s; its embedding ends there", async (_what, act, left) => {
  device = own;
  await install(twenty(), "re-embed");
  const asked = engine(() => new Promise(() => {}));
  const embedding = handlers["re-embed"]({ packId: "test" }, context());
  const ended = expect(embedding).rejects.toMatchObject({ name: "AbortError" });
  await vi.waitUntil(() => asked.length > 0);
  await act();
  await ended;
  expect(await listed()).toMatchObject(left);
  const rows = await db.use("count", (connection) =>
    Promise.all([connection.count("packs"), connection.count("jobs")]),
  );
  expect(rows).toEqual([left.length, 0]);
});

test("no room left is one sentence, and nothing half there", async () => {
  await install();
  const put = IDBObjectStore.prototype.put;
  let left = 3;
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name !== "packs" && left-- <= 0) throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, given);
  });
  await expect(install({ ...twenty(), version: "2.0.0" })).rejects.toMatchObject({
    code: "storage-full",
    message:
      "install the pack test: found no room left on this device; delete old studies or packs, or free disk space",
  });
  full.mockRestore();
  expect(await listed()).toMatchObject([{ version: "1.0.0" }]);
  expect(await db.use("count", (connection) => connection.count("records"))).toBe(3);
});
