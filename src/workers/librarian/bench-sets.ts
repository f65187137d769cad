/** Answers the calls about benchmark sets; knows no message channel. What reads files is fetched when it is first needed. */
import { SerialQueue } from "../../base/queue";
import type { Handlers } from "../../base/rpc";
import type { BenchCalls } from "./bench-calls";
import type { BenchHost } from "./host";

export type BenchSetCalls = Pick<BenchCalls, "read-set" | "studio-set" | "sets" | "remove-set">;

export function benchSetHandlers({ sets }: Pick<BenchHost, "sets">): Handlers<BenchSetCalls> {
  /** One set at a time, and not behind an import that takes minutes. */
  const reading = new SerialQueue();
  return {
    "read-set": ({ files }, { signal, emit }) =>
      reading.run(async (own) => {
        await sets.sweep();
        const { readSet } = await import("./bench-sets-read");
        return { set: await readSet({ files, store: sets, signal: own, onProgress: emit }) };
      }, signal),
    "studio-set": (_input, { signal, emit }) =>
      reading.run(async (own) => {
        await sets.sweep();
        const { studioSet } = await import("./bench-sets-studio");
        return { set: await studioSet({ store: sets, signal: own, onProgress: emit }) };
      }, signal),
    sets: async () => ({ sets: await sets.list() }),
    "remove-set": async ({ setId }) => {
      await sets.remove(setId);
      return {};
    },
  };
}
