/** Names the onnxruntime-web files the site serves under /ort/ and where npm put them; knows nothing of sessions. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const dist = dirname(require.resolve("onnxruntime-web"));

/** asyncify: WebGPU and CPU. plain: CPU only, half the size. */
export const ortFiles = [
  "ort-wasm-simd-threaded.asyncify.mjs",
  "ort-wasm-simd-threaded.asyncify.wasm",
  "ort-wasm-simd-threaded.mjs",
  "ort-wasm-simd-threaded.wasm",
].map((name) => ({ name, path: join(dist, name) }));
