/** A model's files over a bad connection and on a torn disk: whole and verified, or refused with nothing left behind. */
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Client, connect } from "../../src/base/rpc";
import type { Fault, WeightsProtocol } from "./weights.worker";

type Files = WeightsProtocol["load"]["input"]["files"];
type Fetched = { weights: Map<string, Uint8Array>; fetched: string[] };

const id = "of-a-test";
const second = "onnx/decoder.onnx";
let files: Files;
let decoder: Files[number];
let contents: Map<string, Uint8Array>;
let worker: Worker;
let client: Client<WeightsProtocol>;

beforeAll(async () => {
  decoder = await fileNamed(second);
  files = [await fileNamed("config.json"), decoder, await fileNamed("onnx/vision.onnx")];
  contents = new Map(files.map(({ path, content }) => [path, content]));
});
beforeEach(() => {
  worker = new Worker(new URL("./weights.worker.ts", import.meta.url), { type: "module" });
  client = connect<WeightsProtocol>(worker);
});
afterEach(async () => {
  worker.terminate();
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("weights", { create: true });
  await folder.removeEntry(id, { recursive: true }).catch(() => undefined);
});

async function fileNamed(path: string): Promise<Files[number]> {
  const content = crypto.getRandomValues(new Uint8Array(20_000));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { path, bytes: content.length, sha256, content };
}

async function load(fault?: { path: string; kind: Fault; times: number }, wanted = files): Promise<Fetched> {
  const fetched: string[] = [];
  const input = { id, files: wanted, ...(fault !== undefined && { fault }) };
  return { weights: await client.call("load", input, { onEvent: (path) => fetched.push(path) }), fetched };
}

async function folderOf(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return (await root.getDirectoryHandle("weights")).getDirectoryHandle(id);
}

/** Paths of the files at rest, whole or not. */
async function atRest(): Promise<string[]> {
  const names = await Array.fromAsync((await folderOf()).keys());
  return files.filter(({ sha256 }) => names.some((name) => name.startsWith(sha256))).map(({ path }) => path);
}

async function overwrite(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const stream = await (await (await folderOf()).getFileHandle(name)).createWritable();
  await stream.write(bytes);
  await stream.close();
}

test("what was fetched once is read from the disk", async () => {
  expect(await load()).toEqual({ weights: contents, fetched: files.map(({ path }) => path) });
  expect(await load()).toEqual({ weights: contents, fetched: [] });
});

test.each<Fault>(["flipped byte", "cut", "a byte more"])("%s once: fetched again, and right", async (kind) => {
  const { weights, fetched } = await load({ path: second, kind, times: 1 });
  expect(weights).toEqual(contents);
  expect(fetched.filter((path) => path === second).length).toBe(2);
});

test.each<[Fault, string, RegExp]>([
  ["flipped byte", "weights-corrupt", /^verify .*decoder\.onnx: its bytes are not those of the catalogue.*; reload/],
  ["a byte more", "weights-corrupt", /^verify .*decoder\.onnx: its bytes are not those of the catalogue.*; reload/],
  ["cut", "weights-missing", /^fetch .*decoder\.onnx: it broke off after 10000 of 20000 bytes; connect .* and reload/],
  ["missing", "weights-missing", /^fetch .*decoder\.onnx: the server answered 404; connect .* and reload/],
])(
  "%s always: refused in one sentence, nothing of it kept, and the next load goes on there",
  async (kind, code, words) => {
    const failed = load({ path: second, kind, times: 9 });
    await expect(failed).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
    expect(await atRest()).toEqual(["config.json"]);
    expect(await load()).toEqual({ weights: contents, fetched: [second, "onnx/vision.onnx"] });
  },
);

test("stopped in the middle of a file: nothing of it is kept", async () => {
  const controller = new AbortController();
  const hanging = client.call(
    "load",
    { id, files, fault: { path: second, kind: "hangs", times: 1 } },
    { signal: controller.signal, onEvent: (path) => path === second && setTimeout(() => controller.abort(), 50) },
  );
  await expect(hanging).rejects.toMatchObject({ name: "AbortError" });
  expect(await atRest()).toEqual(["config.json"]);
});

test("a byte that flipped on the disk is noticed, and only that file is fetched again", async () => {
  await load();
  await overwrite(
    decoder.sha256,
    decoder.content.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) as Uint8Array<ArrayBuffer>,
  );
  expect(await load()).toEqual({ weights: contents, fetched: [second] });
});

test("a file whose writer was killed does not count", async () => {
  await load();
  await (await folderOf()).removeEntry(`${decoder.sha256}.ok`); // written last
  expect(await load()).toEqual({ weights: contents, fetched: [second] });
});

test("a new version of the model replaces the old one's files", async () => {
  await load();
  const next = [...files.slice(0, 2), await fileNamed("onnx/vision.onnx")];
  expect((await load(undefined, next)).fetched).toEqual(["onnx/vision.onnx"]);
  expect(await atRest()).toEqual(["config.json", second]);
});
