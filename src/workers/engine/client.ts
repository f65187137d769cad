/**
 * The page's side of the engine: starts its worker on the first call, starts a fresh one where the old one is dead or
 * poisoned, and comes down to wasm when WebGPU fails. Knows no model.
 */
import { isAbort } from "../../base/abort";
import { AppError } from "../../base/errors";
import { type CallOptions, type Client, connect } from "../../base/rpc";
import type { EngineProtocol, EngineReady, LoadProgress } from "./protocol";

type LoadInput = EngineProtocol["load"]["input"];
type Name = keyof EngineProtocol & string;

/** After these the worker's sessions cannot be trusted: it is killed, and after WebGPU the fresh one runs on wasm. */
const POISONED = new Set(["session-failed", "self-test-failed", "worker-died", "webgpu-missing"]);

/** Calls that a fresh worker cannot answer before the model is loaded again. */
const NEEDS_MODEL: ReadonlySet<Name> = new Set<Name>(["study", "resume", "add-to-study", "weigh", "run-bench"]);

/** Milliseconds a worker may be deaf after an abort: a run of the decoder takes far less, and a hung device forever. */
const STUCK_AFTER = 10_000;

export type EngineClient = Pick<Client<EngineProtocol>, "call">;

/**
 * `spawn` makes a worker; it is called on the first call and again whenever the worker before was given up. `onStop` is
 * called when that happens.
 */
export function engineClient(spawn: () => Worker, onStop: () => void = () => {}): EngineClient {
  return new RestartingEngine(spawn, onStop);
}

class RestartingEngine implements EngineClient {
  readonly #spawn: () => Worker;
  readonly #onStop: () => void;
  #running: { worker: Worker; client: Client<EngineProtocol> } | undefined;
  /** What was asked for last and what came of it; loaded again into a fresh worker. */
  #loaded: { input: LoadInput; ready: EngineReady; inWorker: boolean } | undefined;
  /** Why WebGPU is not tried again. */
  #gpuFailure: string | undefined;

  constructor(spawn: () => Worker, onStop: () => void) {
    this.#spawn = spawn;
    this.#onStop = onStop;
  }

  async call<K extends Name>(
    name: K,
    input: EngineProtocol[K]["input"],
    options?: CallOptions<EngineProtocol[K]["event"]>,
  ): Promise<EngineProtocol[K]["output"]> {
    if (isLoad(name, input)) {
      const progress = options as CallOptions<LoadProgress> | undefined; // K is "load": TypeScript does not narrow it
      return this.#load(input, progress) as Promise<EngineProtocol[K]["output"]>;
    }
    const loaded = this.#loaded;
    if (loaded !== undefined && !loaded.inWorker && NEEDS_MODEL.has(name)) {
      await this.#load(loaded.input, { signal: options?.signal });
    }
    try {
      return await this.#client().call(name, input, options);
    } catch (error) {
      // The others do not wait in the queue, which a study may hold for as long as it likes.
      if (isAbort(error) && NEEDS_MODEL.has(name)) this.#killIfStuck();
      if (POISONED.has(codeOf(error))) {
        if (this.#loaded?.ready.backend === "webgpu") this.#gpuFailure = messageOf(error);
        this.#kill();
      }
      throw error;
    }
  }

  /** Asks for the model that is loaded, which is answered as soon as the worker's queue is free. */
  #killIfStuck(): void {
    const { client } = this.#running ?? {};
    if (client === undefined || this.#loaded?.inWorker !== true) return;
    const giveUp = setTimeout(() => {
      if (this.#running?.client === client) this.#kill();
    }, STUCK_AFTER);
    const answered = () => clearTimeout(giveUp);
    client.call("load", this.#loaded.input).then(answered, answered);
  }

  async #load(input: LoadInput, options: CallOptions<LoadProgress> = {}): Promise<EngineReady> {
    const before = this.#loaded;
    if (before?.inWorker === true) {
      if (before.input.model === input.model && before.input.backend === input.backend) return before.ready;
      this.#kill();
    }
    const ready = await this.#loadOrFallBack(input, options);
    this.#loaded = { input, ready, inWorker: true };
    return ready;
  }

  async #loadOrFallBack(input: LoadInput, options: CallOptions<LoadProgress>): Promise<EngineReady> {
    if (input.backend === "wasm") return this.#tryLoad(input, options);
    let failure = this.#gpuFailure;
    if (failure === undefined) {
      try {
        return await this.#tryLoad(input, options);
      } catch (error) {
        if (!POISONED.has(codeOf(error))) throw error;
        failure = messageOf(error);
      }
    }
    const ready = await this.#tryLoad({ ...input, backend: "wasm" }, options);
    this.#gpuFailure = failure; // where wasm fails too, the graphics processor was not to blame
    return { ...ready, fallback: failure };
  }

  /**
   * A worker that failed to load is of no further use: half of its sessions may be open. One that embeds for the library
   * already has chosen its wasm build; where that is the wrong one, a fresh worker loads.
   */
  async #tryLoad(input: LoadInput, options: CallOptions<LoadProgress>): Promise<EngineReady> {
    try {
      return await this.#client().call("load", input, options);
    } catch (error) {
      this.#kill();
      if (codeOf(error) === "runtime-chosen") return this.#client().call("load", input, options);
      throw error;
    }
  }

  #client(): Client<EngineProtocol> {
    if (this.#running !== undefined) return this.#running.client;
    const worker = this.#spawn();
    const client = connect<EngineProtocol>(worker);
    const own = { worker, client };
    this.#running = own;
    void client.died.then(() => {
      if (this.#running === own) this.#kill();
    });
    return client;
  }

  #kill(): void {
    const running = this.#running;
    this.#running = undefined;
    if (this.#loaded !== undefined) this.#loaded.inWorker = false;
    running?.worker.terminate();
    running?.client.close(new AppError("worker-died", "the engine was stopped; it starts again with the next call"));
    if (running !== undefined) this.#onStop();
  }
}

function isLoad(name: Name, _input: unknown): _input is LoadInput {
  return name === "load";
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : "";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
