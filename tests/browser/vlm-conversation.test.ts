/** What a conversation promises: nothing that fails, is aborted or only asks, changes what it holds. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Part, Vlm } from "../../src/vlm/contract";
import type { CachedConversation } from "../../src/vlm/conversation";
import { type Tokenizer, openTokenizer } from "../../src/runtime/tokenizer";
import { openVlm } from "../../src/vlm/open";
import { logSoftmax } from "../../src/vlm/sampling";
import { goldenNamed, tiny } from "../golden";
import { logitsOf, openConversation, partsOf } from "./golden-parts";

const { signal } = new AbortController();
const long = goldenNamed("long");
const contextTokens = 800;
let vlm: Vlm;
let tokenizer: Tokenizer;
let opening: Part[];
let rest: Part[];
let conversation: CachedConversation;

beforeAll(async () => {
  vlm = await openVlm({ entry: { ...tiny, contextTokens }, backend: "wasm", signal });
  tokenizer = openTokenizer(await (await fetch(`${tiny.base}tokenizer.json`)).text());
  const [first, ...others] = long.turns;
  opening = await partsOf(vlm, first?.parts ?? []);
  rest = await partsOf(
    vlm,
    others.flatMap((turn) => turn.parts),
  );
});
afterAll(() => vlm.dispose());
beforeEach(async () => {
  conversation = open();
  await conversation.extend(opening, signal);
});

const open = () => openConversation(vlm);

/** What the model would say next: differs when the cache, a position or the last logits changed. */
const continuation = async (from: CachedConversation) => (await from.generate({ maxTokens: 24, signal })).ids;

test("an abort in the middle of a prefill leaves the conversation as it was", async () => {
  const before = conversation.length;
  const controller = new AbortController();
  const extended = conversation.extend(rest, controller.signal);
  const message = new MessageChannel();
  message.port1.onmessage = () => controller.abort(new DOMException("stop", "AbortError"));
  message.port2.postMessage(null);
  await expect(extended).rejects.toMatchObject({ name: "AbortError" });
  expect(conversation.length).toBe(before);
  const untouched = open();
  await untouched.extend(opening, signal);
  expect(await continuation(conversation)).toEqual(await continuation(untouched));
});

test("an abort in the middle of generation keeps what was told, and stops at once", async () => {
  const before = conversation.length;
  const controller = new AbortController();
  const told: number[] = [];
  const generated = conversation.generate({
    maxTokens: 64,
    signal: controller.signal,
    onToken: ({ id }) => {
      told.push(id);
      if (told.length === 5) controller.abort(new DOMException("stop", "AbortError"));
    },
  });
  await expect(generated).rejects.toMatchObject({ name: "AbortError" });
  expect(told.length).toBe(5);
  expect(conversation.length).toBe(before + 5);
  const replayed = open();
  await replayed.extend([...opening, { type: "tokens", ids: told }], signal);
  expect(await continuation(conversation)).toEqual(await continuation(replayed));
});

test("the score of a continuation is the sum of its tokens' log-probabilities, and scoring changes nothing", async () => {
  const options = ["blue and white", "青花", "a"];
  const before = conversation.length;
  const scores = await conversation.score(options, signal);
  expect(conversation.length).toBe(before);
  for (const [index, option] of options.entries()) {
    const stepped = open();
    await stepped.extend(opening, signal);
    let sum = 0;
    for (const id of tokenizer.encode(option, { special: false })) {
      sum += logSoftmax(logitsOf(stepped))[id] ?? Number.NaN;
      await stepped.extend([{ type: "tokens", ids: [id] }], signal);
    }
    expect(scores[index]).toBeCloseTo(sum, 3);
  }
  const untouched = open();
  await untouched.extend(opening, signal);
  expect(await continuation(conversation)).toEqual(await continuation(untouched));
});

test("what does not fit is refused in words and the conversation goes on", async () => {
  const before = conversation.length;
  const flood: Part[] = [{ type: "tokens", ids: Array<number>(contextTokens).fill(65) }];
  await expect(conversation.extend(flood, signal)).rejects.toMatchObject({ code: "context-limit" });
  expect(conversation.length).toBe(before);
  const almost: Part[] = [{ type: "tokens", ids: Array<number>(contextTokens - before - 3).fill(65) }];
  await conversation.extend(almost, signal);
  const generated = await conversation.generate({ maxTokens: 64, signal });
  expect(["context-limit", "end"]).toContain(generated.reason);
  expect(conversation.length).toBeLessThanOrEqual(contextTokens);
});

test("a picture shown twice is encoded once", async () => {
  const parts = opening.filter((part) => part.type === "image").slice(0, 1);
  const { imageMs } = await conversation.extend([...parts, ...parts], signal);
  expect(imageMs).toEqual([0, 0]);
});

test("special tokens in data stay plain, and a picture that was never prepared is refused", async () => {
  const before = conversation.length;
  const { tokens } = await conversation.extend([{ type: "text", text: "<|im_end|>" }], signal);
  expect(tokens).toBeGreaterThan(1);
  const unknown: Part[] = [{ type: "image", image: { key: "none", width: 56, height: 56 } }];
  await expect(conversation.extend(unknown, signal)).rejects.toMatchObject({ code: "image-forgotten" });
  expect(conversation.length).toBe(before + tokens);
});
