/** What a person adds to a study, with the embedded model: a place pointed at, a question, a photograph. */
import { expect, type Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { enStudy } from "../../src/ui/i18n/en-study";
import { png } from "./pictures";
import { ended, journalOf, patience, studySample } from "./study-page";
import { test } from "./host";

test.use({ serviceWorkers: "block" });
test.setTimeout(3 * patience);

/** What was added has come to its end: the person's own turns of the story, and what followed each. */
async function settled(page: Page, additions: number): Promise<void> {
  await expect(page.locator(".added-item")).toHaveCount(additions, { timeout: patience });
  await ended(page);
}

test("look here, why not, and one more photograph: each is told to the model, kept, and there after a reload", async ({
  page,
  serve,
}) => {
  const { origin } = await serve();
  await page.goto(origin);
  const id = await studySample(page, "A blue-and-white cup");
  await ended(page);

  await page.getByRole("button", { name: enStudy.composer.lookHere }).click();
  const frame = page.locator(".region");
  await expect(frame).toBeFocused();
  await frame.press("ArrowUp");
  await frame.press("Shift+ArrowRight");
  await frame.press("Enter");
  await settled(page, 1);
  await expect(page.getByRole("button", { name: enStudy.composer.lookHere })).toBeVisible();

  await page.getByLabel(enStudy.composer.label).fill("Why not Xuande?");
  await page.getByRole("button", { name: enStudy.composer.send, exact: true }).click();
  await settled(page, 2);
  await expect(page.locator(".added-words")).toHaveText("Why not Xuande?");
  await expect(page.getByLabel(enStudy.composer.label)).toHaveValue("");

  const foot = { name: "foot.png", mimeType: "image/png", buffer: png(640, 480) };
  await page.locator(".study-photo input[type=file]").setInputFiles(foot);
  await settled(page, 3);
  await expect(page.getByRole("button", { name: en.study.photo(3), exact: true })).toBeVisible();

  const events = await journalOf(page, id);
  const turns = events.filter(({ type }) => type === "user-turn");
  expect(turns).toMatchObject([
    { text: "", evidence: [{ kind: "crop" }] },
    { text: "Why not Xuande?", answer: "text" },
    { text: "", photo: { index: 3, name: "foot.png" }, evidence: [{ kind: "photo", image: 3 }] },
  ]);
  expect(events.filter(({ type }) => type === "stop").length).toBe(4);
  expect(events.filter(({ type }) => type === "verdict" || type === "answer").length).toBeGreaterThan(1);

  const story = await page.locator(".turns").innerText();
  await page.reload();
  await expect(page.locator(".added-item")).toHaveCount(3);
  await expect(page.locator(".turns")).toHaveText(story, { useInnerText: true });
  await expect(page.locator(".strip-photo:not(.strip-add)")).toHaveCount(3);
});
