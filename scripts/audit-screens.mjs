/** Looks through the scripted page's scenes for what WCAG 2.2 AA forbids: axe, touch targets, narrow windows, large text. */
import { AxeBuilder } from "@axe-core/playwright";
import { smallTargets, wideThings } from "./page-checks.mjs";
import { openStudio } from "./take-screens.mjs";

/** Targets are held to our own 44 pixels; axe's 24 also count what the fixed bar happens to cover before it is scrolled. */
const OWN = ["target-size"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What is wrong with the page as it stands; it is left in the size and with the text that it had.
 * @param {import("playwright-core").Page} page
 * @param {{ touch: boolean, reflow: boolean }} checks targets under a finger; 320 pixels, and text twice as large
 * @returns {Promise<string[]>}
 */
export async function auditPage(page, { touch, reflow }) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).disableRules(OWN).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  if (touch) {
    const { small } = await page.evaluate(smallTargets);
    found.push(...small.map((target) => `small target: ${target}`));
  }
  if (reflow) {
    const size = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    found.push(...(await page.evaluate(wideThings)).map((thing) => `at 320 px: ${thing}`));
    if (size !== null) await page.setViewportSize(size);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    found.push(...(await page.evaluate(wideThings)).map((thing) => `at 200 %: ${thing}`));
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  }
  return found;
}

/**
 * @param {{ scenes: readonly string[], steps: import("./take-screens.mjs").Steps,
 *   shots: readonly import("./take-screens.mjs").Shot[] }} wanted
 * @returns {Promise<string[]>} `scene-device-look: what`
 */
export async function auditScreens(wanted) {
  const studio = await openStudio();
  /** @type {string[]} */
  const found = [];
  try {
    await studio.each(
      wanted,
      async (page, name, device) => {
        const phone = device.name === "phone";
        const wrong = await auditPage(page, { touch: phone, reflow: phone });
        found.push(...wrong.map((what) => `${name}: ${what}`));
      },
      (name, why) => found.push(`${name}: not shown: ${why}`),
    );
  } finally {
    await studio.close();
  }
  return found;
}
