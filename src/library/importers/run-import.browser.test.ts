import { afterAll, beforeEach, expect, test } from "vitest";
import type { ImportFile, ImportRequest } from "../../domain/import";
import { AppError } from "../../base/errors";
import { decodeImage } from "../../imaging/decode";
import { importJobs } from "../../storage/import-jobs";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { unfinished } from "./import-state";
import { type ImportPorts, runImport } from "./run-import";

const db = database({ name: "ciqi-test-run-import" });
const packs = packStore(db);
const jobs = importJobs(db);
const { signal: never } = new AbortController();
const embedding = { model: "test-clip", hash: "0".repeat(64), dim: 2 };

beforeEach(() =>
  db.use("clear", async (connection) => {
    for (const table of connection.objectStoreNames) await connection.clear(table);
  }),
);
afterAll(() => db.close());

const addresses = import.meta.glob<string>("../../../tests/sets/import/{ciqi,folder,iiif,questions}/**/*", {
  query: "?url",
  import: "default",
  eager: true,
});

async function fixture(folder: string): Promise<ImportFile[]> {
  const base = `../../../tests/sets/import/${folder}/`;
  const found = Object.entries(addresses).filter(([path]) => path.startsWith(base));
  return Promise.all(
    found.map(async ([path, url]) => ({ path: path.slice(base.length), blob: await (await fetch(url)).blob() })),
  );
}

function request(files: ImportFile[], more: Partial<ImportRequest> = {}): ImportRequest {
  const both = { data: "CC0-1.0", images: "CC0-1.0" };
  const about = {
    id: "mine",
    version: "1.0.0",
    title: { en: "Mine" },
    description: { en: "" },
    publisher: "me",
    licence: both,
    attribution: both,
  };
  return { jobId: "job", files, mapping: {}, choices: {}, about, ...more };
}

/** The vector of a picture is its size in bytes, turned to a direction. */
function embedder(before?: () => void): ImportPorts & { asked: number } {
  const ports = {
    jobs,
    asked: 0,
    async embed(pictures: Blob[]) {
      before?.();
      ports.asked += pictures.length;
      return { embedding, vectors: pictures.map(({ size }) => Float32Array.of(Math.cos(size), Math.sin(size))) };
    },
  };
  return ports;
}
const run = (asked: ImportRequest, ports: ImportPorts = embedder(), signal = never) =>
  runImport(asked, ports, signal, () => {});

const folderMapping = {
  id: "藏品编号",
  name: "名称",
  dynasty: "年代",
  kiln: "窑口",
  color: "釉色",
  motif: "纹饰",
  shape: "器型",
  image: "图片",
  description: "备注",
};

test("a folder with its sheet becomes a pack: views, duplicates, what is broken and what is not there", async () => {
  const report = await run(request(await fixture("folder"), { mapping: folderMapping }));
  expect(report).toMatchObject({
    read: 6,
    imported: 6,
    duplicates: [{ path: "正面/003.png", sameAs: "正面/002.png" }],
  });
  expect(report.problems).toEqual([
    { where: "藏品.csv", what: "found text in GB18030, not UTF-8; it was read as GB18030" },
    { where: "藏品.csv, line 8", what: 'found the id "故005" again; this piece is called 故005-2' },
    { where: "正面/004.png", what: expect.stringContaining("damaged or cut short") },
    { where: "藏品.csv, line 7", what: "names the picture 正面/没有.png, which is not among the files" },
  ]);
  const records = new Map((await packs.records("mine")).map((record) => [record.id, record]));
  expect(records.get("故001")).toMatchObject({
    name: "清乾隆 青花缠枝莲纹梅瓶",
    attributes: { dynasty: "dyn:qing", reign: "reign:qianlong", color: "glaze:qinghua", shape: "shape:meiping" },
    source: "Mine",
    view: "front",
  });
  expect(records.get("故002")?.description).toContain("<b>不是</b>标签");
  expect(records.get("故004")?.description).toBe(
    "断图\n年代: 约十八世纪\n窑口: 某窑\n釉色: 窑变火焰青\n纹饰: 八宝龙凤\n器型: 怪壶",
  );
  const chunks = await packs.vectors("mine");
  expect(chunks.flatMap(({ ids }) => ids)).toEqual(["故001", "故001", "故002", "故003"]);
  expect((await packs.get("mine"))?.manifest).toMatchObject({ embedding, counts: { records: 6, passages: 0 } });
  expect(await jobs.list("import")).toEqual([]);
});

test("texts become passages beside the pieces; questions about one piece become one record", async () => {
  const mapping = { id: "uuid", name: "name", image: "images_raw", description: "description", source: "source" };
  expect(await run(request(await fixture("ciqi"), { mapping }))).toMatchObject({ read: 4, imported: 4, problems: [] });
  expect(await packs.passages("mine")).toMatchObject([
    { lang: "zh", text: expect.stringContaining("青花"), source: "某书" },
    { lang: "en", keywords: "Celadon", source: "A book" },
  ]);
  const [first] = await packs.records("mine");
  expect(first).toMatchObject({ id: "p1", attributes: { reign: "reign:xuande", motif: "motif:yunlong" } });
});

test("pictures alone are records of their own, the same pixels only once", async () => {
  const files = (await fixture("folder")).filter(({ path }) => path.endsWith(".png"));
  const report = await run(request(files));
  expect(report).toMatchObject({ read: 5, imported: 3, duplicates: [{ sameAs: "正面/002.png" }] });
  expect((await packs.records("mine")).map(({ id }) => id)).toContain("底/001底.png");
});

/** A JPEG with a camera's orientation and a place, as phones write them. */
async function phonePicture(orientation: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(120, 60);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 120, 60);
  context.fillStyle = "#00f";
  context.fillRect(0, 0, 40, 60);
  const plain = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg" })).arrayBuffer());
  const exif = new Uint8Array(60);
  const view = new DataView(exif.buffer);
  exif.set(new TextEncoder().encode("\u0000\u0000\u0000\u0000Exif\u0000\u0000MM"));
  view.setUint16(0, 0xffe1);
  view.setUint16(2, exif.length - 2);
  view.setUint16(12, 0x2a);
  view.setUint32(14, 8);
  view.setUint16(18, 1); // one entry: orientation, a short
  view.setUint16(20, 0x0112);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, orientation);
  exif.set(new TextEncoder().encode("GPS 31.2N 121.5E"), 36);
  return new Blob([plain.slice(0, 2), exif, plain.slice(2)], { type: "image/jpeg" });
}

test("a photograph stands as its camera says, and where it was taken is not kept", async () => {
  const blob = await phonePicture(6); // turn right
  expect(new TextDecoder("latin1").decode(await blob.arrayBuffer())).toContain("GPS 31.2N");
  await run(request([{ path: "turned.jpg", blob }]));
  const thumb = await packs.thumb("mine", "turned.jpg");
  if (thumb === undefined) throw new Error("no thumbnail");
  const written = new TextDecoder("latin1").decode(await thumb.arrayBuffer());
  expect(written).not.toMatch(/GPS|Exif/u);
  const image = await decodeImage(thumb);
  expect([image.width, image.height]).toEqual([60, 120]);
  const { data } = image.read([0, 0, 60, 120]);
  const blue = (x: number, y: number) => (data[(y * 60 + x) * 4 + 2] ?? 0) - (data[(y * 60 + x) * 4] ?? 0);
  expect(blue(30, 10)).toBeGreaterThan(150); // what was left is above
  expect(blue(30, 110)).toBeLessThan(50);
  image.close();
});

async function drawn(count: number): Promise<ImportFile[]> {
  const canvas = new OffscreenCanvas(40, 40);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  const files: ImportFile[] = [];
  for (let at = 0; at < count; at++) {
    context.fillStyle = `rgb(${at} 99 ${200 - at})`;
    context.fillRect(0, 0, 40, 40);
    files.push({ path: `${String(at).padStart(3, "0")}.png`, blob: await canvas.convertToBlob() });
  }
  return files;
}

test("cut off in the middle it goes on there, and what comes of it is the same", async () => {
  const files = await drawn(70);
  await run(request([...files, { path: "twin.png", blob: files[3]?.blob ?? new Blob() }]));
  const whole = { records: await packs.records("mine"), vectors: await packs.vectors("mine") };
  await packs.remove("mine");

  const again = request([...files, { path: "twin.png", blob: files[3]?.blob ?? new Blob() }]);
  const first = embedder(() => {
    if (first.asked >= 32) throw new AppError("engine-lost", "the engine died");
  });
  await expect(run(again, first)).rejects.toMatchObject({ code: "engine-lost" });
  const [job] = (await jobs.list("import")).flatMap(unfinished);
  expect(job).toMatchObject({ jobId: "job", about: { id: "mine" }, done: 32, total: 71 });
  expect(await packs.list()).toEqual([]);

  const changed = { ...again, files: files.slice(1) };
  await expect(run(changed)).rejects.toMatchObject({ code: "import-changed" });

  const second = embedder();
  const report = await run(again, second);
  expect(second.asked).toBe(38);
  expect(report).toMatchObject({
    read: 71,
    imported: 70,
    duplicates: [{ path: "twin.png", sameAs: "003.png" }],
  });
  expect({ records: await packs.records("mine"), vectors: await packs.vectors("mine") }).toEqual(whole);
});

test("stopped on request it keeps its place and says so as an abort", async () => {
  const controller = new AbortController();
  const stopping = embedder(() => controller.abort());
  await expect(run(request(await drawn(40)), stopping, controller.signal)).rejects.toMatchObject({
    name: "AbortError",
  });
  expect(await jobs.list("import")).toHaveLength(1);
  await jobs.discard("job");
  expect(await jobs.list("import")).toEqual([]);
});

test("no room in the middle is one sentence, and the import goes on when there is", async () => {
  const full: ImportPorts = {
    ...embedder(),
    jobs: {
      async open(asked) {
        const job = await jobs.open(asked);
        let writes = 0;
        const add: typeof job.add = (rows, state) => {
          writes += 1;
          if (writes > 1) throw new AppError("storage-full", "write the pack mine: found no room left on this device");
          return job.add(rows, state);
        };
        return { ...job, add };
      },
    },
  };
  const asked = request(await drawn(40));
  await expect(run(asked, full)).rejects.toMatchObject({ code: "storage-full" });
  expect((await jobs.list("import")).flatMap(unfinished)).toMatchObject([{ done: 16, total: 40 }]);
  expect(await run(asked)).toMatchObject({ imported: 40 });
});
