/** Two tabs of one browser: one is at work, the other is told, and no update takes the app from under either. */
import { expect, type Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { built, test } from "./host";
import { ended, engineReady, offlineReady, patience, studySample } from "./study-page";

test.setTimeout(3 * patience);

/** Lets a test keep back what the workers say, so that a study is met in its midst for as long as is wanted. */
function holdWorkers(): void {
  const held: (() => void)[] = [];
  let holding = false;
  const listen = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (this: Worker, type: string, listener: never, more?: never) {
    const hear = listener as unknown as (event: Event) => void;
    const late = (event: Event) => (holding ? void held.push(() => hear(event)) : hear(event));
    listen.call(this, type, type === "message" ? late : hear, more);
  };
  addEventListener("hold", () => (holding = true));
  addEventListener("release", () => {
    holding = false;
    for (const go of held.splice(0)) go();
  });
}
const tell = (page: Page, what: "hold" | "release") => page.evaluate((name) => dispatchEvent(new Event(name)), what);

test("while one tab studies the other says so, and an update waits until nobody is at work", async ({
  context,
  serve,
}) => {
  let newer = false;
  const replace = (path: string) =>
    newer && path === "/sw.js" ? Buffer.concat([built(path), Buffer.from("\n// newer")]) : undefined;
  const { origin } = await serve({ replace });
  const working = await context.newPage();
  await working.addInitScript(holdWorkers);
  await working.goto(origin);
  await offlineReady(working);
  await engineReady(working);
  await studySample(working, "A celadon washer");
  await tell(working, "hold");

  newer = true;
  const reading = await context.newPage();
  await reading.goto(origin);
  await expect(reading.getByText(en.update.elsewhere)).toBeVisible();
  const offer = (page: Page) => page.getByRole("button", { name: en.update.load });
  await expect(offer(reading)).toBeVisible({ timeout: patience });
  await expect(reading.locator(".update-notice")).toContainText(/\w{3}/);
  await expect(offer(working)).toBeHidden();
  await expect(working.getByText(en.update.elsewhere)).toBeHidden();
  await offer(reading).click();
  await expect(reading.getByText(en.update.busy)).toBeVisible();

  await tell(working, "release");
  await ended(working);
  await expect(reading.getByText(en.update.elsewhere)).toBeHidden();
  const reloaded = reading.waitForEvent("load");
  await offer(reading).click();
  await reloaded;
  await expect(offer(reading)).toBeHidden();
  await expect(working.locator("#verdict, .ending").first()).toBeVisible(); // nobody has reloaded it
});
