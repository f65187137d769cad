/**
 * Pictures embedded a second, with and without bringing them to the tower's size. The other half of the bench, the same
 * pictures through onnxruntime-node, is in scripts/embed-bench.mjs, which fills in the rival.
 */
import json from "../../models/catalog/ciqi-clip-nano.json";
import { openClip } from "../../src/clip/open";
import { parseEntry } from "../../src/runtime/catalog";
import { embedPictures, rate } from "./embed-pictures";
import type { Row } from "./row";

const { signal } = new AbortController();

export async function benchEmbed(): Promise<Row[]> {
  const entry = parseEntry(json);
  if (entry.kind !== "clip") throw new Error(`${entry.id} embeds no pictures`);
  const clip = await openClip({ entry, backend: "wasm", signal });
  const rows: Row[] = [];
  for (const [what, pictures] of Object.entries(embedPictures())) {
    const ours = await rate(pictures, (picture) => clip.embedImage(picture, signal));
    rows.push({ what, ours, rival: 0, unit: "images/s", ratio: 0, wanted: null });
  }
  await clip.dispose();
  return rows;
}
