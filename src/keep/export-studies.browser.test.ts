import { afterAll, beforeEach, expect, test } from "vitest";
import { clearTables } from "../../tests/fixtures/database";
import { claim, verdict } from "../../tests/fixtures/verdict";
import type { AgentEvent } from "../domain/events";
import type { ExportForm } from "../domain/keep/export";
import { readZip } from "../library/zip";
import { journalStore } from "../storage/journal";
import { database } from "../storage/open";
import { packStore } from "../storage/packs";
import { studyStore } from "../storage/studies";
import * as v from "valibot";
import { exportStudies } from "./export-studies";
import { studyFileSchema } from "./study-file";

const own = database({ name: "ciqi-test-export" });
const stores = { database: own, studies: studyStore(own), packs: packStore(own) };
const { signal } = new AbortController();
beforeEach(() => clearTables(own));
afterAll(() => own.close());

/** Red on the left, blue on the right. */
async function photo(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("no canvas");
  pen.fillStyle = "rgb(200 0 0)";
  pen.fillRect(0, 0, width / 2, height);
  pen.fillStyle = "rgb(0 0 200)";
  pen.fillRect(width / 2, 0, width / 2, height);
  return canvas.convertToBlob({ type: "image/png" });
}

const found = verdict({ dynasty: { ...claim("dyn:ming"), confidence: 0.9, evidence: ["E2"] } });
const events: AgentEvent[] = [
  { type: "tool-call", at: 1, turn: 1, call: "c", name: "image_zoom_in_tool", arguments: { label: "foot" } },
  {
    type: "observation",
    at: 2,
    turn: 1,
    call: "c",
    evidence: [{ id: "E2", kind: "crop", image: 1, box: [1600, 0, 2400, 400], modelBox: [0, 0, 1, 1], label: "foot" }],
    text: "",
    error: false,
    ms: 1,
  },
];

async function keep(id: string, title: string): Promise<void> {
  const blob = await photo(2000, 1000);
  const pictures = [
    { name: "front.png", blob, width: 2000, height: 1000 },
    { name: "odd.jpg", blob: new Blob(["no picture"], { type: "image/jpeg" }), width: 1, height: 1 },
  ];
  await stores.studies.create({ id, question: "", lang: "en", createdAt: 1 }, pictures);
  await journalStore(own).append(id, 0, events);
  await stores.studies.update(id, { status: "answered", verdict: found, updatedAt: 2 });
  await stores.studies.update(id, { title });
}

const made = (ids: string[], form: ExportForm) => exportStudies({ ids, form, lang: "en", stores, signal });

test("a page holds photographs and details at a sane size, and no more than can be read", async () => {
  await keep("a", "Grandmother's vase");
  const { name, blob } = await made(["a"], "page");
  expect([name, blob.type]).toEqual(["ciqi-Grandmother-s-vase.html", "text/html"]);
  const page = new DOMParser().parseFromString(await blob.text(), "text/html");
  const sizes = [...page.querySelectorAll("img")].map(async ({ src }) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  expect(await Promise.all(sizes)).toEqual([
    [1280, 640],
    [400, 400], // the box reaches beyond the photograph and is cut to it
  ]);
  expect(page.querySelector("h1")?.textContent).toBe("Grandmother's vase");
  expect(page.querySelectorAll("script")).toHaveLength(0);
});

test("several are one page with a list of them; what is gone is left out", async () => {
  await keep("a", "First");
  await keep("b", "Second");
  const { name, blob } = await made(["b", "gone", "a"], "page");
  const page = new DOMParser().parseFromString(await blob.text(), "text/html");
  expect(name).toBe("ciqi-2.html");
  expect([...page.querySelectorAll("h1, nav a")].map((each) => each.textContent)).toEqual([
    "Second",
    "First",
    "Second",
    "First",
  ]);
  await expect(made(["gone"], "page")).rejects.toMatchObject({ code: "export-empty" });
});

test("data are what FORMAT.md says, and photographs lie beside them byte for byte", async () => {
  await keep("a", "Vase");
  const json: unknown = JSON.parse(await (await made(["a"], "json")).blob.text());
  const study = v.parse(studyFileSchema, json);
  expect([study.study.title, study.events, study.photos.map(({ file }) => file)]).toEqual([
    "Vase",
    events,
    [null, null],
  ]);
  const { blob } = await made(["a"], "zip");
  const refuse = (_fault: string, _part: string | null, words: string) => new Error(words) as never;
  const files = await readZip(blob, { mostFiles: 10, mostBytes: 1e9, strict: false, refuse }, signal);
  expect(files.map(({ path }) => path)).toEqual([
    "001-Vase/study.json",
    "001-Vase/photo-1.png",
    "001-Vase/photo-2.jpg",
  ]);
  const [kept] = await stores.studies.photos("a");
  expect(files[1]?.bytes).toBe(kept?.blob.size);
});

test("a card is one picture with the whole photograph on it", async () => {
  await keep("a", "Vase");
  const { name, blob } = await made(["a"], "card");
  const picture = await createImageBitmap(blob);
  expect([name, picture.width, picture.height]).toEqual(["ciqi-Vase.png", 1080, 1350]);
  const canvas = new OffscreenCanvas(1080, 1350);
  const pen = canvas.getContext("2d");
  pen?.drawImage(picture, 0, 0);
  const colour = (x: number, y: number) => [...(pen?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3);
  expect([colour(10, 405), colour(1070, 405)]).toEqual([
    [200, 0, 0],
    [0, 0, 200],
  ]);
  const written = pen?.getImageData(72, 860, 900, 440).data ?? [];
  expect(written.some((value, at) => at % 4 === 0 && value < 90)).toBe(true); // ink
});
