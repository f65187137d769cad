/** Answers the calls about benchmark sets; knows no message channel. What reads files is fetched when it is first needed. */
import type { SerialQueue } from "../../base/queue";
import type { Handlers } from "../../base/rpc";
import type { BenchSetStore } from "../../storage/bench-sets";
import type { BenchCalls } from "./bench-calls";

export type BenchSetCalls = Pick<BenchCalls, "read-set" | "studio-set" | "sets" | "remove-set">;

export interface BenchSetHost {
  sets: BenchSetStore;
  /** Sets are read one after another. */
  slow: SerialQueue;
}

export function benchSetHandlers({ sets, slow }: BenchSetHost): Handlers<BenchSetCalls> {
  return {
    "read-set": ({ files }, { signal, emit }) =>
      slow.run(async (own) => {
        await sets.sweep();
        const { readSet } = await import("./bench-sets-read");
        return { set: await readSet({ files, store: sets, signal: own, onProgress: emit }) };
      }, signal),
    "studio-set": (_input, { signal, emit }) =>
      slow.run(async (own) => {
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
