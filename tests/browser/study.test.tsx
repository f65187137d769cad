/** Following a study over a scripted engine: first impression, pointing, asking, adding, by hand, by keyboard and by ear. */
import { describe, expect, test, vi } from "vitest";
import type { App } from "../../src/app/app";
import type { AgentEvent } from "../../src/domain/events";
import type { Addition } from "../../src/workers/engine/study-calls";
import { replyAnew, replyInWords, scriptedGlance } from "../scripted/additions";
import type { Script } from "../scripted/engine";
import { scriptedPhoto } from "../scripted/photos";
import { scriptedEvents, scriptedVerdict } from "../scripted/story";
import { SCRIPTED_PACES } from "../scripted/study-scenes";
import { all, button, one, root, showPage, tooSmall, tooWide, violations } from "./shown-page";

let app: App;
const photo = await scriptedPhoto(1);
const another = await scriptedPhoto(3);
const verdict = scriptedVerdict("en");
const [start, ...rest] = scriptedEvents("en", [photo], verdict) as [AgentEvent, ...AgentEvent[]];
const records = rest.flatMap((event) => (event.type === "observation" ? event.evidence : []));
const glance: AgentEvent = { type: "glance", at: start.at + 200, glance: scriptedGlance(records) };
const events = [start, glance, ...rest];
const until = (holds: (event: AgentEvent) => boolean, more = 0) => events.findIndex(holds) + 1 + more;
const weights = [
  { value: "reign:yongle", logprob: -0.4, share: 0.82, records: ["E3"] },
  { value: "reign:xuande", logprob: -1.9, share: 0.18, records: ["E4"] },
];

/** Runs the scripted study to where it pauses or ends. */
async function study(script: Partial<Script> = {}, settings: Record<string, string> = {}): Promise<void> {
  app = showPage({ events, weights, ...script }, { settings });
  const id = app.study.start({ photos: [photo], question: "", lang: "en" });
  app.route.go({ screen: "study", id });
  if (script.load === "loading") return;
  await vi.waitFor(() => {
    const { open, active } = app.study;
    if (script.pauseAfter === undefined) expect(active.value).toBeNull();
    expect(open.value?.view.startedAt).toBeGreaterThan(0);
    expect(root.querySelector(".stage-frame img")).not.toBeNull();
    expect(app.vocabulary.terms.value).not.toBeNull();
  }, 10_000);
  if (script.pauseAfter === undefined) await vi.waitFor(() => expect(one(".label-title")).toBeTruthy(), 10_000);
}
const said = () => one(".study-words-column [role=status].visually-hidden").textContent ?? "";
const added = (): Addition | undefined => {
  const turn = app.study.open.value?.view.added.at(-1);
  return turn as unknown as Addition | undefined;
};
const ask = async (words: string) => {
  const field = one(".composer .field") as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await vi.waitFor(() => expect(field.value).toBe(words));
  button("Ask").click();
};
const press = (target: Element, key: string, shiftKey = false) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));

test("the first impression is there before the model has spoken, and marked as that", async () => {
  await study({ pauseAfter: 2 });
  const text = one(".glance").textContent ?? "";
  expect(text).toMatch(/First impression.*Looks like Ming · Yongle · Underglaze blue · Flask/);
  expect(text).toMatch(/Period.*Ming dynasty.*Likely.*Reign.*Yongle.*Possible/);
  expect(all(".glance-match")).toHaveLength(3);
});

test("it is there, too, while the model is still being fetched", async () => {
  await study({ load: "loading", glance: glance.type === "glance" ? glance.glance : undefined } as Partial<Script>);
  await vi.waitFor(() => expect(one(".glance").textContent).toContain("Looks like"));
  expect(one(".engine-status").textContent).toContain("Fetching the model");
});

test("it gives way to what the model names, and folds under the verdict", async () => {
  await study({ pauseAfter: until(({ type }) => type === "tool-call") });
  await vi.waitFor(() => expect(all(".impression.found").length).toBeGreaterThan(0));
  expect(
    all(".impression.found")
      .map((each) => each.textContent)
      .join(),
  ).toMatch(/Glaze.*by the model/);
  button("Stop").click();
  await vi.waitFor(() => expect(button("Go on")).toBeTruthy());
});

test("under the verdict it is folded", async () => {
  await study();
  expect((one("details.glance") as HTMLDetailsElement).open).toBe(false);
});

test("the words that were looked up are marked in the passage", async () => {
  await study();
  expect(all(".passage-card mark").map((each) => each.textContent)).toEqual(["cobalt", "spots"]);
});

test("how long it will still take is told with its range, from studies that this device has finished", async () => {
  await study({ pauseAfter: 30 });
  expect(root.querySelector(".remaining")).toBeNull();
  app.study.stop();
});

test("paces of this device give a range", async () => {
  const paces = SCRIPTED_PACES.map((pace) => ({ ...pace, photos: 1 }));
  await study({ pauseAfter: 30 }, { paces: JSON.stringify(paces) });
  await vi.waitFor(() => expect(one(".remaining").textContent).toMatch(/\d+–\d+s more/));
});

test("a suggested question is asked with one tap; answer, weights, pieces and the difference stand together", async () => {
  await study({ replies: [replyInWords("en", 5, Date.now())] });
  await vi.waitFor(() => expect(button("Why not Xuande?")).toBeTruthy());
  button("Why not Xuande?").click();
  await vi.waitFor(() => expect(one(".reply").textContent).toContain("orange-peel"));
  expect(one(".added").textContent).toBe("You askedWhy not Xuande?");
  await vi.waitFor(() => expect(one(".weighed").textContent).toContain("82%"));
  expect(one(".weighed").textContent).toMatch(
    /Yongle82%.*1 similar piece says so E3.*Xuande18%.*E4.*lighter in the hand/,
  );
  expect(one(".weighed").textContent).toContain("Reckoned by the app, not said by the model");
  expect(all(".suggestion").map((each) => each.textContent)).not.toContain("Why not Xuande?");
});

test("what was written stays when it is refused, and goes when it is taken", async () => {
  const script: Partial<Script> = { refuseAddition: { code: "study-busy" } };
  await study(script);
  await ask("Is the foot glazed?");
  await vi.waitFor(() => expect(one(".composer .failure").textContent).toMatch(/Another tab/));
  expect((one(".composer .field") as HTMLInputElement).value).toBe("Is the foot glazed?");
  expect(all(".added")).toEqual([]);
});

test("a question on the way is part of the story while the study runs on", async () => {
  await study({ pauseAfter: until((event) => event.type === "observation" && event.turn === 2) });
  await ask("Is the foot glazed?");
  await vi.waitFor(() => expect(one(".added-words").textContent).toBe("Is the foot glazed?"));
  await vi.waitFor(() => expect((one(".composer .field") as HTMLInputElement).value).toBe(""));
  expect(app.study.active.value?.phase).toBe("running");
  expect(said()).toContain("part of the study now");
});

test("a place is pointed at by keyboard alone, and the focus comes back", async () => {
  await study({ replies: [replyAnew("en", 5, Date.now(), verdict)] });
  button("Look here").focus();
  button("Look here").click();
  await vi.waitFor(() => expect(document.activeElement?.className).toBe("region"));
  const frame = one(".region");
  const place = () => frame.getAttribute("aria-label") ?? "";
  const before = place();
  for (let i = 0; i < 3; i++) press(frame, "ArrowLeft");
  await vi.waitFor(() => expect(place()).not.toBe(before));
  press(frame, "ArrowDown", true);
  press(frame, "Enter");
  await vi.waitFor(() => expect(all(".reply")).toHaveLength(1));
  const crop = app.study.open.value?.view.added[0]?.evidence[0];
  const third = Math.round(photo.width / 3);
  expect(crop?.kind === "crop" && crop.box[0]).toBeLessThan(third);
  expect(all(".pointing")).toEqual([]);
  expect(document.activeElement).toBe(one(".look-here"));
  expect(one(".changes").textContent).toMatch(/Shape.*Flask.*Moon flask/);
  expect(all(".box.person")).toHaveLength(1);
});

test("a frame is drawn by dragging over the photograph", async () => {
  await study({ replies: [replyAnew("en", 5, Date.now(), verdict)] });
  button("Look here").click();
  await vi.waitFor(() => expect(all(".region")).toHaveLength(1));
  const area = one(".region-area");
  const { left, top, width, height } = area.getBoundingClientRect();
  const at = (x: number, y: number) => ({
    clientX: left + x * width,
    clientY: top + y * height,
    pointerId: 1,
    button: 0,
    bubbles: true,
  });
  area.setPointerCapture = () => undefined; // no finger is down that could be held
  area.dispatchEvent(new PointerEvent("pointerdown", at(0.1, 0.1)));
  area.dispatchEvent(new PointerEvent("pointermove", at(0.5, 0.4)));
  area.dispatchEvent(new PointerEvent("pointerup", at(0.5, 0.4)));
  await vi.waitFor(() =>
    expect(one(".region").getAttribute("aria-label")).toContain("10% from the left, 10% from the top"),
  );
  (one(".pointing .primary") as HTMLButtonElement).click();
  await vi.waitFor(() => expect(added()).toBeDefined());
  const crop = app.study.open.value?.view.added[0]?.evidence[0];
  expect(crop?.kind === "crop" && crop.box.map((side, i) => side / (i % 2 === 0 ? photo.width : photo.height))).toEqual(
    [0.1, 0.1, 0.5, 0.4].map((share) => expect.closeTo(share, 2)),
  );
});

test("a photograph added afterwards stands on the stage, in the strip and in the story", async () => {
  await study({ replies: [replyAnew("en", 5, Date.now(), verdict)] });
  expect(button("Add a photograph")).toBeTruthy();
  await app.study.add({ text: "", photo: another }, "en");
  await vi.waitFor(() => expect(all(".strip-photo:not(.strip-add)")).toHaveLength(2));
  await vi.waitFor(() => expect(one(".stage-frame img").getAttribute("alt")).toContain(another.name));
  expect(one(".added").textContent).toBe("You added photograph 2");
  await vi.waitFor(() => expect(said()).toMatch(/It looked again: 1 attribute changed. The verdict is here: Ming/));
});

test("a screen reader is told each step once, and the verdict", async () => {
  const heard: string[] = [];
  app = showPage({ events, pace: 4 });
  app.route.go({ screen: "study", id: app.study.start({ photos: [photo], question: "", lang: "en" }) });
  await vi.waitFor(() => expect(said()).not.toBe(""));
  heard.push(said());
  new MutationObserver(() => heard.push(said())).observe(one(".study-words-column"), {
    childList: true,
    subtree: true,
    characterData: true,
  });
  await vi.waitFor(() => expect(said()).toContain("The verdict is here"), 10_000);
  const sentences = heard.filter((sentence, place) => sentence !== heard[place - 1]);
  expect(sentences.length).toBe(new Set(sentences).size);
  const steps = sentences.filter((sentence) => sentence.startsWith("Step"));
  expect(steps).toEqual([
    "Step 1: Looks closer, Photograph 1: flower on the body.",
    "Step 2: Compares with similar pieces, Photograph 1: 3 found, the nearest Blue-and-white flask with flowers.",
    "Step 3: Reads up, “Yongle cobalt dark spots”: 1 passage.",
  ]);
});

describe.each(["light", "dark"])("%s", (theme) => {
  test("axe finds nothing while it looks, where it was asked, and where one points; targets are large enough", async () => {
    await study({ pauseAfter: until((event) => event.type === "observation" && event.turn === 1) }, { theme });
    expect(await violations()).toEqual([]);
    app.study.stop();
    await vi.waitFor(() => expect(app.study.active.value).toBeNull());
  });

  test("axe finds nothing in a question with its answer, nor where one points", async () => {
    await study({ replies: [replyInWords("en", 5, Date.now())] }, { theme });
    await app.study.add({ text: "Why not Xuande?" }, "en");
    await vi.waitFor(() => expect(one(".weighed").textContent).toContain("82%"));
    expect(await violations()).toEqual([]);
    expect(tooSmall().small).toEqual([]);
    expect(await tooWide()).toEqual([]);
    button("Look here").click();
    await vi.waitFor(() => expect(all(".region")).toHaveLength(1));
    expect(await violations()).toEqual([]);
  });
});
