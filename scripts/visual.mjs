/**
 * The main screens as small pictures, and how two of them are told apart: a moved block or a lost style differs in many
 * places, another rasteriser's letters in few. Beside the pictures lie the boxes of the layout and the machine's fonts, for
 * where fonts differ pictures cannot be compared and boxes can.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DEVICES, openStudio } from "./take-screens.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ what: string, x: number, width: number }} Box In CSS pixels. */
/** @typedef {{ name: string, picture: Buffer, boxes: Box[] }} Shot */
/** A box that other fonts would move is null: it tells nothing. @typedef {(Box | null)[]} SteadyBoxes */
/** @typedef {{ fonts: string, shots: Record<string, SteadyBoxes> }} Notes */

export const VISUAL_SCENES = ["home", "verdict", "library", "piece", "notebook"];
const folder = resolve(import.meta.dirname, "../tests/e2e/visual");
const notesFile = join(folder, "layout.json");

/** One look each: the phone by day in English, the desk at night in Chinese. */
const VIEWS = /** @type {const} */ ([
  { device: "phone", look: { theme: "light", lang: "en" }, width: 195 },
  { device: "desktop", look: { theme: "dark", lang: "zh" }, width: 427 },
]);

/** Pixels of the small picture count as different beyond this, of 255 in any channel; this part of them may. */
const TOLERANCE = 40;
const MOST_DIFFERENT = 0.004;
/** How far a box may stand from where it stood, in CSS pixels. */
const SLACK = 6;
/** As if on a machine with none of our fonts. */
const OTHER_FONTS = "* { font-family: monospace !important }";

/** A studio that takes them. */
export async function visualStudio() {
  const studio = await openStudio();
  return {
    /**
     * Scenes in every view. `style` is laid over the page first: a test's own mischief.
     * @param {{ scenes?: readonly string[], style?: string }} [wanted]
     * @returns {Promise<{ fonts: string, shots: Shot[] }>}
     */
    async take({ scenes = VISUAL_SCENES, style } = {}) {
      /** @type {Shot[]} */
      const shots = [];
      let fonts = "";
      for (const { device: name, look, width } of VIEWS) {
        const device = DEVICES.find((each) => each.name === name);
        if (device === undefined) throw new Error(`take the main screens: there is no device ${name}`);
        const context = await studio.context(device, look);
        for (const scene of scenes) {
          const page = await studio.show(context, scene, look, {});
          if (style !== undefined) await page.addStyleTag({ content: style });
          fonts ||= await page.evaluate(fontsOf);
          const picture = await pictureAtRest(page, width);
          shots.push({ name: `${scene}-${name}`, picture, boxes: await page.evaluate(boxesOf) });
          await page.close();
        }
        await context.close();
      }
      return { fonts, shots };
    },
    close: () => studio.close(),
  };
}

/**
 * A picture that the next one equals: covers come one after the other. A page that never rests is taken as it is.
 * @param {Page} page
 * @param {number} width
 */
async function pictureAtRest(page, width) {
  let last = "";
  for (let n = 0; n < 10; n += 1) {
    const png = (await page.screenshot()).toString("base64");
    const now = await page.evaluate(smaller, { png, width });
    if (now === last) break;
    last = now;
    await page.waitForTimeout(300);
  }
  return Buffer.from(last, "base64");
}

/** Writes them down as what is right from now on. */
export async function writeBaseline() {
  const studio = await visualStudio();
  const takeTwice = async () => ({ here: await studio.take(), elsewhere: await studio.take({ style: OTHER_FONTS }) });
  const { here, elsewhere } = await takeTwice().finally(() => studio.close());
  const { fonts, shots } = here;
  mkdirSync(folder, { recursive: true });
  for (const { name, picture } of shots) writeFileSync(join(folder, `${name}.png`), picture);
  const steady = shots.map(({ name, boxes }, n) => [name, steadyBoxes(boxes, elsewhere.shots[n]?.boxes ?? [])]);
  /** @type {Notes} */
  const notes = { fonts, shots: Object.fromEntries(steady) };
  writeFileSync(notesFile, `${JSON.stringify(notes)}\n`);
  return { count: shots.length, bytes: shots.reduce((sum, { picture }) => sum + picture.length, 0), folder };
}

/** @returns {Notes} */
export function readNotes() {
  if (!existsSync(notesFile)) throw new Error(`found no ${notesFile}; make it with npm run screens -- --baseline`);
  return JSON.parse(readFileSync(notesFile, "utf8"));
}

/**
 * Part of the pixels that differ, 0 to 1; 1 where the pictures have not the same size.
 * @param {Page} page any, for its canvas
 * @param {Shot} shot
 */
export function differenceFrom(page, { name, picture }) {
  const baseline = readFileSync(join(folder, `${name}.png`)).toString("base64");
  return page.evaluate(partThatDiffers, { one: baseline, other: picture.toString("base64"), tolerance: TOLERANCE });
}

/** @param {number} part */
export function isDifferent(part) {
  return part > MOST_DIFFERENT;
}

/**
 * What has moved sideways, changed its width, come or gone; empty where the layout is the same.
 * @param {SteadyBoxes} before
 * @param {readonly Box[]} after
 */
export function movedBoxes(before, after) {
  const words = (/** @type {Box} */ { what, x, width }) => `${what} at ${x}, ${width} wide`;
  const moved = before.flatMap((box, n) => {
    const now = after[n];
    if (now === undefined) return [`gone: ${box === null ? `part ${n}` : words(box)}`];
    return box === null || isSame(box, now) ? [] : [`${words(box)}; now ${words(now)}`];
  });
  return [...moved, ...after.slice(before.length).map((box) => `new: ${words(box)}`)];
}

/**
 * @param {readonly Box[]} here
 * @param {readonly Box[]} elsewhere the same page in other fonts
 * @returns {SteadyBoxes}
 */
function steadyBoxes(here, elsewhere) {
  return here.map((box, n) => {
    const other = elsewhere[n];
    return other !== undefined && isSame(box, other) ? box : null;
  });
}

/**
 * @param {Box} one
 * @param {Box} other
 */
function isSame(one, other) {
  return one.what === other.what && Math.abs(one.x - other.x) <= SLACK && Math.abs(one.width - other.width) <= SLACK;
}

/* What follows runs in the page. */

/** Widths of words in the page's own families: another font, or another version of one, has other widths. */
function fontsOf() {
  const pen = new OffscreenCanvas(8, 8).getContext("2d");
  const root = getComputedStyle(document.documentElement);
  const words = ["Blue-and-white flask, 1403–1424", "青花山茶纹扁壶", "青花山茶紋扁壺"];
  const families = [root.getPropertyValue("--sans"), root.getPropertyValue("--serif")];
  return families
    .flatMap((family) =>
      words.map((text) => {
        if (pen === null) return "";
        pen.font = `40px ${family}`;
        return pen.measureText(text).width.toFixed(1);
      }),
    )
    .join(" ");
}

/** The page's large parts from top to bottom; heights follow from fonts and are left out. */
function boxesOf() {
  const parts = document.querySelectorAll("header, nav, main, main > *, main > * > *, main section, footer");
  return [...parts]
    .filter((part) => part.checkVisibility())
    .map((part) => {
      const { x, width } = part.getBoundingClientRect();
      return {
        what: `${part.tagName.toLowerCase()}.${part.classList[0] ?? ""}`,
        x: Math.round(x),
        width: Math.round(width),
      };
    });
}

/** @param {{ png: string, width: number }} given */
async function smaller({ png, width }) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(width, Math.round((bitmap.height * width) / bitmap.width));
  const pen = canvas.getContext("2d");
  if (pen === null) return "";
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (const [at, value] of pixels.data.entries()) if (at % 4 !== 3) pixels.data[at] = value & 0xf8; // packs far better
  pen.putImageData(pixels, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** @param {{ one: string, other: string, tolerance: number }} given */
async function partThatDiffers({ one, other, tolerance }) {
  const pixels = async (/** @type {string} */ png) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    pen?.drawImage(bitmap, 0, 0);
    return pen?.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const far = [0, 1, 2].some((n) => Math.abs((a.data[at + n] ?? 0) - (b.data[at + n] ?? 0)) > tolerance);
    if (far) different += 1;
  }
  return different / (a.data.length / 4);
}
