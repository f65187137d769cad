/** The engine's worker: the protocol over one queue. What a call does is in `engine.ts`. */
import { SerialQueue } from "../../base/queue";
import { serve } from "../../base/rpc";
import { Engine } from "./engine";
import type { LibraryCalls } from "./library-calls";
import type { EngineProtocol } from "./protocol";

const engine = new Engine();
const queue = new SerialQueue();

serve<Omit<EngineProtocol, keyof LibraryCalls>>(self, {
  load: (input, { signal, emit }) => queue.run((own) => engine.load(input, own, emit), signal),
  /** Beside the queue: a photograph can be chosen while a study runs. */
  inspect: (input, { signal }) => engine.inspect(input, signal),
  study: (input, { signal, emit }) => queue.run((own) => engine.study(input, own, emit), signal),
  resume: (input, { signal, emit }) => queue.run((own) => engine.resume(input, own, emit), signal),
  score: (input, { signal }) => queue.run((own) => engine.score(input, own), signal),
});
