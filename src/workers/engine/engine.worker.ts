/** The engine's worker: the protocol over one queue. What a call does is in `engine.ts` and `library-host.ts`. */
import { SerialQueue } from "../../base/queue";
import { reportRequests } from "../../base/requests";
import { type CallContext, serve } from "../../base/rpc";
import { Engine } from "./engine";
import type { EmbedderProtocol } from "./library-calls";
import type { EngineProtocol } from "./protocol";

reportRequests(self);
const engine = new Engine();
const { library } = engine;
const queue = new SerialQueue();

const embed = (input: EmbedderProtocol["embed"]["input"], { signal }: CallContext<never>) =>
  library.embed(input, signal, (task) => queue.run(task, signal));

serve<EngineProtocol>(self, {
  load: (input, { signal, emit }) => queue.run((own) => engine.load(input, own, emit), signal),
  /** Beside the queue: a photograph can be chosen while a study runs. */
  inspect: (input, { signal }) => engine.inspect(input, signal),
  study: (input, { signal, emit }) => queue.run((own) => engine.study(input, own, emit), signal),
  resume: (input, { signal, emit }) => queue.run((own) => engine.resume(input, own, emit), signal),
  "add-to-study": (input, { signal, emit }) => queue.run((own) => engine.addToStudy(input, own, emit), signal),
  /** Beside the queue: it is for the study that holds it. */
  interject: (input, { signal }) => engine.interject(input, signal),
  weigh: (input, { signal }) => queue.run((own) => engine.weigh(input, own), signal),
  /** Each row takes its own turn in the queue. */
  "run-bench": (input, { signal, emit }) =>
    engine.bench(input, { signal, emit, inTurn: (task, own) => queue.run(task, own) }),
  /** Beside the queue, too: the library is browsed while a study runs. */
  "find-pieces": (input, { signal }) => library.findPieces(input, signal),
  glance: (input, { signal }) => library.glance(input, signal),
  "similar-pieces": (input, { signal }) => library.similarPieces(input, signal),
  "find-passages": (input, { signal }) => library.findPassages(input, signal),
  embed,
  connect({ port }) {
    serve<EmbedderProtocol>(port, { embed });
    return {};
  },
});
