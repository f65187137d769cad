/** The decode loop: picks a token, appends it, until the model ends its turn. Knows a state; not who owns it. */
import { letMessagesIn } from "../runtime/let-messages-in";
import { ToolCallConstraint } from "./constrain/constrain";
import type { GenerateRequest, Generated } from "./contract";
import type { Networks } from "./networks";
import { type State, prefill } from "./prefill";
import { logSumExp, pick } from "./sampling";
import { Detokenizer, type Tokenizer } from "../runtime/tokenizer";

export interface DecodeContext {
  networks: Networks;
  tokenizer: Tokenizer;
  contextTokens: number;
  state(): State;
  /** Called with the state after each token, before the token is told to anyone. */
  advance(state: State): void;
}

/**
 * How long tokens may keep a message (a stop, say) waiting. Letting messages in after every token would cost a small model
 * a fifth of its speed.
 */
const patienceMs = 50;

/** Each token that `onToken` tells of is in the state already; the token that ends the turn never is. */
export async function decode(context: DecodeContext, request: GenerateRequest): Promise<Generated> {
  const { networks, tokenizer, contextTokens } = context;
  const { maxTokens, tools = [], temperature = 0, random = Math.random, signal, onToken } = request;
  const started = performance.now();
  const constraint = tools.length > 0 ? new ToolCallConstraint(tokenizer, tools) : null;
  const detokenizer = new Detokenizer(tokenizer);
  const generated = { text: "", ids: [] as number[], logprobs: [] as number[] };
  const end = (reason: Generated["reason"]) => ({ ...generated, reason, ms: performance.now() - started });

  for (let heard = started; ;) {
    if (performance.now() - heard > patienceMs) {
      await letMessagesIn();
      heard = performance.now();
    }
    signal.throwIfAborted();
    const { cache, logits } = context.state();
    if (generated.ids.length >= maxTokens) return end("max-tokens");
    if (logits === null) return end("end");
    const allowed = constraint?.active === true ? { allowed: (id: number) => constraint.allows(id) } : {};
    const id = pick(logits, { temperature, random, ...allowed });
    if (id === -1 || networks.config.endIds.includes(id)) return end("end");
    if (cache.length >= contextTokens) return end("context-limit");

    const logprob = (logits[id] as number) - logSumExp(logits);
    // One token is one run: nothing in it can be aborted, and the state is whole after it.
    const { state } = await prefill(networks, context.state(), [{ ids: [id] }], { signal: never });
    context.advance(state);
    constraint?.push(id);
    const text = detokenizer.push(id);
    generated.text += text;
    generated.ids.push(id);
    generated.logprobs.push(logprob);
    onToken?.({ id, text, logprob });
  }
}

const never = new AbortController().signal;
