/** Starts the workers: the only place with `new Worker`. Knows their clients, not what they do. */
import { isAbort } from "../base/abort";
import { once } from "../base/once";
import { type EngineClient, engineClient } from "../workers/engine/client";
import type { EngineProtocol, LoadProgress } from "../workers/engine/protocol";
import { type LibrarianClient, librarianClient } from "../workers/librarian/client";
import type { LibrarianProtocol } from "../workers/librarian/protocol";
import { embedderLink } from "./embedder-link";

export interface Workers {
  /** `load` also brings the library in, before the model is asked for; what asks the library waits for that. */
  engine: EngineClient;
  /** What embeds has a way to the engine, which is started for it. */
  librarian: LibrarianClient;
}

type OnInstalling = (event: LoadProgress) => void;

/** Answered from the library, so not before the packs that come with the app are in it. */
const ASKS_LIBRARY: ReadonlySet<string> = new Set<keyof EngineProtocol>([
  "glance",
  "find-pieces",
  "similar-pieces",
  "find-passages",
]);
const EMBEDS: ReadonlySet<string> = new Set<keyof LibrarianProtocol>(["import", "re-embed"]);
/** What goes on for a while and is somebody's own: no update comes in its way. */
const LONG: ReadonlySet<string> = new Set<keyof EngineProtocol | keyof LibrarianProtocol>([
  "study",
  "resume",
  "add-to-study",
  "run-bench",
  "import",
  "re-embed",
  "install-pack",
  "export-pack",
  "export-studies",
  "back-up",
  "restore-backup",
]);

/** What the page watches: workers as they start, and calls that nothing should cut off. */
export interface Watch {
  worker(worker: Worker): void;
  during<T>(work: Promise<T>): Promise<T>;
}

const NOBODY: Watch = { worker: () => undefined, during: (work) => work };

/** Makes no worker yet: each starts with its first call, and again when it has died. */
export function startWorkers(watch: Watch = NOBODY): Workers {
  const told = (worker: Worker) => {
    watch.worker(worker);
    return worker;
  };
  const link = embedderLink((engineEnd, librarianEnd) =>
    Promise.all([
      engine.call("connect", { port: engineEnd }, { transfer: [engineEnd] }),
      librarian.call("connect-engine", { port: librarianEnd }, { transfer: [librarianEnd] }),
    ]),
  );
  const engine = engineClient(
    () =>
      told(
        new Worker(new URL("../workers/engine/engine.worker.ts", import.meta.url), { type: "module", name: "engine" }),
      ),
    link.lost,
  );
  const librarian = librarianClient(
    () =>
      told(
        new Worker(new URL("../workers/librarian/librarian.worker.ts", import.meta.url), {
          type: "module",
          name: "librarian",
        }),
      ),
    link.lost,
  );
  const install = once((onEvent?: OnInstalling) =>
    librarian.call(
      "install-embedded",
      {},
      { onEvent: ({ pack, done, total }) => onEvent?.({ step: "library", file: pack, loaded: done, total }) },
    ),
  );
  const watched: <T>(name: string, work: Promise<T>) => Promise<T> = (name, work) =>
    LONG.has(name) ? watch.during(work) : work;
  const withPacks = withLibrary(engine, install);
  return {
    engine: { call: (name, input, options) => watched(name, withPacks.call(name, input, options)) },
    librarian: {
      async call(name, input, options) {
        if (name === "packs") await install().catch(() => undefined); // the packs that are there are told of all the same
        const embedding = EMBEDS.has(name);
        const ask = () => librarian.call(name, input, options);
        return watched(name, embedding ? link.during(ask) : ask());
      },
    },
  };
}

/** The library is installed while the model loads; the engine reads it again before it answers from it. */
function withLibrary(engine: EngineClient, install: (onEvent?: OnInstalling) => Promise<unknown>): EngineClient {
  const call: EngineClient["call"] = async (name, input, options) => {
    if (ASKS_LIBRARY.has(name)) await install();
    if (name !== "load") return engine.call(name, input, options);
    const { onEvent } = options ?? {};
    const library = install(onEvent as OnInstalling | undefined); // `load`'s events are LoadProgress
    const [ready] = await Promise.all([engine.call(name, input, options), library]).catch((error: unknown) => {
      library.catch((late: unknown) => isAbort(late)); // told once, by the error that came first
      throw error;
    });
    return ready;
  };
  return { call };
}
