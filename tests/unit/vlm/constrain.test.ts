import fc from "fast-check";
import { readFileSync } from "node:fs";
import * as v from "valibot";
import { expect, test } from "vitest";
import { ToolCallConstraint } from "../../../src/vlm/constrain/constrain";
import type { ToolSchema } from "../../../src/vlm/contract";
import { pick } from "../../../src/vlm/sampling";
import { openTokenizer } from "../../../src/runtime/tokenizer";

const tokenizer = openTokenizer(readFileSync("public/models/ciqi-nano/tokenizer.json", "utf8"));
const tools: ToolSchema[] = [
  {
    name: "image_zoom_in_tool",
    description: "",
    parameters: {
      type: "object",
      properties: {
        index: { type: "integer", minimum: 1 },
        bbox_2d: { type: "array", items: { type: "integer" }, minItems: 4, maxItems: 4 },
        label: { type: "string" },
      },
      required: ["index", "bbox_2d"],
    },
  },
  {
    name: "search_text",
    description: "",
    parameters: { type: "object", properties: { query: { type: "string" } }, required: ["query"] },
  },
  {
    name: "search_image",
    description: "",
    parameters: { type: "object", properties: { index: { type: "integer", minimum: 1 } }, required: ["index"] },
  },
];

/** The first token that is refused, as text; null when all pass and the call is closed. */
function refused(text: string, special = true): string | null {
  const constraint = new ToolCallConstraint(tokenizer, tools);
  for (const id of tokenizer.encode(text, { special })) {
    if (!constraint.allows(id)) return new TextDecoder().decode(tokenizer.bytes(id));
    constraint.push(id);
  }
  return constraint.active ? "(the call is still open)" : null;
}

const call = (name: string, parameters: unknown) =>
  // Python's json.dumps(…, ensure_ascii=False): the spacing the model was trained on.
  `{"name": "${name}", "arguments": ${JSON.stringify(parameters).replace(/([,:])(?=["\d[{-])/g, "$1 ")}}`;

test.each([
  `thinking\n<tool_call>\n${call("image_zoom_in_tool", { index: 1, bbox_2d: [10, 20, 130, 140], label: "foot rim" })}\n</tool_call>`,
  `<tool_call>\n${call("search_text", { query: "青花 缠枝莲" })}\n</tool_call>`,
  '<tool_call>{"name":"search_image","arguments":{"index":2}}</tool_call>',
  '<tool_call>\n{"name": "image_zoom_in_tool", "arguments": {"label": "a \\"b\\" \\u9752", "bbox_2d": [1, 2, 3, 4], "index": 1}}\n</tool_call> and on',
  'no call at all, with { braces } and "quotes"',
])("passes %s", (text) => {
  expect(refused(text)).toBeNull();
});

test.each([
  ["an unknown tool", '<tool_call>\n{"name": "search_web", "arguments": {"query": "x"}}\n</tool_call>'],
  ["a missing argument", '<tool_call>\n{"name": "search_text", "arguments": {}}\n</tool_call>'],
  ["another tool's argument", '<tool_call>\n{"name": "search_image", "arguments": {"query": "x"}}\n</tool_call>'],
  [
    "three numbers for a box",
    '<tool_call>\n{"name": "image_zoom_in_tool", "arguments": {"index": 1, "bbox_2d": [1, 2, 3]}}\n</tool_call>',
  ],
  ["an index below 1", '<tool_call>\n{"name": "search_image", "arguments": {"index": 0}}\n</tool_call>'],
  ["an endless query", `<tool_call>\n{"name": "search_text", "arguments": {"query": "${"青花".repeat(61)}`],
  ["a fraction", '<tool_call>\n{"name": "search_image", "arguments": {"index": 1.5}}\n</tool_call>'],
  ["words", "<tool_call>\nI would like to zoom\n</tool_call>"],
  ["a second brace", '<tool_call>\n{"name": "search_image", "arguments": {"index": 1}}}\n</tool_call>'],
  ["the end of the turn in a string", '<tool_call>\n{"name": "search_text", "arguments": {"query": "x<|im_end|>'],
  ["the closing tag in a string", '<tool_call>\n{"name": "search_text", "arguments": {"query": "x</tool_call>'],
])("refuses %s", (_, text) => {
  expect(refused(text)).not.toBeNull();
});

const written = v.strictObject({ name: v.string(), arguments: v.unknown() });
const argumentsOf: Record<string, v.GenericSchema> = {
  image_zoom_in_tool: v.strictObject({
    index: v.pipe(v.number(), v.integer(), v.minValue(1)),
    bbox_2d: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.length(4)),
    label: v.optional(v.string()),
  }),
  search_text: v.strictObject({ query: v.string() }),
  search_image: v.strictObject({ index: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
};

test("a model of pure noise writes a call that its tool's schema allows, and comes to its end", () => {
  const seed = fc.integer({ min: 1, max: 2147483646 });
  fc.assert(
    fc.property(seed, (start) => {
      let state = start;
      const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
      const constraint = new ToolCallConstraint(tokenizer, tools);
      constraint.push(tokenizer.addedId("<tool_call>") ?? -1);
      const bytes: number[] = [];
      while (constraint.active && bytes.length < 2000) {
        const logits = Float32Array.from({ length: tokenizer.size }, random);
        const id = pick(logits, { temperature: 0, random, allowed: (each) => constraint.allows(each) });
        bytes.push(...tokenizer.bytes(id));
        constraint.push(id);
      }
      const text = new TextDecoder().decode(Uint8Array.from(bytes));
      expect(text).toMatch(/<\/tool_call>$/);
      const call = v.parse(written, JSON.parse(text.replace(/<\/tool_call>$/, "")));
      expect(v.is(argumentsOf[call.name] ?? v.never(), call.arguments), text).toBe(true);
    }),
    { numRuns: 20 },
  );
}, 30_000);

test("an opening tag that comes in ordinary tokens opens too", () => {
  const constraint = new ToolCallConstraint(tokenizer, tools);
  for (const id of tokenizer.encode("so: <tool_call>", { special: false })) constraint.push(id);
  expect(constraint.active).toBe(true);
});

test("asking about every token of the vocabulary takes a few milliseconds", () => {
  const constraint = new ToolCallConstraint(tokenizer, tools);
  for (const id of tokenizer.encode('<tool_call>\n{"name": "search_text", "arguments": {"query": "', {
    special: true,
  })) {
    constraint.push(id);
  }
  const started = performance.now();
  for (let id = 0; id < tokenizer.size; id++) constraint.allows(id);
  expect(performance.now() - started).toBeLessThan(100);
});

test("a schema that cannot be constrained is refused with the tool's name", () => {
  const odd = [
    { name: "odd", description: "", parameters: { type: "object", properties: { when: { type: "date" } } } },
  ];
  expect(() => new ToolCallConstraint(tokenizer, odd)).toThrow(/when in the arguments of odd/);
});
