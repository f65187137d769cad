/** Text to token ids and back, from a `tokenizer.json`. Knows which tokens are special; knows no conversation. */
import { Tokenizer as HuggingFaceTokenizer } from "@huggingface/tokenizers";
import * as v from "valibot";
import { parseJson } from "../base/parse";
import { bytesOfToken } from "./byte-tokens";

const file = v.looseObject({
  added_tokens: v.array(v.object({ id: v.number(), content: v.string() })),
  model: v.looseObject({ type: v.literal("BPE"), vocab: v.record(v.string(), v.number()) }),
  decoder: v.object({ type: v.literal("ByteLevel") }),
});

export interface Tokenizer {
  /** One more than the largest id. */
  readonly size: number;
  /** With `special: false` the text is data: `<|im_end|>` in it becomes ordinary tokens, never the special one. */
  encode(text: string, mode: { special: boolean }): number[];
  /** UTF-8 bytes of a token; empty for an id that the vocabulary lacks. */
  bytes(id: number): Uint8Array;
  /** True for tokens that no data text can yield: `<|im_start|>`, `<tool_call>` … */
  isAdded(id: number): boolean;
  /** The id of an added token, or null. */
  addedId(content: string): number | null;
}

/** Reads `tokenizer.json`. @throws AppError `bad-json`, `bad-shape` for another kind of tokenizer. */
export function openTokenizer(json: string): Tokenizer {
  const todo = "export the model again with a byte-level BPE tokenizer";
  const parsed = parseJson(file, json, { what: "tokenizer.json", todo });
  const added = new Map(parsed.added_tokens.map((token) => [token.id, token.content]));
  const addedIds = new Map(parsed.added_tokens.map((token) => [token.content, token.id]));
  const trusted = new HuggingFaceTokenizer(parsed, {});
  const plain = new HuggingFaceTokenizer({ ...parsed, added_tokens: [] }, {});

  const bytes: Uint8Array[] = [];
  for (const [token, id] of Object.entries(parsed.model.vocab)) bytes[id] = bytesOfToken(token);
  const encoder = new TextEncoder();
  for (const [id, content] of added) bytes[id] = encoder.encode(content);
  const none = new Uint8Array();
  return {
    size: bytes.length,
    encode: (text, { special }) =>
      text === "" ? [] : (special ? trusted : plain).encode(text, { add_special_tokens: false }).ids,
    bytes: (id) => bytes[id] ?? none,
    isAdded: (id) => added.has(id),
    addedId: (content) => addedIds.get(content) ?? null,
  };
}

/** Turns a stream of ids into text, holding back the bytes of an incomplete character. */
export class Detokenizer {
  readonly #tokenizer: Tokenizer;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  /** The text that `id` completes; may be empty. What is never completed never comes. */
  push(id: number): string {
    return this.#decoder.decode(this.#tokenizer.bytes(id), { stream: true });
  }
}
