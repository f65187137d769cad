/** Holds one contender: a fresh worker has a fresh heap, and nothing of another's build. */
import { serve } from "../../../src/base/rpc";
import type { Channel } from "../../../src/base/rpc-wire";
import type { Contender } from "./contender";
import { type ContenderName, type Data, contenders } from "./contenders";

export type ContenderProtocol = {
  build: {
    input: { name: ContenderName; vectors: Float32Array<ArrayBuffer>; data: Data };
    event: never;
    output: { buildMs: number; bytesStored: number };
  };
  /** Milliseconds to the first answer. */
  open: {
    input: { name: ContenderName; data: Data; query: Float32Array };
    event: never;
    output: { openMs: number };
  };
  search: {
    input: { queries: Float32Array[]; k: number; effort: number | null };
    event: never;
    output: { times: number[]; found: number[][] };
  };
};

let contender: Contender | undefined;

async function start(name: ContenderName): Promise<Contender> {
  contender = contenders[name]();
  await contender.prepare?.();
  return contender;
}

// The tests' types are a page's.
serve<ContenderProtocol>(self as unknown as Channel, {
  async build({ name, vectors, data }) {
    const built = await start(name);
    const began = performance.now();
    const earlier = await built.build(vectors, data.dim, data.key);
    const buildMs = earlier ?? performance.now() - began;
    return { buildMs, bytesStored: await built.save() };
  },
  async open({ name, data, query }) {
    const opened = await start(name);
    const began = performance.now();
    await opened.open(data.count, data.dim, data.key);
    await opened.search(query, 10);
    return { openMs: performance.now() - began };
  },
  async search({ queries, k, effort }) {
    if (contender === undefined) throw new Error("nothing is open");
    if (effort !== null) contender.setEffort?.(effort);
    const times: number[] = [];
    const found: number[][] = [];
    for (const query of queries) {
      const began = performance.now();
      const rows = await contender.search(query, k);
      times.push(performance.now() - began);
      found.push(rows);
    }
    return { times, found };
  },
});
