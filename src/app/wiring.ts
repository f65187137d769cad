/** Starts the workers: the only place with `new Worker`. Knows their clients, not what they do. */
import { isAbort } from "../base/abort";
import { type EngineClient, engineClient } from "../workers/engine/client";
import type { LoadProgress } from "../workers/engine/protocol";
import { type LibrarianClient, librarianClient } from "../workers/librarian/client";

export interface Workers {
  /** `load` also brings the library in, before the model is asked for. */
  engine: EngineClient;
  librarian: LibrarianClient;
}

/** Makes no worker yet: each starts with its first call. */
export function startWorkers(): Workers {
  const engine = engineClient(
    () =>
      new Worker(new URL("../workers/engine/engine.worker.ts", import.meta.url), { type: "module", name: "engine" }),
  );
  const librarian = librarianClient(
    () =>
      new Worker(new URL("../workers/librarian/librarian.worker.ts", import.meta.url), {
        type: "module",
        name: "librarian",
      }),
  );
  return { engine: withLibrary(engine, librarian), librarian };
}

/** The library is installed while the model loads; the engine reads it again before each study. */
function withLibrary(engine: EngineClient, librarian: LibrarianClient): EngineClient {
  let installing: Promise<void> | undefined;
  const install = (onEvent?: (event: LoadProgress) => void) => {
    installing ??= librarian
      .call(
        "install-embedded",
        {},
        {
          onEvent: ({ pack, done, total }) => onEvent?.({ step: "library", file: pack, loaded: done, total }),
        },
      )
      .then(() => undefined)
      .catch((error: unknown) => {
        installing = undefined; // a failed installation is tried again with the next load
        throw error;
      });
    return installing;
  };
  const call: EngineClient["call"] = async (name, input, options) => {
    if (name !== "load") return engine.call(name, input, options);
    const { onEvent } = options ?? {};
    const library = install(onEvent as ((event: LoadProgress) => void) | undefined); // `load`'s events are LoadProgress
    const [ready] = await Promise.all([engine.call(name, input, options), library]).catch((error: unknown) => {
      library.catch((late: unknown) => isAbort(late)); // told once, by the error that came first
      throw error;
    });
    return ready;
  };
  return { call };
}
