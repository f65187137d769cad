import { expect, test } from "vitest";

test("tests run cross-origin isolated, as the app does", () => {
  expect(globalThis.crossOriginIsolated).toBe(true);
});

test("onnxruntime's wasm is served from our own origin and a missing model is a 404", async () => {
  const wasm = await fetch("/ort/ort-wasm-simd-threaded.wasm", { method: "HEAD" });
  expect(wasm.status).toBe(200);
  expect(wasm.headers.get("content-type")).toContain("application/wasm");
  expect((await fetch("/models/none/config.json")).status).toBe(404);
});
