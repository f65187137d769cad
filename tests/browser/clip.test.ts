/** Our sessions over the embedder's files give the vectors that transformers.js reads from them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import clipEntry from "../../models/catalog/ciqi-clip-nano.json";
import { openClip } from "../../src/clip/open";
import { preprocessorSchema, squarePixels } from "../../src/clip/squares";
import type { Clip } from "../../src/clip/contract";
import type { Raster } from "../../src/imaging/raster";
import { type ClipEntry, parseEntry } from "../../src/runtime/catalog";
import { openTokenizer } from "../../src/runtime/tokenizer";
import { testPicture } from "../../src/runtime/self-test";
import { transformersJs } from "../transformers-js";
import * as v from "valibot";

const { signal } = new AbortController();
const picture: Raster = { width: 200, height: 120, data: testPicture(200, 120) };
const text = "青花缠枝莲纹梅瓶, a meiping vase";
let entry: ClipEntry;
let clip: Clip;

beforeAll(async () => {
  const parsed = parseEntry(clipEntry);
  if (parsed.kind !== "clip") throw new Error(`${parsed.id} embeds no pictures`);
  entry = parsed;
  clip = await openClip({ entry, backend: "wasm", signal });
});
afterAll(() => clip.dispose());

const fileOf = (path: string) => fetch(`${entry.base}${path}`);
const unit = (vector: ArrayLike<number>) => Array.from(vector, (value) => value / Math.hypot(...Array.from(vector)));

function expectSame(found: Float32Array, wanted: number[]): void {
  expect(found.length).toBe(entry.dimensions);
  expect(Math.hypot(...found)).toBeCloseTo(1, 5);
  wanted.forEach((value, at) => expect(found[at]).toBeCloseTo(value, 4));
}

test("the vector of a picture", async () => {
  const preprocessor = v.parse(preprocessorSchema, await (await fileOf("preprocessor_config.json")).json());
  const { width, height, values } = squarePixels(picture, preprocessor);
  const { library, name } = await transformersJs(entry.base);
  const tower = await library.CLIPVisionModelWithProjection.from_pretrained(name, { device: "wasm", dtype: "q8" });
  const { image_embeds: wanted } = await tower({
    pixel_values: new library.Tensor("float32", values, [1, 3, height, width]),
  });
  expectSame(await clip.embedImage(picture, signal), unit(wanted.data));
});

test("the vector of a text", async () => {
  const tokenizer = openTokenizer(await (await fileOf("tokenizer.json")).text());
  const { eos_token_id: end } = (await (await fileOf("config.json")).json()).text_config;
  const ids = BigInt64Array.from([...tokenizer.encode(text, { special: false }), end], BigInt);
  const { library, name } = await transformersJs(entry.base);
  const tower = await library.CLIPTextModelWithProjection.from_pretrained(name, { device: "wasm", dtype: "q8" });
  const { text_embeds: wanted } = await tower({
    input_ids: new library.Tensor("int64", ids, [1, ids.length]),
    attention_mask: new library.Tensor("int64", new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
  });
  expectSame(await clip.embedText(text, signal), unit(wanted.data));
});
