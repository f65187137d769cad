/**
 * Embeds pictures in Chromium on wasm and in Node with onnxruntime-node on the CPU: the same network, the same pictures, in
 * turns. And makes a pack of the studio's held-out pictures, with all that belongs to one.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openHeadless } from "./headless.mjs";
import { loadSource } from "./load-source.mjs";
import { fetchRivals } from "./rivals.mjs";
import { runSpeedBench } from "./speed-bench.mjs";

/** @typedef {import("../src/imaging/raster").Raster} Raster */
/** @typedef {Record<string, number[]>} Rates images a second, by what is embedded */

const root = resolve(import.meta.dirname, "..");
const model = join(root, "public/models/ciqi-clip-nano");
const studio = join(root, "tests/sets/studio/images");
const rounds = 3;
const sizes = { quick: false, large: false };

/** The same rows as a speed bench. */
export async function runEmbedBench() {
  const rivals = [await openRival(1), await openRival(2)].map((measure) => ({
    measure,
    rates: /** @type {Rates} */ ({}),
  }));
  /** @type {Rates} */
  const ours = {};
  let commit = "";
  for (let round = 0; round < rounds; round++) {
    const measured = await runSpeedBench("embed", sizes);
    commit = measured.commit;
    for (const { what, ours: perSecond } of measured.rows) (ours[what] ??= []).push(perSecond);
    for (const { measure, rates } of rivals) {
      for (const [what, perSecond] of Object.entries(await measure())) (rates[what] ??= []).push(perSecond);
    }
  }
  const against = (what, mine, name) =>
    rivals.map(({ rates }, at) => {
      const threads = `${at + 1} thread${at > 0 ? "s" : ""}`;
      return row(`${what}, against onnxruntime-node on ${threads}`, mine, middle(rates[name]));
    });
  const pack = "a pack: decoded, thumbnail, embedded, written, where the rival only embeds";
  return {
    name: "embed",
    commit,
    rows: [
      ...against("the image tower alone", middle(ours["square"]), "square"),
      ...against("640 x 480 to the tower's size and through it", middle(ours["photograph"]), "photograph"),
      ...against(pack, await packRate(), "photograph"),
    ],
  };
}

/**
 * Measures the same network and pictures in this process. Our own code brings them to size on both sides.
 * @param {number} threads
 * @returns {Promise<() => Promise<Record<string, number>>>}
 */
async function openRival(threads) {
  fetchRivals({ "onnxruntime-node": "1.30.0" });
  /** @type {any} */
  const { InferenceSession, Tensor } = createRequire(join(root, ".cache/rivals/package.json"))("onnxruntime-node");
  const session = await InferenceSession.create(join(model, "onnx/vision_model_quantized.onnx"), {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
  });
  const { embedPictures, rate } = await loadSource("../tests/bench/embed-pictures.ts");
  const { squarePixels } = await loadSource("clip/squares.ts");
  const preprocessor = JSON.parse(readFileSync(join(model, "preprocessor_config.json"), "utf8"));
  /** @param {Raster} picture */
  const embed = async (picture) => {
    const { width, height, values } = squarePixels(picture, preprocessor);
    const outputs = await session.run({ pixel_values: new Tensor("float32", values, [1, 3, height, width]) });
    if (!outputs.image_embeds.data.every(Number.isFinite)) throw new Error("onnxruntime-node gave no finite vector");
  };
  return async () => {
    const rates = {};
    for (const [what, pictures] of Object.entries(embedPictures())) rates[what] = await rate(pictures, embed);
    return rates;
  };
}

/** Pictures a second from files to kept records, once the model is open: the first batch is left out. */
async function packRate() {
  const folder = mkdtempSync(join(tmpdir(), "ciqi-embed-bench-"));
  const door = await openHeadless({ backend: "wasm", profile: join(folder, "profile") });
  try {
    const both = { data: "Apache-2.0", images: "Apache-2.0" };
    const about = { id: "bench", version: "1.0.0", title: { en: "Bench" }, description: { en: "" }, publisher: "" };
    const settings = { table: "", mapping: {}, limit: null, about: { ...about, licence: both, attribution: both } };
    /** @type {{ at: number, done: number }[]} */
    const marks = [];
    await door.pack(studio, settings, join(folder, "bench.ciqi"), ({ step, done }) => {
      if (step === "pictures" && done > 0) marks.push({ at: performance.now(), done });
    });
    const [first, last] = [marks[0], marks.at(-1)];
    if (first === undefined || last === undefined || last.at === first.at)
      throw new Error("the pack had one batch only");
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  } finally {
    await door.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} what @param {number} ours @param {number} rival */
function row(what, ours, rival) {
  const two = (value) => Math.round(value * 100) / 100;
  return { what, ours: two(ours), rival: two(rival), unit: "images/s", ratio: two(ours / rival), wanted: null };
}

/** @param {number[] | undefined} values */
function middle(values = []) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
