/** Tokens a second, ours against transformers.js' generate(): the same files, prompt and picture, greedy, on wasm. */
import type { TextStreamer } from "@huggingface/transformers";
import { patchFloats, patchify } from "../../src/imaging/patchify";
import { resize } from "../../src/imaging/resize";
import { openTokenizer } from "../../src/runtime/tokenizer";
import type { VlmEntry } from "../../src/runtime/catalog";
import type { Part } from "../../src/vlm/contract";
import { openVlm } from "../../src/vlm/open";
import { transformersJs } from "../transformers-js";
import { embeddedEntry, picture, turnOf } from "./material";
import { type Row, median, round } from "./row";

const maxTokens = 64;
const repeats = 5;
const seed = 7;
const { signal } = new AbortController();

interface Run {
  ids: number[];
  /** Milliseconds between one token and the next; prefill is the other bench's business. */
  gaps: number[];
}

export async function benchDecode(): Promise<Row[]> {
  const entry = await embeddedEntry();
  const vlm = await openVlm({ entry, backend: "wasm", signal });
  const parts = turnOf(vlm, 1, seed);
  const rival = await openRival(entry, parts);
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const conversation = vlm.openConversation();
    await conversation.extend(parts, signal);
    const stamps: number[] = [];
    const { ids } = await conversation.generate({ maxTokens, signal, onToken: () => stamps.push(performance.now()) });
    conversation.dispose();
    const run = { ids, gaps: gapsOf(stamps) };
    const other = await rival.run();
    if (repeat === 0) continue; // warms kernels up
    ours.push(run);
    theirs.push(other);
  }
  await vlm.dispose();
  const [mine, rivals] = [rate(ours), rate(theirs)];
  const [said = [], rivalSaid = []] = [ours[0]?.ids, theirs[0]?.ids];
  const differs = rivalSaid.findIndex((id, index) => id !== said[index]);
  const same = differs === -1 ? rivalSaid.length : differs;
  return [
    {
      what: "decode, one picture, wasm, against transformers.js generate()",
      ours: round(mine),
      rival: round(rivals),
      unit: "tokens/s",
      ratio: round(mine / rivals),
      wanted: 1,
    },
    {
      what: "greedy ids that are the rival's, from the start",
      ours: same,
      rival: rivalSaid.length,
      unit: "tokens",
      ratio: round(same / rivalSaid.length),
      wanted: 1,
    },
  ];
}

const gapsOf = (stamps: readonly number[]) => stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? 0));

/** Tokens a second at the median gap of all runs, which a busy machine moves least. */
const rate = (runs: readonly Run[]) => 1000 / median(runs.flatMap((run) => run.gaps));

/** The very files, token ids and patches that ours gets, through the library's own loop. */
async function openRival(entry: VlmEntry, parts: readonly Part[]): Promise<{ run(): Promise<Run> }> {
  const { library, name } = await transformersJs(entry.base);
  const { Qwen2_5_VLForConditionalGeneration, Tensor, BaseStreamer } = library;
  const model = await Qwen2_5_VLForConditionalGeneration.from_pretrained(name, {
    device: "wasm",
    dtype: {
      vision_encoder: entry.dtype.vision as "q8",
      embed_tokens: entry.dtype.embed as "q8",
      decoder_model_merged: entry.dtype.decoder as "q8",
    },
  });
  const tokenizer = openTokenizer(await (await fetch(`${entry.base}tokenizer.json`)).text());
  const image = parts.find((part) => part.type === "image")?.image ?? { width: 0, height: 0 };
  const id = (content: string) => tokenizer.addedId(content) ?? -1;
  const ends = [id("<|im_end|>"), id("<|endoftext|>")];
  const pads = (image.width / entry.image.factor) * (image.height / entry.image.factor);
  const ids = parts.flatMap((part) => {
    if (part.type === "tokens") return [...part.ids];
    if (part.type !== "image") return tokenizer.encode(part.text, { special: part.type === "template" });
    return [id("<|vision_start|>"), ...Array<number>(pads).fill(id("<|image_pad|>")), id("<|vision_end|>")];
  });
  const { values, rows, columns } = patchify(resize(picture(336, 336, seed), image.width, image.height));
  const inputs = () => ({
    input_ids: new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]),
    attention_mask: new Tensor("int64", new BigInt64Array(ids.length).fill(1n), [1, ids.length]),
    pixel_values: new Tensor("float32", values, [rows * columns, patchFloats]),
    image_grid_thw: new Tensor("int64", BigInt64Array.of(1n, BigInt(rows), BigInt(columns)), [1, 3]),
  });

  return {
    async run() {
      const stamps: number[] = [];
      const said: number[] = [];
      /** The prompt comes first, then each token as it is made; like ours it does not count the one that ends the turn. */
      class Stamps extends BaseStreamer {
        override put(value: bigint[][]): void {
          const [token, ...more] = (value[0] ?? []).map(Number);
          if (token === undefined || more.length > 0 || ends.includes(token)) return;
          stamps.push(performance.now());
          said.push(token);
        }
        override end(): void {}
      }
      const streamer = new Stamps() as TextStreamer; // the library's type asks for more than its loop calls
      await model.generate({ ...inputs(), max_new_tokens: maxTokens, do_sample: false, streamer });
      return { ids: said, gaps: gapsOf(stamps) };
    },
  };
}
