/** The engine's worker over the models that come with the app. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AgentEvent } from "../../domain/events";
import { journalStore } from "../../storage/journal";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { studyStore } from "../../storage/studies";
import { librarianClient } from "../librarian/client";
import { engineClient } from "./client";
import type { PhotoInput } from "./protocol";

const slow = 240_000;

const workers: Worker[] = [];
const keep = (worker: Worker) => {
  workers.push(worker);
  return worker;
};
const spawn = () => keep(new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" }));
const engine = engineClient(spawn);
const librarian = librarianClient(() =>
  keep(new Worker(new URL("../librarian/librarian.worker.ts", import.meta.url), { type: "module" })),
);
const db = database();
const journal = journalStore(db);
const studies = studyStore(db);

/** A drawn bowl: something to look at, of no importance what. */
async function drawing(type = "image/jpeg", width = 640, height = 480): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  context.fillStyle = "#e8e4da";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "#3858a0";
  context.beginPath();
  context.ellipse(width / 2, height / 2, width / 3, height / 3, 0, 0, Math.PI);
  context.fill();
  return canvas.convertToBlob({ type });
}
const photo = async (name = "bowl.jpg"): Promise<PhotoInput> => ({ name, blob: await drawing() });
const tools = ["image_zoom_in_tool", "search_image", "search_text"] as const;
const request = async (studyId: string) => ({
  studyId,
  photos: [await photo(), await photo("base.jpg")],
  question: "",
  lang: "en" as const,
  tools: [...tools],
});

afterAll(async () => {
  for (const worker of workers) worker.terminate();
  await db.close();
});

describe("pictures that cannot be studied", () => {
  const inspect = (blob: Blob) => engine.call("inspect", { photo: { name: "x.jpg", blob } });

  test("a good one says its size", async () => {
    expect(await inspect(await drawing())).toEqual({ width: 640, height: 480 });
  });

  test.each([
    ["image-empty", new Blob([])],
    ["image-not-an-image", new Blob(["Dear sir, this is a letter."], { type: "image/jpeg" })],
    ["image-svg", new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'])],
    ["image-broken", new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])])],
  ])("%s", async (code, blob) => {
    await expect(inspect(blob)).rejects.toMatchObject({ code });
  });

  test("image-too-narrow", async () => {
    await expect(inspect(await drawing("image/png", 1, 4000))).rejects.toMatchObject({ code: "image-too-narrow" });
  });

  test("a study before any model is loaded is refused", async () => {
    const early = engine.call("study", await request("too-early"));
    await expect(early).rejects.toMatchObject({ code: "engine-not-loaded" });
    expect(await studies.get("too-early")).toBeUndefined();
  });
});

describe("a study on the embedded model", () => {
  let library: string[] = [];
  beforeAll(async () => {
    const { packs } = await librarian.call("install-embedded", {});
    library = packs.map(({ id }) => id);
    await engine.call("load", { model: "ciqi-nano", backend: "wasm" });
  }, slow);

  test("the library is installed once", async () => {
    expect(library).toContain("knowledge");
    const again = await librarian.call("install-embedded", {});
    expect(again.packs.map(({ id }) => id)).toEqual(library);
    expect((await packStore(db).passages("knowledge")).length).toBe(1254);
  });

  test(
    "ends with a stop, and the journal holds the very events that were sent",
    async () => {
      const events: AgentEvent[] = [];
      await engine.call("study", await request("whole"), { onEvent: (event) => events.push(event) });
      expect(events[0]).toMatchObject({ type: "study-start", model: "ciqi-nano", backend: "wasm" });
      expect(events[0]?.type === "study-start" && events[0].photos[0]).toMatchObject({ width: 640, height: 480 });
      expect(events.at(-1)?.type).toBe("stop");
      expect(await journal.read("whole")).toEqual(events);
      expect((await studies.photos("whole")).map(({ name }) => name)).toEqual(["bowl.jpg", "base.jpg"]);
      const row = await studies.get("whole");
      expect(row?.status).not.toBe("open");
      expect(row?.steps).toBeGreaterThan(0);
    },
    slow,
  );

  test(
    "a study that is stopped goes on from its journal",
    async () => {
      const controller = new AbortController();
      const onEvent = (event: AgentEvent) => {
        if (event.type === "study-start") controller.abort(); // at the first token the small model is nearly through
      };
      const began = engine.call("study", await request("stopped"), { signal: controller.signal, onEvent });
      await began.catch(() => undefined);
      const before = await journal.read("stopped");
      expect(before.at(-1)).toMatchObject({ type: "stop", reason: "aborted" });
      const events: AgentEvent[] = [];
      await engine.call("resume", { studyId: "stopped" }, { onEvent: (event) => events.push(event) });
      expect(events.at(-1)?.type).toBe("stop");
      expect(events.at(-1)).not.toMatchObject({ reason: "error" });
      expect(await journal.read("stopped")).toEqual([...before, ...events]);
    },
    slow,
  );

  test(
    "a study that was cut off after a few tokens comes to the verdict of one that was not",
    async () => {
      const whole = await journal.read("whole");
      const fifth = whole.filter(({ type }) => type === "token-delta")[4];
      const before = whole.slice(0, whole.findIndex((event) => event === fifth) + 1);
      const { question, lang } = await request("cut");
      await studies.create({ id: "cut", question, lang, createdAt: 1 }, await studies.photos("whole"));
      await journal.append("cut", 0, before);
      const events: AgentEvent[] = [];
      await engine.call("resume", { studyId: "cut" }, { onEvent: (event) => events.push(event) });
      const verdict = (all: AgentEvent[]) => all.flatMap((event) => (event.type === "verdict" ? event.verdict : []));
      expect(before.filter(({ type }) => type === "token-delta")).toHaveLength(5);
      expect(verdict(events)).toHaveLength(1);
      expect(verdict(events)[0]?.raw).toBe(verdict(whole)[0]?.raw);
      expect(await journal.read("cut")).toEqual([...before, ...events]);
    },
    slow,
  );

  test("a broken second photograph leaves nothing behind", async () => {
    const { photos, ...rest } = await request("broken");
    const bad = { name: "letter.jpg", blob: new Blob(["Dear sir"]) };
    const study = engine.call("study", { ...rest, photos: [...photos, bad] });
    await expect(study).rejects.toMatchObject({ code: "image-not-an-image" });
    expect(await studies.get("broken")).toBeUndefined();
    expect(await journal.length("broken")).toBe(0);
  });

  test("a study that is not there is said so", async () => {
    await expect(engine.call("resume", { studyId: "nowhere" })).rejects.toMatchObject({ code: "study-missing" });
  });

  test(
    "an engine that was killed starts again by itself",
    async () => {
      workers.find((worker) => worker !== workers.at(-1))?.terminate();
      const second = engineClient(spawn);
      const ready = await second.call("load", { model: "ciqi-nano", backend: "wasm" });
      expect(ready).toMatchObject({ model: "ciqi-nano", backend: "wasm" });
      workers.at(-1)?.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
      expect(await second.call("inspect", { photo: await photo() })).toEqual({ width: 640, height: 480 });
      const events: AgentEvent[] = [];
      await second.call("study", await request("reborn"), { onEvent: (event) => events.push(event) });
      expect(events.at(-1)?.type).toBe("stop");
    },
    slow,
  );
});
