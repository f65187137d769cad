import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openTokenizer } from "../../../src/runtime/tokenizer";
import { decode } from "../../../src/vlm/decode";
import type { KvCache } from "../../../src/vlm/kv-cache";
import type { Networks } from "../../../src/vlm/networks";
import type { State } from "../../../src/vlm/prefill";

const tokenizer = openTokenizer(readFileSync("tests/fixtures/tiny-vl/tokenizer.json", "utf8"));
const endId = tokenizer.addedId("<|im_end|>") ?? -1;
const openId = tokenizer.addedId("<tool_call>") ?? -1;
const { signal } = new AbortController();

const tools = [
  {
    name: "search_image",
    description: "",
    parameters: { type: "object", properties: { index: { type: "integer" } }, required: ["index"] },
  },
];

/** Networks without weights: after `length` tokens they favour `wish(length)` and are noise otherwise. */
function networksThatWish(wish: (length: number) => number): { networks: Networks; state: State } {
  const logitsAt = (length: number) => {
    const logits = Float32Array.from({ length: tokenizer.size }, (_, id) => Math.sin(id * 12.9898 + length * 78.233));
    logits[wish(length)] = 9;
    return logits;
  };
  const networks: Networks = {
    config: {
      cache: { layers: 0, heads: 1, headDimensions: 1 },
      hiddenSize: 1,
      endIds: [endId],
      tokens: { visionStart: 0, imagePad: 0, visionEnd: 0 },
      mergeSize: 2,
    },
    emptyCache: () => ({ length: 0, tensors: {} }),
    encodeImage: () => Promise.resolve(new Float32Array()),
    embed: (ids) => Promise.resolve(new Float32Array(ids.length)),
    decode: ({ cache, positions }) => {
      const next: KvCache = { length: cache.length + positions.time.length, tensors: {} };
      return Promise.resolve({ logits: logitsAt(next.length), cache: next });
    },
    release: () => Promise.resolve(),
  };
  return { networks, state: { cache: { length: 0, tensors: {} }, position: 0, logits: logitsAt(0) } };
}

async function run(wish: (length: number) => number, maxTokens: number, contextTokens = 1000) {
  const { networks, state: start } = networksThatWish(wish);
  let state = start;
  const steps: string[] = [];
  const generated = await decode(
    { networks, tokenizer, contextTokens, state: () => state, advance: (next) => (state = next) },
    { maxTokens, tools, signal, onToken: ({ text }) => steps.push(text) },
  );
  return { ...generated, steps, length: state.cache.length };
}

test("once a tool call opens, even noise writes JSON that its schema allows, until the tag closes", async () => {
  const letter = (text: string) => tokenizer.encode(text, { special: false })[0] ?? 0;
  // A model that would end the turn in the middle of its call.
  const { text, reason } = await run((length) => (length === 0 ? openId : length < 200 ? endId : letter("x")), 200);
  expect(text).toMatch(/^<tool_call>/);
  const call = /<tool_call>(.*)<\/tool_call>/s.exec(text)?.[1];
  expect(JSON.parse(call ?? "")).toEqual({ name: "search_image", arguments: { index: expect.any(Number) } });
  expect(reason).toBe("end");
});

test("the end token is not appended, and every told token is in the cache", async () => {
  const { ids, steps, text, reason, length } = await run((count) => (count < 6 ? 40 + count : endId), 64);
  expect(ids).toEqual([40, 41, 42, 43, 44, 45]);
  expect(reason).toBe("end");
  expect(length).toBe(6);
  expect(steps.join("")).toBe(text);
});

test("stops at the most tokens, and at the end of the context", async () => {
  expect(await run(() => 50, 3)).toMatchObject({ reason: "max-tokens", length: 3 });
  expect(await run(() => 50, 64, 5)).toMatchObject({ reason: "context-limit", length: 5 });
});
