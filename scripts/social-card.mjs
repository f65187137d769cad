/**
 * Draws the picture that stands for the page where a link to it is shared: one of our own rendered samples and the name.
 *
 *     node scripts/social-card.mjs
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { chromeFlags, findChrome } from "./find-chrome.mjs";

const root = resolve(import.meta.dirname, "..");
const sample = (await readFile(resolve(root, "public/samples/bamboo-vase.jpg"))).toString("base64");
const mark = await readFile(resolve(root, "public/icons/icon.svg"), "utf8");

const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; width: 1200px; height: 630px; display: grid; grid-template-columns: 630px 1fr; background: #f3f7f8; color: #1d2433; }
  img { width: 630px; height: 630px; object-fit: cover; }
  div { display: grid; align-content: center; gap: 28px; padding: 0 56px; font-family: "Noto Serif CJK SC", serif; }
  svg { width: 112px; height: 112px; border-radius: 24px; }
  h1 { margin: 0; font-size: 92px; line-height: 1; font-weight: 600; }
  p { margin: 0; font-size: 36px; line-height: 1.4; color: #4a5468; }
</style><img src="data:image/jpeg;base64,${sample}"><div>${mark}<h1>慈祺 CiQi</h1><p>It looks at Chinese porcelain, on your own device, and says why.</p></div>`;

const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
try {
  const tab = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  await tab.setContent(page);
  await tab.screenshot({ path: resolve(root, "public/icons/social.jpg"), type: "jpeg", quality: 82 });
} finally {
  await browser.close();
}
