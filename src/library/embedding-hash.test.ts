import { expect, test } from "vitest";
import { packEmbedding } from "./embedding-hash";

const entry = {
  id: "clip",
  dimensions: 192,
  files: [
    { path: "preprocessor_config.json", sha256: "b".repeat(64) },
    { path: "onnx/text_model_quantized.onnx", sha256: "c".repeat(64) },
    { path: "onnx/vision_model_quantized.onnx", sha256: "a".repeat(64) },
  ],
};

test("the hash is that of sha256sum's lines for the vision tower and its preprocessing", async () => {
  // printf '%s  onnx/vision_model_quantized.onnx\n%s  preprocessor_config.json\n' aa… bb… | sha256sum
  const hash = "425d49b1e37fc37d80c1eb441c6ea5e7bbcbe051e9b638b5585cfe06592ea4c9";
  expect(await packEmbedding(entry)).toEqual({ model: "clip", hash, dim: 192 });
});

test("the text tower and the order of the files are of no consequence, the preprocessing is", async () => {
  const { hash } = await packEmbedding(entry);
  const files = entry.files.filter(({ path }) => !path.includes("text")).toReversed();
  expect((await packEmbedding({ ...entry, files })).hash).toBe(hash);
  const changed = files.map((file) => (file.path.startsWith("onnx") ? file : { ...file, sha256: "d".repeat(64) }));
  expect((await packEmbedding({ ...entry, files: changed })).hash).not.toBe(hash);
});

test("an entry without a vision network is refused", async () => {
  const files = entry.files.filter(({ path }) => !path.includes("vision"));
  await expect(packEmbedding({ ...entry, files })).rejects.toMatchObject({ code: "bad-shape" });
});
