/**
 * Watches a generation and, from `<tool_call>` to `</tool_call>`, allows only tokens that keep the call well-formed.
 * Knows tokens and the machine; not what the tools do.
 */
import type { ToolSchema } from "../contract";
import type { Tokenizer } from "../../runtime/tokenizer";
import { ByteMachine } from "./byte-machine";
import { closingTag, toolCallLanguage } from "./tool-call-language";

const openingTag = "<tool_call>";

/** By the tools' JSON: a machine is slow to build, and knows more states with every call it has matched. */
const machines = new Map<string, ByteMachine>();

function machineOf(tools: readonly ToolSchema[]): ByteMachine {
  const key = JSON.stringify(tools);
  const machine = machines.get(key) ?? new ByteMachine(toolCallLanguage(tools));
  machines.set(key, machine);
  return machine;
}

export class ToolCallConstraint {
  readonly #tokenizer: Tokenizer;
  readonly #machine: ByteMachine;
  readonly #openId: number | null;
  readonly #closeId: number | null;
  /** The machine's state inside a call; null outside. */
  #state: number | null = null;
  /** The last bytes outside a call, as Latin-1: an opening tag may come in several tokens. */
  #tail = "";

  /** @throws AppError `bad-shape` for a schema that cannot be constrained. */
  constructor(tokenizer: Tokenizer, tools: readonly ToolSchema[]) {
    this.#tokenizer = tokenizer;
    this.#machine = machineOf(tools);
    this.#openId = tokenizer.addedId(openingTag);
    this.#closeId = tokenizer.addedId(closingTag);
  }

  /** True while a call is open: only then must `allows` be asked. */
  get active(): boolean {
    return this.#state !== null;
  }

  allows(id: number): boolean {
    if (this.#state === null) return true;
    const bytes = this.#tokenizer.bytes(id);
    const next = bytes.length === 0 ? ByteMachine.dead : this.#machine.run(this.#state, bytes);
    if (next === ByteMachine.dead) return false;
    // Inside a string the text of a special token would pass as letters; only the closing tag may come, at the end.
    return !this.#tokenizer.isAdded(id) || (id === this.#closeId && this.#machine.isFinal(next));
  }

  /** Takes note of the token that was picked. */
  push(id: number): void {
    const bytes = this.#tokenizer.bytes(id);
    if (this.#state !== null) return this.#enter(this.#state, bytes);
    if (id === this.#openId) return this.#enter(this.#machine.start, new Uint8Array());
    if (this.#tokenizer.isAdded(id)) return;
    this.#tail += String.fromCharCode(...bytes);
    const opened = this.#tail.indexOf(openingTag);
    if (opened === -1) {
      this.#tail = this.#tail.slice(-openingTag.length);
      return;
    }
    const rest = this.#tail.slice(opened + openingTag.length);
    this.#enter(
      this.#machine.start,
      Uint8Array.from(rest, (letter) => letter.charCodeAt(0)),
    );
  }

  #enter(state: number, bytes: Uint8Array): void {
    const next = this.#machine.run(state, bytes);
    // Dead only when one token both opened the tag and went wrong: then nothing can be saved.
    this.#state = next === ByteMachine.dead || this.#machine.isFinal(next) ? null : next;
    this.#tail = "";
  }
}
