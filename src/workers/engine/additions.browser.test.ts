/** What a person adds to a study, over the models that come with the app: on the way, after its end, cut off in between. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { finished } from "../../agent/replay";
import type { AgentEvent } from "../../domain/events";
import { journalStore } from "../../storage/journal";
import { database } from "../../storage/open";
import { studyStore } from "../../storage/studies";
import { librarianClient } from "../librarian/client";
import { engineClient } from "./client";
import type { Addition } from "./study-calls";

const slow = 240_000;
const workers: Worker[] = [];
const keep = (worker: Worker) => {
  workers.push(worker);
  return worker;
};
const engine = engineClient(() => keep(new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" })));
const librarian = librarianClient(() =>
  keep(new Worker(new URL("../librarian/librarian.worker.ts", import.meta.url), { type: "module" })),
);
const db = database();
const journal = journalStore(db);
const studies = studyStore(db);
const of = <T extends AgentEvent["type"]>(events: readonly AgentEvent[], type: T) =>
  events.filter((event): event is Extract<AgentEvent, { type: T }> => event.type === type);

const photo = async (name: string) => ({ name, blob: await (await fetch("/samples/bamboo-vase.jpg")).blob() });
const added = (events: AgentEvent[]) => (event: AgentEvent) => void events.push(event);
const addTo = async (studyId: string, addition: Addition, signal?: AbortSignal) => {
  const events: AgentEvent[] = [];
  await engine.call("add-to-study", { studyId, lang: "en", addition }, { signal, onEvent: added(events) });
  return events;
};

beforeAll(async () => {
  await librarian.call("install-embedded", {});
  await engine.call("load", { model: "ciqi-nano", backend: "wasm" });
}, slow);

afterAll(async () => {
  for (const worker of workers) worker.terminate();
  await db.close();
});

test(
  "a study glances before its first turn, and takes what is added on the way with the next result",
  async () => {
    const events: AgentEvent[] = [];
    let interjected: Promise<{ taken: boolean }> | undefined;
    const addition: Addition = { text: "Look here.", region: { image: 1, box: [40, 40, 200, 220] }, answer: "verdict" };
    const onEvent = (event: AgentEvent) => {
      events.push(event);
      if (event.type !== "study-start") return;
      interjected ??= engine.call("interject", { studyId: "way", addition });
    };
    const request = {
      studyId: "way",
      question: "",
      lang: "en",
      tools: ["image_zoom_in_tool", "search_image"],
    } as const;
    const input = { ...request, tools: [...request.tools], photos: [await photo("front.jpg")] };
    await engine.call("study", input, { onEvent });
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual(["study-start", "glance", "turn-start"]);
    expect(of(events, "glance")[0]?.glance.matches.length).toBeGreaterThan(0);
    expect(await interjected).toEqual({ taken: true });
    const [turn] = of(events, "user-turn");
    expect(turn).toMatchObject({ text: "Look here.", evidence: [{ kind: "crop", image: 1, label: "pointed at" }] });
    expect(await journal.read("way")).toEqual(events);
    expect(await engine.call("interject", { studyId: "way", addition })).toEqual({ taken: false });
  },
  slow,
);

test(
  "an answered study is asked on: words leave its verdict, another photograph is kept and brings a new one",
  async () => {
    const before = await journal.read("way");
    const first = (await studies.get("way"))?.verdict;
    expect(finished(before)).toBe("answered");
    const asked = await addTo("way", { text: "Why not Yongle?", answer: "text" });
    expect(of(asked, "verdict")).toEqual([]);
    expect((await studies.get("way"))?.verdict).toEqual(first);
    const rim = await photo("rim.jpg");
    const shown = await addTo("way", { text: "", photo: rim, answer: "verdict" });
    expect(of(shown, "user-turn")[0]?.photo).toMatchObject({ index: 2, name: "rim.jpg" });
    expect((await studies.photos("way")).map(({ name, index }) => [name, index])).toEqual([
      ["front.jpg", 0],
      ["rim.jpg", 1],
    ]);
    expect(await journal.read("way")).toEqual([...before, ...asked, ...shown]);
    const row = await studies.get("way");
    const last = of([...before, ...shown], "verdict").at(-1)?.verdict;
    expect(row?.verdict?.raw).toBe(last?.raw);
  },
  slow,
);

test(
  "a follow-up that was killed goes on from its journal",
  async () => {
    const controller = new AbortController();
    const stopped: AgentEvent[] = [];
    const onEvent = (event: AgentEvent) => {
      stopped.push(event);
      if (event.type === "user-turn") controller.abort();
    };
    const addition: Addition = { text: "And the foot?", photo: await photo("foot.jpg"), answer: "verdict" };
    const call = { studyId: "way", lang: "en" as const, addition };
    await engine.call("add-to-study", call, { signal: controller.signal, onEvent }).catch(() => undefined);
    const before = await journal.read("way");
    expect(before.at(-1)).toMatchObject({ type: "stop", reason: "aborted" });
    expect(finished(before)).toBeUndefined();
    const events: AgentEvent[] = [];
    await engine.call("resume", { studyId: "way" }, { onEvent: added(events) });
    expect(events.at(-1)?.type).toBe("stop");
    expect(events.at(-1)).not.toMatchObject({ reason: "error" });
    expect(finished([...before, ...events])).toBeDefined();
  },
  slow,
);

test("what cannot be added is said, and leaves the journal as it was", async () => {
  const before = await journal.length("way");
  const region = { image: 9, box: [0, 0, 10, 10] } as const;
  const cases: [Addition, string][] = [
    [{ text: "  ", answer: "text" }, "addition-empty"],
    [{ text: "", region, answer: "verdict" }, "addition-misplaced"],
    [{ text: "", region: { image: 1, box: [-9, -9, -5, -5] }, answer: "verdict" }, "box-outside"],
    [{ text: "", photo: { name: "x", blob: new Blob(["Dear sir"]) }, answer: "verdict" }, "image-not-an-image"],
  ];
  for (const [addition, code] of cases) await expect(addTo("way", addition)).rejects.toMatchObject({ code });
  await expect(addTo("nowhere", { text: "Why?", answer: "text" })).rejects.toMatchObject({ code: "study-missing" });
  expect(await journal.length("way")).toBe(before);
});

test(
  "other values are weighed against the one that was named",
  async () => {
    const attribute = "shape";
    const named = (await studies.get("way"))?.verdict?.attributes[attribute].value;
    const values = [...new Set([named ?? "shape:wan", "shape:meiping", "shape:pan"])];
    const { weights } = await engine.call("weigh", { studyId: "way", attribute, values });
    expect(weights.map(({ value }) => value)).toEqual(values);
    expect(weights.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  },
  slow,
);
