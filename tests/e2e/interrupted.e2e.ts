/** Studies that do not run through: stopped, cut off with their tab, run twice at once, or out of room. */
import { expect, type Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { inEngine, test } from "./host";
import { ended, engineReady, failures, journalOf, patience, studySample } from "./study-page";

test.use({ serviceWorkers: "block" });
test.setTimeout(4 * patience);

/** A device that takes its time, until told otherwise, wherever the engine hears messages: a study is met in its midst. */
const slowDevice = (milliseconds: number) => `{
  const post = MessagePort.prototype.postMessage;
  let pause = ${milliseconds};
  new BroadcastChannel("device").addEventListener("message", () => { pause = 0; });
  MessagePort.prototype.postMessage = function (...given) { setTimeout(() => post.apply(this, given), pause); };
}`;
const becomeFast = (page: Page) => page.evaluate(() => new BroadcastChannel("device").postMessage("fast"));

/** A disk that is full after some events. */
const fullDisk = `{
  const put = IDBObjectStore.prototype.put;
  let left = 12;
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === "journal" && left-- <= 0) throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, given);
  };
}`;

/** Presses Stop as soon as the page says that it is `doing` that; milliseconds until the page says that it has stopped. */
function stopWhile(page: Page, doing: string): Promise<number> {
  return page.evaluate(
    async ({ doing: words, stopped }) => {
      const until = (holds: () => boolean) =>
        new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => check());
          const check = () => holds() && (observer.disconnect(), resolve());
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          check();
        });
      await until(() => document.querySelector(".bar-now")?.textContent === words);
      const pressed = performance.now();
      document.querySelector<HTMLButtonElement>("button.stop")?.click();
      await until(() => document.querySelector(".ending")?.textContent === stopped);
      return performance.now() - pressed;
    },
    { doing, stopped: en.study.ended.aborted },
  );
}

const goOn = (page: Page) => page.getByRole("button", { name: en.study.resume }).click();

test("Stop stops within a second, in mid-prefill and in mid-generation, and the study can go on", async ({
  page,
  serve,
}) => {
  const { origin } = await serve({ replace: inEngine(() => slowDevice(250)) });
  await page.goto(origin);
  await engineReady(page);
  const stopping = stopWhile(page, en.study.looking);
  const id = await studySample(page, "A jar with flowers");
  const prefill = await stopping;
  await expect.poll(async () => (await journalOf(page, id)).at(-1)).toMatchObject({ type: "stop", reason: "aborted" });
  const begun = (await journalOf(page, id)).map(({ type }) => type);
  expect(begun.filter((type) => type !== "glance")).toEqual(["study-start", "stop"]); // the library may have spoken

  const stoppingAgain = stopWhile(page, en.study.thinking);
  await goOn(page);
  const generation = await stoppingAgain;
  await expect.poll(async () => (await journalOf(page, id)).at(-1)).toMatchObject({ type: "stop", reason: "aborted" });
  const before = await journalOf(page, id);
  expect(before.map(({ type }) => type)).toContain("turn-start");
  console.log(`stopped after ${Math.round(prefill)} ms in prefill, ${Math.round(generation)} ms in generation`);
  expect(prefill).toBeLessThan(1000);
  expect(generation).toBeLessThan(1000);

  await becomeFast(page);
  await goOn(page);
  await ended(page);
  const whole = await journalOf(page, id);
  expect(whole.slice(0, before.length)).toEqual(before);
  expect(whole.at(-1)).toMatchObject({ type: "stop" });
  expect(whole.at(-1)).not.toMatchObject({ reason: "aborted" });
});

test("a tab closed in mid-study; of two that take it up at once one goes on, the other says why not", async ({
  context,
  serve,
}) => {
  const { origin } = await serve({ replace: inEngine(() => slowDevice(2000)) });
  const first = await context.newPage();
  await first.goto(origin);
  const id = await studySample(first, "A celadon washer");
  await expect(first.locator(".thought").first()).toBeVisible({ timeout: patience });
  await first.close();

  const tabs = [await context.newPage(), await context.newPage()];
  for (const tab of tabs) {
    await tab.goto(origin);
    await engineReady(tab);
    await tab.locator(".study-link").click();
    await expect(tab.getByText(en.study.cutOff)).toBeVisible();
    await expect(tab.locator(".thought").first()).toBeVisible();
  }
  const [one, other] = tabs as [Page, Page];
  const before = await journalOf(one, id);
  expect(before.at(-1)).toMatchObject({ type: "token-delta" });

  await Promise.all(tabs.map(goOn));
  const busy = () => Promise.all(tabs.map((tab) => failures(tab).count()));
  await expect.poll(busy, { timeout: patience }).toContain(1);
  const [working, refused] = (await busy())[0] === 0 ? [one, other] : [other, one];
  await expect(failures(refused)).toHaveText(en.failures["study-busy"](""));
  await becomeFast(working);
  await ended(working);
  await expect(failures(working)).toHaveCount(0);

  await goOn(refused);
  const outcome = (tab: Page) => tab.locator("#verdict, .ending").first();
  await expect(outcome(refused)).toHaveText(await outcome(working).innerText(), { useInnerText: true });

  const whole = await journalOf(working, id);
  expect(whole.slice(0, before.length)).toEqual(before);
  expect(whole.filter(({ type }) => type === "study-start")).toHaveLength(1);
  expect(whole.filter(({ type }) => type === "stop")).toHaveLength(1);
});

test("no room left in mid-study: one sentence, what was written stays, and it goes on when there is room", async ({
  page,
  serve,
}) => {
  let code = fullDisk;
  const { origin } = await serve({ replace: inEngine(() => code) });
  await page.goto(origin);
  const id = await studySample(page, "A black tea bowl");
  await expect(failures(page)).toHaveText(en.failures["storage-full"](""), { timeout: patience });
  const before = await journalOf(page, id);
  expect(before[0]).toMatchObject({ type: "study-start" });
  expect(before.at(-1)).not.toMatchObject({ type: "stop" });

  code = "";
  await page.reload();
  await expect(page.getByText(en.study.cutOff)).toBeVisible();
  await goOn(page);
  await ended(page);
  const whole = await journalOf(page, id);
  expect(whole.slice(0, before.length)).toEqual(before);
  expect(whole.at(-1)).toMatchObject({ type: "stop" });
});
