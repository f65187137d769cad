/** What the benches show the model: pictures and turns like those of a study, made on the spot. Runs no model. */
import type { Raster } from "../../src/imaging/raster";
import { type VlmEntry, parseEntry } from "../../src/runtime/catalog";
import type { Part, Vlm } from "../../src/vlm/contract";

/** The embedded model's entry. */
export async function embeddedEntry(): Promise<VlmEntry> {
  const { default: json } = await import("../../models/catalog/ciqi-nano.json");
  const entry = parseEntry(json);
  if (entry.kind !== "vlm") throw new Error(`${entry.id} is no language model`);
  return entry;
}

/** A picture of noise that no other `seed` gives: its features are never known beforehand. */
export function picture(width: number, height: number, seed: number): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  let state = seed + 1;
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  return { width, height, data };
}

const between = "<|im_end|>\n<|im_start|>user\n";
const answer = "<|im_end|>\n<|im_start|>assistant\n";

/** Turn 1: a photograph and the question. Later turns: what the model said, and a crop of the photograph. */
export function turnOf(vlm: Vlm, turn: number, seed: number): Part[] {
  const { photoMaxPixels, cropMaxPixels } = vlm.entry.image;
  if (turn === 1) {
    const image = vlm.prepareImage(picture(336, 336, seed), photoMaxPixels);
    return [
      { type: "template", text: "<|im_start|>system\nYou are CiQi, a connoisseur of Chinese porcelain.\n" + between },
      { type: "image", image },
      { type: "template", text: `[E1] image 1 ${image.width}x${image.height}\n` },
      { type: "text", text: "What is this piece?" },
      { type: "template", text: answer },
    ];
  }
  const call = {
    name: "image_zoom_in_tool",
    arguments: { index: 1, bbox_2d: [20, 30, 100 + turn, 120], label: "foot" },
  };
  return [
    { type: "template", text: `I look at the foot.\n<tool_call>\n${JSON.stringify(call)}\n</tool_call>${between}` },
    { type: "image", image: vlm.prepareImage(picture(224, 224, seed + turn), cropMaxPixels) },
    { type: "text", text: `[E${turn}] crop of image 1: foot\n` },
    { type: "template", text: answer },
  ];
}
