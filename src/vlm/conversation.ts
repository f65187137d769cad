/**
 * One growing conversation over the three networks. Holds the only mutable thing, the current state; whatever fails or
 * is aborted leaves that state as it was. Knows parts; not prompts, tools or turns.
 */
import { AppError } from "../base/errors";
import { SerialQueue } from "../base/queue";
import { letMessagesIn } from "../runtime/let-messages-in";
import type { Tokenizer } from "../runtime/tokenizer";
import type { Conversation, GenerateRequest, Generated, Part } from "./contract";
import { decode } from "./decode";
import type { ImageFeatures } from "./image-features";
import { disposeCache } from "./kv-cache";
import type { Networks } from "./networks";
import { type Run, type State, prefill } from "./prefill";
import { score } from "./score";

export interface ConversationModel {
  networks: Networks;
  tokenizer: Tokenizer;
  images: ImageFeatures;
  contextTokens: number;
  /** Pixels of one image token, along each side. */
  imageFactor: number;
}

/** A part as tokens; a picture still without its features. */
type Planned = { ids: number[] } | { ids: number[]; image: Extract<Part, { type: "image" }>["image"] };

export class CachedConversation implements Conversation {
  readonly #model: ConversationModel;
  readonly #queue = new SerialQueue();
  #state: State;
  #closed = false;

  constructor(model: ConversationModel) {
    this.#model = model;
    this.#state = { cache: model.networks.emptyCache(), position: 0, logits: null };
  }

  get length(): number {
    return this.#state.cache.length;
  }

  get contextTokens(): number {
    return this.#model.contextTokens;
  }

  /** Logits `[vocabulary]` after the last token; null before the first. */
  get logits(): Float32Array | null {
    return this.#state.logits;
  }

  extend(parts: readonly Part[], signal: AbortSignal): Promise<{ tokens: number; ms: number; imageMs: number[] }> {
    return this.#queue.run(async () => {
      this.#checkOpen();
      const started = performance.now();
      const planned = parts.flatMap((part) => this.#plan(part));
      const tokens = planned.reduce((sum, { ids }) => sum + ids.length, 0);
      this.#checkRoom(tokens);
      const imageMs: number[] = [];
      const runs: Run[] = [];
      for (const plan of planned) {
        runs.push("image" in plan ? await this.#runOfImage(plan, imageMs) : plan);
        if ("image" in plan) await letMessagesIn();
        signal.throwIfAborted();
      }
      const { state } = await prefill(this.#model.networks, this.#state, runs, { signal });
      this.#advance(state);
      return { tokens, ms: performance.now() - started, imageMs };
    }, signal);
  }

  generate(request: GenerateRequest): Promise<Generated> {
    const { networks, tokenizer, contextTokens } = this.#model;
    return this.#queue.run(() => {
      this.#checkOpen();
      const advance = (state: State) => this.#advance(state);
      return decode({ networks, tokenizer, contextTokens, state: () => this.#state, advance }, request);
    }, request.signal);
  }

  score(options: readonly string[], signal: AbortSignal): Promise<number[]> {
    const { networks, tokenizer } = this.#model;
    return this.#queue.run(() => {
      this.#checkOpen();
      const ids = options.map((option) => tokenizer.encode(option, { special: false }));
      this.#checkRoom(ids.reduce((most, each) => Math.max(most, each.length), 0));
      return score(networks, this.#state, ids, signal);
    }, signal);
  }

  dispose(): void {
    if (this.#closed) return;
    this.#closed = true;
    const release = () => disposeCache(this.#state.cache);
    // At once where nothing runs: the sessions that made the cache may be released next.
    if (this.#queue.length === 0) release();
    else void this.#queue.idle().then(release);
  }

  #plan(part: Part): Planned[] {
    const { tokenizer, networks, imageFactor } = this.#model;
    switch (part.type) {
      case "template":
        return [{ ids: tokenizer.encode(part.text, { special: true }) }];
      case "text":
        return [{ ids: tokenizer.encode(part.text, { special: false }) }];
      case "tokens":
        return [{ ids: [...part.ids] }];
      case "image": {
        const { visionStart, imagePad, visionEnd } = networks.config.tokens;
        const pads = (part.image.width / imageFactor) * (part.image.height / imageFactor);
        const ids = Array.from({ length: pads }, () => imagePad);
        return [{ ids: [visionStart] }, { ids, image: part.image }, { ids: [visionEnd] }];
      }
      default:
        return part satisfies never;
    }
  }

  async #runOfImage(plan: Extract<Planned, { image: unknown }>, imageMs: number[]): Promise<Run> {
    const started = performance.now();
    const { features, known } = await this.#model.images.features(plan.image);
    imageMs.push(known ? 0 : performance.now() - started);
    const { width, height } = plan.image;
    const { imageFactor } = this.#model;
    return { ids: plan.ids, features, span: { rows: height / imageFactor, columns: width / imageFactor } };
  }

  #advance(state: State): void {
    if (state.cache !== this.#state.cache) disposeCache(this.#state.cache);
    this.#state = state;
  }

  #checkRoom(tokens: number): void {
    if (this.length + tokens <= this.contextTokens) return;
    throw new AppError(
      "context-limit",
      `extend the conversation: ${tokens} tokens after ${this.length} do not fit in the model's ${this.contextTokens}; answer from what it has seen, or start a new study`,
    );
  }

  #checkOpen(): void {
    if (this.#closed) {
      throw new AppError("conversation-closed", "use the conversation: it was closed before; open a new one");
    }
  }
}
