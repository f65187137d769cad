/** The three networks of a vision-language model as functions of plain arrays. Knows tensors; no text, no pictures. */
import { Tensor } from "onnxruntime-web/webgpu";
import type { Patches } from "../imaging/patchify";
import { type Feeds, type Session, floatsOf, outputOf, runSession } from "../runtime/ort";
import type { Family, FamilyConfig } from "./families/family";
import { type KvCache, emptyCache, kinds } from "./kv-cache";
import type { Positions } from "./mrope";

export interface Networks {
  readonly config: FamilyConfig;
  emptyCache(): KvCache;
  /** `[tokens, hidden]` of one picture. */
  encodeImage(patches: Patches): Promise<Float32Array>;
  /** `[ids, hidden]`. */
  embed(ids: readonly number[]): Promise<Float32Array>;
  /** Appends tokens. `logits` are `[keep, vocabulary]`, those of the last `keep` tokens; `cache` is a new one. */
  decode(step: DecodeStep): Promise<{ logits: Float32Array; cache: KvCache }>;
  release(): Promise<void>;
}

export interface DecodeStep {
  /** `[tokens, hidden]`. */
  embeds: Float32Array;
  positions: Positions;
  cache: KvCache;
  keep: number;
}

export interface Sessions {
  vision: Session;
  embed: Session;
  decoder: Session;
}

export function openNetworks(sessions: Sessions, family: Family, config: FamilyConfig): Networks {
  const names = family.tensors;
  const { hiddenSize } = config;
  const takesKeep = sessions.decoder.inputNames.includes(names.keep);
  /** Rows of the table by id. A conversation's tokens are mostly ones that came before, and a run costs more than a row. */
  const embedded = new Map<number, Float32Array>();
  let ones = new BigInt64Array(1024).fill(1n);

  return {
    config,
    emptyCache: () => emptyCache(sessions.decoder, family, config.cache),

    async encodeImage({ values, rows, columns }) {
      const outputs = await runSession(sessions.vision, {
        [names.pixels]: new Tensor("float32", values, [rows * columns, values.length / (rows * columns)]),
        [names.grid]: new Tensor("int64", BigInt64Array.of(1n, BigInt(rows), BigInt(columns)), [1, 3]),
      });
      return floatsOf(outputOf(outputs, names.features));
    },

    async embed(ids) {
      const unseen = [...new Set(ids)].filter((id) => !embedded.has(id));
      if (unseen.length > 0) {
        const outputs = await runSession(sessions.embed, {
          [names.ids]: new Tensor("int64", BigInt64Array.from(unseen, BigInt), [1, unseen.length]),
        });
        const rows = floatsOf(outputOf(outputs, names.embeds));
        unseen.forEach((id, row) => embedded.set(id, rows.subarray(row * hiddenSize, (row + 1) * hiddenSize)));
      }
      const embeds = new Float32Array(ids.length * hiddenSize);
      ids.forEach((id, row) => embeds.set(embedded.get(id) ?? [], row * hiddenSize));
      return embeds;
    },

    async decode({ embeds, positions, cache, keep }) {
      const tokens = positions.time.length;
      const length = cache.length + tokens;
      if (ones.length < length) ones = new BigInt64Array(length * 2).fill(1n);
      const axes = [...positions.time, ...positions.row, ...positions.column];
      const feeds: Feeds = {
        [names.embeds]: new Tensor("float32", embeds, [1, tokens, hiddenSize]),
        [names.mask]: new Tensor("int64", ones.subarray(0, length), [1, length]),
        [names.positions]: new Tensor("int64", BigInt64Array.from(axes, BigInt), [3, 1, tokens]),
        ...cache.tensors,
      };
      if (takesKeep) feeds[names.keep] = new Tensor("int64", BigInt64Array.of(BigInt(keep)), []);
      const outputs = await runSession(sessions.decoder, feeds);
      const tensors: Record<string, Tensor> = {};
      for (let layer = 0; layer < config.cache.layers; layer++) {
        for (const kind of kinds) tensors[names.past(layer, kind)] = outputOf(outputs, names.present(layer, kind));
      }
      const logits = floatsOf(outputOf(outputs, names.logits));
      const vocabulary = outputOf(outputs, names.logits).dims[2] ?? 0;
      return { logits: logits.subarray(logits.length - keep * vocabulary), cache: { length, tensors } };
    },

    async release() {
      await Promise.all([sessions.vision.release(), sessions.embed.release(), sessions.decoder.release()]);
    },
  };
}
