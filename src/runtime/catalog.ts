/** The catalogue: one JSON a model. Knows what an entry must say; does not know which models exist or how they run. */
import * as v from "valibot";
import { parse } from "../base/parse";

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const words = v.object({ en: v.string(), zh: v.string() });

/** Lower-case hex. */
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const file = v.object({
  /** Relative to `base`. */
  path: v.pipe(v.string(), v.regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/)),
  bytes: positive,
  /** Of the whole file. */
  sha256,
  /** The same of each 8 MiB of it, for files of more than that. */
  chunks: v.optional(v.array(sha256)),
});

/** Suffix convention of the transformers.js layout: fp32 is no suffix, int8 is `_quantized` there. */
const dtype = v.picklist(["fp32", "fp16", "q8", "int8", "uint8", "q4", "q4f16", "bnb4"]);

const common = {
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*$/)),
  title: v.union([v.string(), words]),
  /** Same-origin folder of the files, with both slashes: `/models/ciqi-nano/`. */
  base: v.pipe(v.string(), v.regex(/^\/.*\/$/)),
  files: v.pipe(v.array(file), v.minLength(1)),
  licence: v.string(),
  /** True when this very set of files passed our golden tests in a browser. */
  verified: v.boolean(),
};

/**
 * A known answer, computed by the exporter with onnxruntime on the CPU from these very files: the picture
 * `pixel(x, y, channel) = (x * 7 + y * 13 + channel * 71) mod 256` of `width` x `height`, as an image part, then
 * `prompt` tokenised as template text. `ids` are the most likely next tokens, best first, `logprobs` their natural
 * log-probabilities.
 */
const selfTest = v.object({
  image: v.object({ width: positive, height: positive }),
  prompt: v.string(),
  ids: v.pipe(v.array(v.number()), v.minLength(1)),
  logprobs: v.array(v.number()),
  /** Largest accepted difference of a log-probability. */
  tolerance: v.optional(v.number(), 0.25),
});

const fusion = v.object({ bias: v.number(), model: v.number(), vote: v.number() });
const fitOf = v.exactOptional(v.object({ ...fusion.entries, n: positive }));

/** How sure its claims are, as `npm run calibrate` fitted and wrote it: see agent/confidence.ts. By attribute. */
const calibration = v.object({
  /** The labelled set it was fitted on. */
  set: v.string(),
  /** Of the model's files that said so: a calibration is of those weights. */
  weights: sha256,
  /** `n`: claims that were fitted. */
  claims: v.object({ dynasty: fitOf, reign: fitOf, kiln: fitOf, color: fitOf, motif: fitOf, shape: fitOf }),
});

const vlm = v.object({
  ...common,
  kind: v.literal("vlm"),
  /** File name in `vlm/families/`. */
  family: v.string(),
  dtype: v.object({ vision: dtype, embed: dtype, decoder: dtype }),
  /** File name in `agent/prompts/`. */
  prompt: v.string(),
  image: v.object({
    /** Width and height are multiples of this (patch size times merge size). */
    factor: positive,
    minPixels: positive,
    photoMaxPixels: positive,
    cropMaxPixels: positive,
    recordMaxPixels: positive,
  }),
  contextTokens: positive,
  maxNewTokens: positive,
  /** How many hits a retrieval shows the model. */
  retrieval: v.object({ images: positive, passages: positive }),
  /** How the model writes boxes: pixels of the resized picture, 0..1000, or 0..1. */
  coordinates: v.picklist(["resized", "thousand", "unit"]),
  /** Absent only for models the user brings: then the check is for finite numbers alone. */
  selfTest: v.optional(selfTest),
  /** Absent: confidences are what the model gave its words. */
  calibration: v.optional(calibration),
  /** What the model cannot do, in words that are shown beside its answers. */
  limits: words,
});

const clip = v.object({
  ...common,
  kind: v.literal("clip"),
  family: v.string(),
  dtype: v.object({ vision: dtype, text: dtype }),
  /** Length of the vectors. */
  dimensions: positive,
});

const entry = v.variant("kind", [vlm, clip]);

export type CatalogFile = v.InferOutput<typeof file>;
export type VlmEntry = v.InferOutput<typeof vlm>;
export type ClipEntry = v.InferOutput<typeof clip>;
export type CatalogEntry = v.InferOutput<typeof entry>;
export type Dtype = v.InferOutput<typeof dtype>;
export type ModelCalibration = v.InferOutput<typeof calibration>;
export type SelfTest = v.InferOutput<typeof selfTest>;
export type CoordinateConvention = VlmEntry["coordinates"];

/** Parses one catalogue file. @throws AppError `bad-shape` naming the first field that is wrong. */
export function parseEntry(json: unknown): CatalogEntry {
  return parse(entry, json, { what: "a model's catalogue entry", todo: "rebuild the entry with the exporter" });
}

/** The folder-relative path of a network in the transformers.js layout, `onnx/<name><suffix>.onnx`. */
export function networkPath(name: string, type: Dtype): string {
  const suffixes: Record<Dtype, string> = {
    fp32: "",
    fp16: "_fp16",
    q8: "_quantized",
    int8: "_int8",
    uint8: "_uint8",
    q4: "_q4",
    q4f16: "_q4f16",
    bnb4: "_bnb4",
  };
  return `onnx/${name}${suffixes[type]}.onnx`;
}
