/** The page over a scripted engine, as a visitor and a screen reader meet it. */
import { describe, expect, test, vi } from "vitest";
import type { App } from "../../src/app/app";
import type { ArchivePort, StudySummary } from "../../src/app/ports";
import { AppError } from "../../src/base/errors";
import type { Claim } from "../../src/domain/verdict";
import { type ScriptedStudy, scriptedArchive } from "../scripted/archive";
import type { Script } from "../scripted/engine";
import { scriptedPhoto } from "../scripted/photos";
import { notPorcelainVerdict, scriptedEvents, scriptedVerdict } from "../scripted/story";
import { all, button, one, root, showPage, tooSmall, tooWide, update, updateReady, violations } from "./shown-page";

let app: App;
const first = await scriptedPhoto(1);
const second = await scriptedPhoto(2);
const photos = [first, second];
const summary: StudySummary = {
  id: "s1",
  startedAt: 1,
  lang: "en",
  question: "",
  title: "Celadon vase",
  dynasty: "dyn:song",
  reign: null,
  isPorcelain: true,
  state: "answered",
  steps: 2,
  ownTitle: "",
  note: "",
  tags: [],
  terms: [],
  removedAt: null,
};
const events = scriptedEvents("en", photos, scriptedVerdict("en"));

interface World {
  studies?: ScriptedStudy[];
  settings?: Record<string, string>;
  archive?: ArchivePort;
  isolated?: boolean;
}

function open(script: Partial<Script> = {}, world: World = {}): App {
  const { studies = [], ...rest } = world;
  app = showPage({ events, ...script }, { archive: scriptedArchive(studies), ...rest });
  return app;
}

/** Runs the scripted study to where it pauses or ends, and waits until the page shows it. */
async function study(script: Partial<Script> = {}, settings: Record<string, string> = {}): Promise<void> {
  open(script, { settings });
  const id = app.study.start({ photos, question: "", lang: "en" });
  app.route.go({ screen: "study", id });
  const last = script.pauseAfter ?? events.length;
  await vi.waitFor(() => {
    expect(app.study.open.value?.view.turns.length).toBe(
      events.slice(0, last).filter((e) => e.type === "turn-start").length,
    );
    expect(root.querySelector(".stage-frame img")).not.toBeNull();
  }, 10_000);
  if (script.pauseAfter === undefined) await vi.waitFor(() => expect(app.study.active.value).toBeNull());
  await vi.waitFor(() => expect(app.vocabulary.terms.value).not.toBeNull());
}

describe("axe finds nothing", () => {
  test.each(["light", "dark"])("on the start page, %s", async (theme) => {
    open({ load: "loading" }, { settings: { theme } });
    updateReady.value = true;
    await vi.waitFor(() => expect(all(".sample")).toHaveLength(5));
    expect(await violations()).toEqual([]);
    await app.tray.add([first]);
    await vi.waitFor(() => expect(button("Study this piece")).toBeTruthy());
    expect(await violations()).toEqual([]);
  });

  test.each(["light", "dark"])("on a study with its verdict, %s", async (theme) => {
    await study({}, { theme });
    expect(await violations()).toEqual([]);
  });

  test.each(["light", "dark"])("on a running study, %s", async (theme) => {
    await study({ pauseAfter: 60 }, { theme });
    expect(await violations()).toEqual([]);
  });

  test("in Chinese, in the settings, and with a failure", async () => {
    open({ load: "failed" }, { settings: { lang: "zh" } });
    await vi.waitFor(() => expect(one("[role=alert].failures .failure").textContent).toContain("模型"));
    button("设置").click();
    expect(one("dialog").matches("[open]")).toBe(true);
    expect(await violations()).toEqual([]);
  });
});

test("the language switch changes every word and the page's own language", async () => {
  open();
  expect(document.documentElement.lang).toBe("en");
  button("中文").click();
  await vi.waitFor(() => expect(document.documentElement.lang).toBe("zh-Hans"));
  expect(one("h1").textContent).toBe("取一件瓷器，细细看来。");
  expect(document.title).toContain("观瓷");
});

test("the theme is the visitor's", async () => {
  open({}, { settings: { theme: "dark" } });
  const ground = () => getComputedStyle(document.documentElement).backgroundColor;
  await vi.waitFor(() => expect(document.documentElement.dataset["theme"]).toBe("dark"));
  const dark = ground();
  app.settings.setTheme("light");
  await vi.waitFor(() => expect(ground()).not.toBe(dark));
});

test("boxes lie where the original pixels are, in the drawing and in the button", async () => {
  await study();
  const crop = events
    .flatMap((event) => (event.type === "observation" ? event.evidence : []))
    .find((e) => e.kind === "crop");
  if (crop?.kind !== "crop") throw new Error("the script has no crop");
  const frame = one(".stage-frame").getBoundingClientRect();
  const line = one(".box-line");
  expect(one("svg.boxes").getAttribute("viewBox")).toBe(`0 0 ${first.width} ${first.height}`);
  expect(frame.width / frame.height).toBeCloseTo(first.width / first.height, 2);
  for (const drawn of [line.getBoundingClientRect(), one(".box-button").getBoundingClientRect()]) {
    expect(drawn.left).toBeCloseTo(frame.left + (frame.width * crop.box[0]) / first.width, 0);
    expect(drawn.top).toBeCloseTo(frame.top + (frame.height * crop.box[1]) / first.height, 0);
    expect(drawn.right).toBeCloseTo(frame.left + (frame.width * crop.box[2]) / first.width, 0);
    expect(drawn.bottom).toBeCloseTo(frame.top + (frame.height * crop.box[3]) / first.height, 0);
  }
});

test("the crop is cut from the photograph at the box", async () => {
  await study();
  const canvas = one("canvas.crop") as HTMLCanvasElement;
  const crop = events
    .flatMap((event) => (event.type === "observation" ? event.evidence : []))
    .find((e) => e.kind === "crop");
  if (crop?.kind !== "crop") throw new Error("the script has no crop");
  const [x1, y1, x2, y2] = crop.box;
  expect(canvas.width / canvas.height).toBeCloseTo((x2 - x1) / (y2 - y1), 1);
  const whole = new OffscreenCanvas(first.width, first.height).getContext("2d");
  whole?.drawImage(await createImageBitmap(first.blob), 0, 0);
  const wanted = whole?.getImageData(x1 + 10, y1 + 10, 1, 1).data ?? [];
  await vi.waitFor(() => {
    const seen = canvas.getContext("2d")?.getImageData(10, 10, 1, 1).data ?? [];
    for (const channel of [0, 1, 2]) expect(Math.abs((seen[channel] ?? 999) - (wanted[channel] ?? 0))).toBeLessThan(12);
  });
});

test("a chip in the verdict leads to its evidence, and a box to its crop", async () => {
  await study();
  const claim = all(".claim").find((each) => each.textContent?.includes("Decoration"));
  claim?.querySelector<HTMLElement>(".evidence-chip")?.click();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("evidence-E2"));
  expect(one(".box.active")).toBeTruthy();
  button("Region it looked into: flower on the body").click();
  await vi.waitFor(() => expect(all(".box.active")).toEqual([]));
});

test("every claim says how sure, on what ground, and in which words", async () => {
  await study();
  const rows = all(".claim").map((row) => row.textContent ?? "");
  expect(rows).toHaveLength(6);
  expect(rows[0]).toMatch(/Period.*Ming dynasty.*明.*míng.*1368–1644.*Confident.*93%.*Compared.*E3.*E6/);
  expect(rows[2]).toMatch(/Kiln.*Jingdezhen kilns.*Likely.*71%.*Inferred/);
  expect(rows[5]).toMatch(/Shape.*Flask.*Possible.*52%.*Seen/);
  expect((all("meter")[0] as HTMLMeterElement).value).toBeCloseTo(0.93);
  await vi.waitFor(() => expect(app.catalog.limits.value.size).toBeGreaterThan(0));
  expect(one(".limits").textContent).toMatch(/trained only on pictures drawn .* nearly always wrong/);
  expect(one(".authenticity").textContent).toContain("neither authenticity nor price");
});

test("what the photographs cannot show is not determined, whatever the model called it", async () => {
  const verdict = scriptedVerdict("en");
  const reign: Claim = { value: null, label: "none", confidence: 0.9, basis: "not-visible", evidence: [] };
  await study({ events: scriptedEvents("en", photos, { ...verdict, attributes: { ...verdict.attributes, reign } }) });
  expect(all(".claim")[1]?.textContent).toBe("ReignNot determinedNot visible");
});

test("what is not porcelain is said to be none, without a table of guesses", async () => {
  await study({ events: scriptedEvents("en", photos, notPorcelainVerdict()) });
  expect(one(".label-title").textContent).toBe("Not Chinese porcelain");
  expect(all(".claim")).toEqual([]);
  expect(one(".limits").textContent).not.toBe("");
});

test("stop is there from the first moment and ends the study within a second", async () => {
  await study({ pauseAfter: 30 });
  const before = performance.now();
  button("Stop").click();
  await vi.waitFor(() => expect(one(".ending").textContent).toContain("You stopped it here"));
  expect(performance.now() - before).toBeLessThan(1000);
  expect(button("Go on")).toBeTruthy();
});

test("a thought streams without its machinery", async () => {
  await study({ pauseAfter: 30 });
  const words = one(".thought").textContent ?? "";
  expect(words).toMatch(/^A flattened flask/);
  expect(root.textContent).not.toContain("<tool_call>");
});

test("a dropped file is taken, a refused one is named, and the question is kept", async () => {
  open({ refuse: { code: "image-not-an-image" } });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const files = new DataTransfer();
  files.items.add(new File(["not a picture"], "vase.jpg", { type: "image/jpeg" }));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(one(".failure").textContent).toContain("vase.jpg is not a picture"));
});

test("a photograph dropped beside a running study waits on the start page, and the study runs on", async () => {
  await study({ pauseAfter: 30 });
  const files = new DataTransfer();
  files.items.add(new File([second.blob], "base.jpg", { type: "image/jpeg" }));
  const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
  expect(document.dispatchEvent(drop)).toBe(false);
  await vi.waitFor(() => expect(all(".tray-photo")).toHaveLength(1));
  expect(app.study.active.value?.phase).toBe("running");
});

test("one tap on a sample studies all its views", async () => {
  open();
  await vi.waitFor(() => expect(button(/^A jar with flowers/)).toBeTruthy());
  button(/^A jar with flowers/).click();
  await vi.waitFor(() => expect(app.study.open.value?.phase).toBe("finished"));
  expect(app.study.open.value?.photos.map(({ name }) => name)).toEqual(["peony-jar.jpg", "peony-jar-base.jpg"]);
  expect(location.hash).toBe(`#/study/${app.study.open.value?.id}`);
});

test("nothing moves while samples and engine arrive", async () => {
  let ready = (): void => undefined;
  open({ load: "loading", loaded: new Promise<void>((resolve) => (ready = resolve)) });
  const top = () => one(".hints").getBoundingClientRect().top + scrollY;
  const before = top();
  await vi.waitFor(() => expect(all(".sample img")).toHaveLength(5));
  await vi.waitFor(() => expect(one(".engine-status progress")).toBeTruthy());
  expect(top()).toBeCloseTo(before, 0);
  ready();
  await vi.waitFor(() => expect(one(".engine-line.is-ready")).toBeTruthy());
  expect(top()).toBeCloseTo(before, 0);
});

test("a browser that keeps nothing says so once", async () => {
  const refused = new AppError("storage-refused", "site data blocked");
  const archive = { ...scriptedArchive([]), list: () => Promise.reject(refused) };
  open({ load: "failed", failure: "storage-refused" }, { archive });
  await vi.waitFor(() => expect(app.history.failure.value?.code).toBe("storage-refused"));
  await vi.waitFor(() => expect(all(".failure")).toHaveLength(1));
  expect(one(".capture .failure").textContent).toMatch(/refuses|keeps nothing/);
});

test("without isolation the page says why it is slow", async () => {
  open({}, { isolated: false });
  await vi.waitFor(() => expect(one(".engine-status").textContent).toContain("One processor core only"));
});

test("a newer version is offered where reloading costs nothing", async () => {
  open();
  updateReady.value = true;
  await vi.waitFor(() => expect(one(".update-notice").textContent).toContain("A newer version is ready"));
  button("Load it").click();
  await vi.waitFor(() => expect(update).toHaveBeenCalledOnce()); // other tabs are asked first
  await app.tray.add([first]);
  await vi.waitFor(() => expect(one(".update-notice").textContent).toBe(""));
  app.tray.clear();
  app.study.start({ photos: [first], question: "", lang: "en" });
  expect(one(".update-notice").textContent).toBe("");
});

test("a new screen begins at its top and takes the focus along", async () => {
  open();
  await vi.waitFor(() => expect(button(/^A jar with flowers/)).toBeTruthy());
  scrollTo(0, 300);
  button(/^A jar with flowers/).click();
  await vi.waitFor(() => expect(location.hash).toMatch(/study/));
  await vi.waitFor(() => expect(document.activeElement?.id).toMatch(/content|verdict/));
  expect(getComputedStyle(one("main")).outlineStyle).toBe("none");
});

test.each(["start page", "study", "settings"])("every target of the %s is at least 44 pixels", async (screen) => {
  if (screen === "study") await study();
  else open({}, { studies: [{ summary, kept: { photos, events } }] });
  if (screen === "settings") button("Settings").click();
  else if (screen === "start page") await vi.waitFor(() => expect(all(".sample, .study-row")).toHaveLength(6));
  const { targets, small } = tooSmall();
  expect(targets).toBeGreaterThan(8);
  expect(small).toEqual([]);
});

test("from evidence a button leads back to the verdict", async () => {
  await study();
  const back = () => all("button").find((each) => each.textContent === "Verdict");
  expect(back()).toBeUndefined();
  root.querySelector<HTMLElement>("#verdict .evidence-chip")?.click();
  await vi.waitFor(() => expect(back()).toBeTruthy());
  back()?.click();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("verdict"));
  expect(back()).toBeUndefined();
});

test("a growing story is followed until the reader scrolls away", async () => {
  open({ pace: 10, pauseAfter: 120 });
  app.route.go({ screen: "study", id: app.study.start({ photos, question: "", lang: "en" }) });
  const turns = () => app.study.open.value?.view.turns.length ?? 0;
  await vi.waitFor(() => expect(turns()).toBe(3), 10_000);
  expect(one(".story-end").getBoundingClientRect().bottom).toBeLessThan(innerHeight);
  expect(scrollY).toBeGreaterThan(100);
  scrollTo({ top: 0, behavior: "instant" });
  await new Promise((resolve) => addEventListener("scroll", resolve, { once: true }));
  const before = document.documentElement.scrollHeight;
  await vi.waitFor(() => expect(document.documentElement.scrollHeight).toBeGreaterThan(before), 10_000);
  expect(scrollY).toBe(0);
});

test("the verdict comes into view when it comes", async () => {
  await study({ pace: 2 });
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("verdict"));
  const top = () => one("#verdict").getBoundingClientRect().top;
  await vi.waitFor(() => expect(Math.abs(top() - innerHeight / 4)).toBeLessThan(innerHeight / 4), 5000);
});

test("a study that a closed tab cut off is shown as far as it came, and goes on", async () => {
  const cutOff: StudySummary = { ...summary, title: null, dynasty: null, isPorcelain: null, state: "cut-off" };
  open({}, { studies: [{ summary: cutOff, kept: { photos, events: events.slice(0, 40) } }] });
  app.route.go({ screen: "study", id: "s1" });
  await vi.waitFor(() => expect(one(".ending").textContent).toContain("cut off"));
  expect(all(".thought")).not.toEqual([]);
  button("Go on").click();
  await vi.waitFor(() => expect(one("#verdict")).toBeTruthy());
});

test("the notebook deletes with a way back", async () => {
  open({}, { studies: [{ summary, kept: { photos: [first], events } }] });
  await vi.waitFor(() => expect(one(".study-row").textContent).toContain("Song dynasty"));
  button("Delete Celadon vase").click();
  await vi.waitFor(() => expect(all(".study-row")).toEqual([]));
  button("Undo").click();
  await vi.waitFor(() => expect(all(".study-row")).toHaveLength(1));
});

test.each(["start page", "study"])(
  "nothing of the %s scrolls sideways at 360 pixels, nor at twice the text",
  async (screen) => {
    if (screen === "study") await study();
    else {
      open();
      await vi.waitFor(() => expect(all(".sample")).toHaveLength(5));
    }
    expect(await tooWide()).toEqual([]);
  },
);
