/** The promise of the house: a photograph in, a verdict with its evidence out, with and without a network. */
import { type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import { chromeFlags, findChrome } from "../../scripts/find-chrome.mjs";
import { VOCABULARY_ATTRIBUTES } from "../../src/domain/attribute";
import { foreignWorld, test } from "./host";
import { ended, journalOf, patience, studySample } from "./study-page";

test.setTimeout(4 * patience);

/** Studies a sample to a verdict, which the page and the journal tell alike; every chip of it leads to what is there. */
async function study(page: Page, sample: string): Promise<void> {
  const id = await studySample(page, sample);
  await ended(page);
  const events = await journalOf(page, id);
  expect(events[0]).toMatchObject({ type: "study-start" });
  expect(events.at(-1)).toMatchObject({ type: "stop", reason: "answered" });

  const trace = events.flatMap((event) => ("evidence" in event ? event.evidence.map((each) => each.id) : []));
  const verdict = events.flatMap((event) => (event.type === "verdict" ? event.verdict : []))[0];
  const cited = VOCABULARY_ATTRIBUTES.flatMap((attribute) => verdict?.attributes[attribute].evidence ?? []);
  expect(trace).toEqual(expect.arrayContaining(cited));
  const chips = page.locator("#verdict .claims .evidence-chip");
  await expect(page.locator("#verdict")).toBeVisible();
  await expect(chips).toHaveText(cited);
  for (const chip of await chips.all()) {
    const name = await chip.innerText();
    await chip.click();
    await expect(chip).toHaveAttribute("aria-pressed", "true");
    await expect(page.locator(`#evidence-${name}, #photo-${name.slice(1)}`).first()).toBeVisible();
  }
}

test("a sample to its verdict, and from a cold start without a network another; nothing leaves the device", async ({
  serve,
}, info) => {
  const site = await serve();
  const world = await foreignWorld();
  const contexts: BrowserContext[] = [];
  const open = async (): Promise<Page> => {
    const context = await chromium.launchPersistentContext(info.outputPath("profile"), {
      executablePath: findChrome(),
      args: chromeFlags,
      proxy: { server: world.proxy, bypass: "localhost" },
    });
    contexts.push(context);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(site.origin);
    return page;
  };
  try {
    const online = await open();
    await study(online, "A blue-and-white cup");
    await expect(online.getByText("Ready for use without a network")).toBeVisible({ timeout: patience });
    await online.context().close();
    await site.unplug();
    const asked = [...site.asked];

    const offline = await open();
    await study(offline, "A black tea bowl");
    await offline.getByRole("link", { name: "Start page", exact: true }).click();
    await expect(offline.locator(".study-row")).toHaveCount(2);

    expect(site.asked).toEqual(asked);
    expect(asked.filter((line) => !/^(GET|HEAD) /.test(line))).toEqual([]);
    expect(world.asked).toEqual([]);
    await offline.goto("http://elsewhere.invalid/").catch(() => undefined);
    expect(world.asked).toEqual(["GET http://elsewhere.invalid/"]); // it would have been seen
  } finally {
    for (const context of contexts) await context.close();
    await world.close();
  }
});
