/** The museum label and what one does with it, over a scripted study. */
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { App } from "../../src/app/app";
import type { Verdict } from "../../src/domain/verdict";
import { type ScriptedStudy, scriptedArchive } from "../scripted/archive";
import { scriptedPhoto } from "../scripted/photos";
import { scriptedEvents, scriptedVerdict } from "../scripted/story";
import { changedVerdict } from "../scripted/verdict-scenes";
import { all, button, one, showPage, tooSmall, tooWide, violations } from "./shown-page";

let photos: Awaited<ReturnType<typeof scriptedPhoto>>[] = [];
beforeAll(async () => {
  photos = await Promise.all([scriptedPhoto(1), scriptedPhoto(2)]);
});
afterEach(() => vi.unstubAllGlobals());

const unsure = changedVerdict("en", {
  dynasty: { confidence: 0.44 },
  reign: { confidence: 0.31 },
  kiln: { value: "kiln:hutian", label: "Hutian", confidence: 0.28 },
});
const homage = changedVerdict(
  "en",
  { dynasty: { value: "dyn:qing", confidence: 0.92 }, reign: { value: "reign:kangxi", confidence: 0.67 } },
  { text: "大明宣德年製", reign: "reign:xuande", evidence: ["E2"] },
);

function kept(verdict: Verdict): ScriptedStudy {
  const summary = {
    id: "s1",
    startedAt: 1,
    lang: "en" as const,
    question: "",
    title: null,
    dynasty: null,
    reign: null,
    terms: [],
    isPorcelain: true,
    state: "answered" as const,
    steps: 3,
    ownTitle: "",
    note: "",
    tags: [],
    removedAt: null,
  };
  return { summary, kept: { photos, events: scriptedEvents("en", photos, verdict) } };
}

async function open(address: string, verdict: Verdict, landmark: string, settings: Record<string, string> = {}) {
  history.replaceState(null, "", address);
  const study = kept(verdict);
  const thumbnail = async () => photos[1]?.blob ?? null;
  const app: App = showPage({}, { archive: scriptedArchive([study], { thumbnail }), settings });
  await vi.waitFor(() => expect(all(landmark).length).toBeGreaterThan(0), 10_000);
  return { app, study };
}

const line = (attribute: string) => one(`#verdict [data-line="${attribute}"]`);

const SCREENS = [
  ["label that is unsure", "#/study/s1", unsure, "#verdict .wanted"],
  ["label with a mark", "#/study/s1", homage, "#verdict .mark-panel"],
  ["comparison", "#/compare/s1/E4", scriptedVerdict("en"), ".compare-labels"],
  ["guess", "#/guess/s1", scriptedVerdict("en"), ".guess-form"],
] as const;

describe.each(SCREENS)("the %s", (_name, address, verdict, landmark) => {
  test.each([
    { theme: "light", lang: "en" },
    { theme: "dark", lang: "zh-Hans" },
  ])("has nothing for axe to find, $theme, $lang", async (settings) => {
    await open(address, verdict, landmark, settings);
    expect(await violations()).toEqual([]);
  });

  test("has targets for a finger and does not scroll sideways", async () => {
    await open(address, verdict, landmark);
    expect(tooSmall().small).toEqual([]);
    expect(await tooWide()).toEqual([]);
  });
});

test("what is not sure enough is said wider, and the first guess is one tap away", async () => {
  await open("#/study/s1", unsure, "#verdict .claims");
  expect(one("#verdict .label-period").textContent).toBe("Ming dynasty or Qing dynasty, reign uncertain");
  expect(line("kiln").querySelector(".claim-value")?.textContent).toContain("A kiln in Jiangxi");
  expect(line("kiln").querySelector("meter")).toBeNull();
  const guess = line("kiln").querySelector("details");
  expect(guess?.open).toBe(false);
  guess?.querySelector("summary")?.click();
  await vi.waitFor(() => expect(guess?.open).toBe(true));
  expect(guess?.textContent).toContain("Hutian");
});

test("a mark that names an earlier reign is read, and set beside the date without a word against the piece", async () => {
  await open("#/study/s1", homage, "#verdict .mark-panel");
  expect(one(".mark-seal").textContent).toBe("大明宣德年製");
  expect(one(".mark-panel").textContent).toContain("Xuande, 1426–1435");
  expect(one(".mark-panel").textContent).toMatch(/no contradiction/);
  expect(one("#verdict .label-period").textContent).toContain("Kangxi");
});

test("two pictures move together until the switch lets go of them", async () => {
  await open("#/compare/s1/E4", scriptedVerdict("en"), ".picture-frame img[style*=translate]");
  await vi.waitFor(() => expect(all(".picture-frame img")).toHaveLength(2));
  const shown = () => all(".picture-frame").map((frame) => frame.classList.contains("near"));
  const [own, theirs] = all(".picture-frame");
  const press = (key: string) => own?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  press("+");
  await vi.waitFor(() => expect(shown()).toEqual([true, true]));
  press("0");
  await vi.waitFor(() => expect(shown()).toEqual([false, false]));
  (one(".compare-tools input") as HTMLInputElement).click();
  await new Promise(requestAnimationFrame);
  theirs?.dispatchEvent(new WheelEvent("wheel", { deltaY: -400, clientX: 10, clientY: 10, cancelable: true }));
  await vi.waitFor(() => expect(shown()).toEqual([false, true]));
  (one(".compare-tools input") as HTMLInputElement).click();
  await vi.waitFor(() => expect(shown()).toEqual([true, true]));
});

test("two fingers apart come nearer, and one then moves what is near", async () => {
  await open("#/compare/s1/E4", scriptedVerdict("en"), ".picture-frame img[style*=translate]");
  const frame = all(".picture-frame")[0];
  if (frame === undefined) throw new Error("no frame");
  frame.setPointerCapture = () => undefined; // of pointers that no hand holds
  const { left, top } = frame.getBoundingClientRect();
  const at = (type: string, pointerId: number, x: number, y: number) =>
    frame.dispatchEvent(new PointerEvent(type, { pointerId, clientX: left + x, clientY: top + y, bubbles: true }));
  const place = () => frame.querySelector("img")?.style.transform ?? "";
  await vi.waitFor(() => expect(place()).toContain("scale"));
  at("pointerdown", 1, 100, 100);
  at("pointerdown", 2, 140, 100);
  at("pointermove", 2, 220, 100);
  await vi.waitFor(() => expect(frame.classList.contains("near")).toBe(true));
  const near = place();
  at("pointerup", 2, 220, 100);
  at("pointermove", 1, 130, 100);
  await vi.waitFor(() => expect(place()).not.toBe(near));
});

test("lines that differ are marked in words; a piece that is no part of the study is said to be missing", async () => {
  const { app } = await open("#/compare/s1/E4", scriptedVerdict("en"), ".compare-labels");
  expect(one(".compared.differs").textContent).toMatch(/Reign.*Differs.*Yongle.*Xuande/);
  app.route.go({ screen: "compare", study: "s1", evidence: "E9" });
  await vi.waitFor(() => expect(one(".compare").textContent).toContain("nothing to set beside it"));
});

test("a guess is given, kept with the study, and set beside the verdict", async () => {
  const { study } = await open("#/guess/s1", scriptedVerdict("en"), ".guess-form");
  expect(document.body.textContent).not.toContain("camellia");
  const give = one(".guess-form [type=submit]") as HTMLButtonElement;
  expect(give.disabled).toBe(true);
  const option = all(".guess-option").find((each) => each.textContent === "Ming dynasty");
  option?.querySelector("input")?.click();
  await vi.waitFor(() => expect(give.disabled).toBe(false));
  give.click();
  await vi.waitFor(() => expect(one(".guess-score").textContent).toContain("1 of 1"));
  expect(study.guess).toEqual({ dynasty: "dyn:ming" });
  button("Guess again").click();
  await vi.waitFor(() => expect(all(".guess-form")).toHaveLength(1));
});

test("read aloud, the line that is being read is marked, and it ends when one goes elsewhere", async () => {
  const said: EventTarget[] = [];
  class Utterance extends EventTarget {
    voice = null;
    lang = "";
    constructor(readonly text: string) {
      super();
    }
  }
  const cancel = vi.fn();
  vi.stubGlobal("SpeechSynthesisUtterance", Utterance);
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => [{ lang: "en-GB", localService: true, default: true }],
    speak: (utterance: EventTarget) => said.push(utterance),
    cancel,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
  const { app } = await open("#/study/s1", unsure, "#verdict .label-actions");
  button("Read aloud").click();
  await vi.waitFor(() => expect(one("#verdict .read").dataset["line"]).toBe("title"));
  said[0]?.dispatchEvent(new Event("end"));
  await vi.waitFor(() => expect(one("#verdict .read").dataset["line"]).toBe("dynasty"));
  button("Pause").click();
  await vi.waitFor(() => expect(button("Read on")).toBeTruthy());
  button("Read on").click();
  await vi.waitFor(() => expect(said).toHaveLength(3));
  cancel.mockClear();
  app.route.go({ screen: "terms", text: "" });
  await vi.waitFor(() => expect(cancel).toHaveBeenCalled());
});

test("without a voice of the device reading aloud is not offered, and the reason is there when asked", async () => {
  vi.stubGlobal("speechSynthesis", undefined);
  await open("#/study/s1", unsure, "#verdict .label-actions");
  expect(one(".aloud-none summary").textContent).toMatch(/^Why/);
});
