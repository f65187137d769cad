/** What the decode loop must know of a model family: names of networks and tensors, sizes, position scheme. Types only. */

export interface CacheShape {
  layers: number;
  heads: number;
  headDimensions: number;
}

export interface FamilyConfig {
  cache: CacheShape;
  /** Length of one token's embedding. */
  hiddenSize: number;
  /** Ids that end a turn. */
  endIds: readonly number[];
  tokens: { visionStart: number; imagePad: number; visionEnd: number };
  /** Patches of one image token, along each side. */
  mergeSize: number;
}

export interface Family {
  /** As in a catalogue entry's `family`. */
  id: string;
  networks: { vision: string; embed: string; decoder: string };
  tensors: {
    pixels: string;
    grid: string;
    features: string;
    ids: string;
    embeds: string;
    mask: string;
    positions: string;
    /** Scalar int64: how many of the last positions get logits. */
    keep: string;
    logits: string;
    past(layer: number, kind: "key" | "value"): string;
    present(layer: number, kind: "key" | "value"): string;
  };
  /** Reads `config.json` and `generation_config.json`. @throws AppError `bad-shape`. */
  configure(config: unknown, generation: unknown): FamilyConfig;
}
