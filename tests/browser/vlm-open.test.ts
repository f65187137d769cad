/** How a model refuses to open: a wrong answer, bytes that are no network, a second backend in one worker. */
import { expect, test } from "vitest";
import { startRuntime } from "../../src/runtime/ort";
import { openVlm } from "../../src/vlm/open";
import { tiny } from "../golden";

const { signal } = new AbortController();
const open = (entry: typeof tiny) => openVlm({ entry, backend: "wasm", signal });

test("a backend whose answer differs from the known one is not trusted", async () => {
  const { selfTest } = tiny;
  if (selfTest === undefined) throw new Error("no known answer");
  const logprobs = selfTest.logprobs.map((logprob) => logprob - 0.5);
  await expect(open({ ...tiny, selfTest: { ...selfTest, logprobs } })).rejects.toMatchObject({
    code: "self-test-failed",
    message: expect.stringMatching(/^check the model on wasm: token \d+ has log-probability .*, wanted .*; /),
  });
});

test("a file that is no network is refused by name", async () => {
  const tokenizer = tiny.files.find(({ path }) => path === "tokenizer.json");
  const { bytes, sha256 } = tokenizer ?? { bytes: 0, sha256: "" };
  const files = tiny.files.map((file) => (file.path.includes("vision") ? { ...file, bytes, sha256 } : file));
  const fetched = globalThis.fetch;
  globalThis.fetch = (url, init) => fetched(String(url).includes("vision") ? `${tiny.base}tokenizer.json` : url, init);
  try {
    await expect(open({ ...tiny, files })).rejects.toMatchObject({
      code: "session-failed",
      message: expect.stringMatching(/^open onnx\/vision_encoder\.onnx on wasm: /),
    });
  } finally {
    globalThis.fetch = fetched;
  }
});

test("one worker runs one backend", async () => {
  await startRuntime("wasm");
  await expect(startRuntime("webgpu")).rejects.toMatchObject({ code: "runtime-chosen" });
});
