/**
 * Takes pictures of every screen into ./screens/: phone, tablet and desk, light and dark, in the three scripts. Each device
 * has a few looks of its own that show most; the flags ask for more or fewer.
 *
 *     npm run screens                        all scenes
 *     npm run screens -- verdict running     some of them; `library-*` is all that begin so
 *     npm run screens -- --baseline          the main screens, small, as what `npm test` compares with from now on
 *     FULL=1 npm run screens                 the whole page instead of the first screenful
 *     LOOKS=2 DEVICE=phone npm run screens   the first two looks; one device (phone, tablet, desktop)
 *     LOOK=dark-zh-Hant npm run screens      one look; LOOKS=6 is all of them
 *     AUDIT=1 npm run screens                no pictures: what axe finds, small targets, narrow windows, large text
 */
import { auditScreens } from "./audit-screens.mjs";
import { DEVICES, LOOKS, takeScreens } from "./take-screens.mjs";
import { writeBaseline } from "./visual.mjs";

const SCENES = [
  "home",
  "one-thread",
  "loading",
  "failed",
  "first-run",
  "first-run-stays",
  "first-run-fetches",
  "device",
  "device-foreign",
  "device-install",
  "device-ios",
  "install-offer",
  "install-offer-ios",
  "update",
  "elsewhere",
  "settings",
  "chosen",
  "chosen-four",
  "chosen-blurred",
  "camera",
  "camera-blurred",
  "camera-taken",
  "camera-refused",
  "error",
  "waiting",
  "running",
  "verdict",
  "evidence",
  "not-porcelain",
  "verdict-unsure",
  "verdict-mark",
  "verdict-mark-disagrees",
  "verdict-own-words",
  "compare",
  "compare-missing",
  "guess",
  "guess-compared",
  "stopped",
  "interrupted",
  "history",
  "study-glance",
  "study-glance-loading",
  "study-glance-gives-way",
  "study-looking",
  "study-crop",
  "study-passage",
  "study-verdict",
  "study-pointing",
  "study-question",
  "study-photo",
  "study-on-the-way",
  "study-pending",
  "study-refused",
  "library",
  "library-filtered",
  "library-filters",
  "library-search",
  "library-no-match",
  "library-none",
  "library-empty",
  "library-opening",
  "library-failed",
  "piece",
  "piece-missing",
  "terms",
  "terms-search",
  "terms-none",
  "term",
  "term-reign",
  "term-kiln",
  "term-dynasty",
  "term-missing",
  "notebook",
  "notebook-empty",
  "notebook-search",
  "notebook-none",
  "notebook-chosen",
  "notebook-notes",
  "notebook-export",
  "notebook-large",
  "bin",
  "bin-empty",
  "backup",
  "backup-opened",
  "restore-refused",
  "packs",
  "packs-none",
  "packs-arrivals",
  "packs-installing",
  "packs-installed",
  "packs-waiting",
  "packs-elsewhere",
  "packs-remove",
  "import",
  "import-unfinished",
  "import-refused",
  "import-plan",
  "import-needed",
  "import-picker",
  "import-pictures",
  "import-running",
  "import-stopped",
  "import-report",
  "bench",
  "bench-empty",
  "bench-running",
  "bench-refused",
  "bench-run",
  "bench-run-calibrated",
  "bench-run-uncalibrated",
  "bench-run-ciqi",
  "bench-run-free",
  "bench-run-running",
  "bench-run-missing",
  "bench-export",
  "bench-rows",
  "bench-rows-cell",
  "bench-rows-none",
  "bench-episode",
  "bench-episode-scored",
  "bench-episode-bare",
  "bench-compare",
  "bench-compare-three",
  "bench-compare-refused",
];

/** What a visitor does before the picture is taken. */
const chooseBackup = (page) =>
  page
    .locator("input[type=file]")
    .setInputFiles({ name: "ciqi-backup.zip", mimeType: "application/zip", buffer: Buffer.from("PK") });
const chooseThree = async (page) => {
  await page.locator(".library-bar .button:not(.filter-button)").click();
  for (const at of [0, 2, 3]) await page.locator(".study-check input").nth(at).check();
};
const STEPS = {
  "notebook-chosen": chooseThree,
  "notebook-export": async (page) => {
    await chooseThree(page);
    await page.locator(".chosen-actions .button").nth(1).click();
  },
  "notebook-notes": (page) => page.locator(".study-card-actions .icon-only").first().click(),
  "backup-opened": chooseBackup,
  "restore-refused": chooseBackup,
  "first-run-stays": (page) => page.locator(".welcome-turn .primary").click(),
  "first-run-fetches": async (page) => {
    await page.locator(".welcome-turn .primary").click();
    await page.locator(".welcome-turn .primary").click();
  },
  "study-pointing": (page) => page.locator(".look-here").click(),
  settings: (page) => page.locator(".header-actions .icon-only").click(),
  "packs-remove": (page) => page.getByRole("button", { name: /^(Remove|移除)/ }).click(),
  "bench-export": (page) => page.getByRole("button", { name: /^(Export|导出|匯出)$/ }).click(),
  "import-picker": (page) => page.locator("[role=combobox]").nth(2).fill("hong"),
  "import-needed": (page) => page.locator(".import-start .primary").click(),
  "library-filters": async (page) => {
    const button = page.locator(".filter-button");
    if (await button.isVisible()) await button.click();
  },
  "guess-compared": async (page) => {
    for (const field of await page.locator(".guess-field").all()) await field.locator("input").nth(1).check();
    await page.locator(".guess-form [type=submit]").click();
  },
  evidence: (page) => page.locator("#verdict .evidence-chip", { hasText: "E2" }).first().click(),
};

const words = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const isMeant = (scene) =>
  words.some((word) => (word.endsWith("*") ? scene.startsWith(word.slice(0, -1)) : scene === word));
const unknown = words.filter((word) => !word.endsWith("*") && !SCENES.includes(word));
if (unknown.length > 0) throw new Error(`there is no scene ${unknown.join(", ")}; wanted one of ${SCENES.join(", ")}`);

const { DEVICE, LOOK, LOOKS: count, FULL, AUDIT } = process.env;
const devices = DEVICES.filter(({ name }) => (DEVICE ?? name) === name);
const looksOf = (device) =>
  LOOK === undefined
    ? LOOKS.slice(0, count === undefined ? device.looks : Number(count))
    : LOOKS.filter(({ theme, lang }) => LOOK === `${theme}-${lang}`);
const shots = devices.flatMap((device) => looksOf(device).map((look) => ({ device, look })));
if (shots.length === 0) throw new Error(`there is no device ${DEVICE} or no look ${LOOK}; see the head of this script`);

const folder = "screens";
if (process.argv.includes("--baseline")) {
  const { count: written, bytes, folder: where } = await writeBaseline();
  console.log(`${written} pictures of the main screens, ${Math.round(bytes / 1000)} kB, in ${where}`);
  process.exit();
}
const scenes = words.length === 0 ? SCENES : SCENES.filter(isMeant);
if (AUDIT === "1") {
  const found = await auditScreens({ scenes, steps: STEPS, shots });
  for (const line of found) console.log(line);
  console.log(`${scenes.length} scenes, ${shots.length} looks: ${found.length} found`);
  process.exitCode = found.length > 0 ? 1 : 0;
} else {
  const failed = await takeScreens({ scenes, steps: STEPS, shots, folder, whole: FULL === "1" });
  console.log(`${scenes.length} scenes, ${scenes.length * shots.length - failed} pictures in ./${folder}/`);
  process.exitCode = failed > 0 ? 1 : 0;
}
