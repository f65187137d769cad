/** Reads the golden conversations that `models/workshop/golden` writes. Knows their format; runs no model. */
import * as v from "valibot";
import type { CatalogEntry, VlmEntry } from "../src/runtime/catalog";
import { parseEntry } from "../src/runtime/catalog";
import nanoEntry from "../models/catalog/ciqi-nano.json";
import tinyEntry from "./fixtures/tiny-vl.json";

const ids = v.array(v.number());
const picture = v.object({ file: v.string(), width: v.number(), height: v.number() });
const part = v.variant("type", [
  v.object({ type: v.literal("template"), text: v.string(), ids }),
  v.object({ type: v.literal("text"), text: v.string(), ids }),
  v.object({ type: v.literal("image"), image: picture, ids }),
  v.object({ type: v.literal("tokens"), ids }),
]);
const row = v.object({
  /** Tokens before this row of logits. */
  after: v.number(),
  /** Every stride-th logit is kept, as base64 of float32. */
  stride: v.number(),
  logits: v.string(),
  top: v.array(v.object({ id: v.number(), logit: v.number() })),
});
/** A row of logits at the end of every turn, and what is said greedily from there on: 64 ids, ends of turns among them. */
const answers = v.object({ rows: v.array(row), greedy: ids });
const golden = v.object({
  name: v.string(),
  turns: v.array(v.object({ parts: v.array(part), ids })),
  ids,
  positions: v.tuple([ids, ids, ids]),
  /** The Hugging Face implementation in fp32. */
  reference: answers,
  /** The exported files under onnxruntime on the CPU. */
  exported: answers,
});
export type Golden = v.InferOutput<typeof golden>;
export type GoldenPart = v.InferOutput<typeof part>;
export type GoldenRow = v.InferOutput<typeof row>;

export const parseGolden = (json: unknown): Golden => v.parse(golden, json);

const files = import.meta.glob<unknown>("./fixtures/golden/*/*.json", { eager: true, import: "default" });

function goldensOf(model: string): Golden[] {
  const paths = Object.keys(files).filter((path) => path.startsWith(`./fixtures/golden/${model}/`));
  return paths.map((path) => parseGolden(files[path]));
}

/** The eight conversations of the tiny fp32 replica, and of the embedded model. */
export const tinyGoldens = goldensOf("tiny-vl");
export const nanoGoldens = goldensOf("ciqi-nano");

export function goldenNamed(name: string): Golden {
  const found = tinyGoldens.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no golden conversation ${name}`);
  return found;
}

export const tiny = vlmEntry(parseEntry(tinyEntry));
export const nano = vlmEntry(parseEntry(nanoEntry));

export function vlmEntry(entry: CatalogEntry): VlmEntry {
  if (entry.kind !== "vlm") throw new Error(`${entry.id} is no language model`);
  return entry;
}

/** The kept logits of a row. */
export function keptLogits({ logits }: GoldenRow): Float32Array {
  const bytes = Uint8Array.from(atob(logits), (letter) => letter.charCodeAt(0));
  return new Float32Array(bytes.buffer);
}

/** Largest difference between full logits and the kept ones of a golden row. */
export function largestDifference(logits: Float32Array, row: GoldenRow): number {
  return keptLogits(row).reduce(
    (worst, wanted, index) => Math.max(worst, Math.abs(wanted - (logits[index * row.stride] ?? Number.NaN))),
    0,
  );
}
