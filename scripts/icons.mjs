/**
 * Renders public/icons/icon.svg to the PNG sizes the manifest names. Run after a change of the drawing; the PNGs are kept.
 *
 *     npm run icons
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { chromeFlags, findChrome } from "./find-chrome.mjs";

const folder = new URL("../public/icons/", import.meta.url);
const drawing = await readFile(new URL("icon.svg", folder), "utf8");
const square = drawing.replace(/ rx="\d+"/, ""); // a maskable icon is cut by the system and must fill its square

const browser = await chromium.launch({ executablePath: findChrome(), args: chromeFlags });
const page = await browser.newPage();
for (const { name, size, svg, background } of [
  { name: "icon-192.png", size: 192, svg: drawing, background: "transparent" },
  { name: "icon-512.png", size: 512, svg: drawing, background: "transparent" },
  { name: "maskable-512.png", size: 512, svg: withMargin(square), background: "#1c418c" },
  { name: "apple-touch-180.png", size: 180, svg: square, background: "#1c418c" },
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body { margin: 0; background: ${background} } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`,
  );
  await writeFile(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();

/** Keeps the vase inside the circle that every system shows of a maskable icon. */
function withMargin(svg) {
  return svg.replace('viewBox="0 0 512 512"', 'viewBox="-40 -40 592 592"');
}
