/** The thresholds on photographs of real pieces, where they are at hand: few sharp ones troubled, few spoilt ones missed. */
import { expect, test } from "vitest";
import { server } from "vitest/browser";
import { type Advice, adviceOf, measureQuality, qualitySize } from "./quality";

const folder = `/@fs${server.config.root}/../shared/photos`;
const labels = await fetch(`${folder}/labels.jsonl`).then((response) => (response.ok ? response.text() : ""));
const files = labels
  .split("\n")
  .filter((line) => line.trim().startsWith("{"))
  .map((line) => /"([^"]+\.jpe?g)"/i.exec(line)?.[1] ?? "");

const bitmaps: ImageBitmap[] = [];
for (const file of files) {
  const name = file.slice(file.lastIndexOf("/") + 1);
  bitmaps.push(await createImageBitmap(await (await fetch(`${folder}/images/${name}`)).blob()));
}

function advices(filter: string): (Advice | null)[] {
  return bitmaps.map((bitmap) => {
    const { width, height } = qualitySize(bitmap.width, bitmap.height);
    const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error("no canvas");
    context.imageSmoothingQuality = "high";
    context.filter = filter;
    context.drawImage(bitmap, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return adviceOf(measureQuality({ width, height, data }));
  });
}

test.skipIf(files.length === 0).each([
  { of: "as they are", filter: "none", wanted: null, least: 0.95 },
  { of: "blurred by 3 pixels of 384", filter: "blur(3px)", wanted: "blurred", least: 0.95 },
  { of: "blurred by 2 pixels of 384", filter: "blur(2px)", wanted: "blurred", least: 0.95 },
  { of: "in a third of the light", filter: "brightness(0.33)", wanted: "dark", least: 0.95 },
  { of: "in more than twice the light", filter: "brightness(2.6)", wanted: "bright", least: 0.5 },
])("museum photographs $of", ({ filter, wanted, least }) => {
  const found = advices(filter);
  expect(found.length).toBeGreaterThanOrEqual(40);
  expect(found.filter((each) => each === wanted).length / found.length).toBeGreaterThanOrEqual(least);
});
