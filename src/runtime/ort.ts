/**
 * The one door to onnxruntime-web: which wasm build, how many threads, sessions from bytes, runs one at a time.
 * Knows no model and no file.
 */
import { type InferenceSession, InferenceSession as Sessions, type Tensor, env } from "onnxruntime-web/webgpu";
import { AppError } from "../base/errors";
import { SerialQueue } from "../base/queue";
import { deviceWithoutSubgroups } from "./gpu-device";
import { type Backend, probeDevice, threadsFor } from "./probe";

export type Session = InferenceSession;
export type Feeds = Record<string, Tensor>;

/** Plain: CPU kernels only, half the bytes. Asyncify: WebGPU and CPU. A worker can load one of them, once. */
const builds: Record<Backend, string> = {
  wasm: "ort-wasm-simd-threaded",
  webgpu: "ort-wasm-simd-threaded.asyncify",
};

let chosen: { backend: Backend; threads: number; device: GPUDevice | null } | null = null;
const runs = new SerialQueue();

/**
 * Chooses the wasm build and the number of threads; the first call decides for the life of the worker.
 * `folder` is same-origin and ends with a slash.
 * @throws AppError `runtime-chosen` when another backend's build was chosen before.
 */
export async function startRuntime(backend: Backend, folder = "/ort/"): Promise<{ threads: number }> {
  if (chosen !== null) {
    if (chosen.backend === backend) return { threads: chosen.threads };
    throw new AppError(
      "runtime-chosen",
      `start the ${backend} runtime: this worker already runs ${chosen.backend}; start a fresh worker`,
    );
  }
  const threads = threadsFor(await probeDevice());
  const base = new URL(folder, globalThis.location.href);
  env.wasm.wasmPaths = {
    mjs: new URL(`${builds[backend]}.mjs`, base).href,
    wasm: new URL(`${builds[backend]}.wasm`, base).href,
  };
  env.wasm.numThreads = threads;
  env.wasm.proxy = false;
  env.logLevel = "error";
  chosen = { backend, threads, device: backend === "webgpu" ? await deviceWithoutSubgroups() : null };
  return { threads };
}

/** Weights beside a graph, under the name by which the graph calls them. */
export interface NetworkData {
  path: string;
  data: Uint8Array;
}

export interface SessionRequest {
  /** For messages: the file's name. */
  name: string;
  bytes: Uint8Array;
  /** None for a graph that holds its weights itself. */
  data?: readonly NetworkData[];
  backend: Backend;
  /** Outputs that stay on the GPU under WebGPU. */
  gpuOutputs?: readonly string[];
}

/**
 * Opens a network. @throws AppError `session-failed`: the worker's other sessions may be broken too, so start a fresh
 * worker.
 */
export async function openSession({ name, bytes, data = [], backend, gpuOutputs }: SessionRequest): Promise<Session> {
  const places = backend === "webgpu" ? (gpuOutputs ?? []) : [];
  const device = chosen?.device ?? null;
  const provider = backend === "webgpu" && device !== null ? { name: backend, device } : backend;
  try {
    return await runs.run(() =>
      Sessions.create(bytes, {
        executionProviders: [provider],
        graphOptimizationLevel: "all",
        logSeverityLevel: 3,
        externalData: data,
        ...(places.length > 0 && {
          preferredOutputLocation: Object.fromEntries(places.map((output) => [output, "gpu-buffer" as const])),
        }),
      }),
    );
  } catch (cause) {
    throw new AppError(
      "session-failed",
      `open ${name} on ${backend}: ${reason(cause)}; reload the page, or choose the wasm backend`,
      { cause },
    );
  }
}

/** Runs a network after every earlier run has ended. @throws AppError `session-failed`, as `openSession`. */
export async function runSession(session: Session, feeds: Feeds): Promise<Feeds> {
  try {
    return await runs.run(() => session.run(feeds));
  } catch (cause) {
    throw new AppError("session-failed", `run the model: ${reason(cause)}; reload the page and try again`, { cause });
  }
}

function reason(cause: unknown): string {
  // A C++ exception of the wasm build arrives as a bare pointer.
  return cause instanceof Error ? cause.message : `the runtime stopped (${String(cause)}), usually out of memory`;
}

/** An output by name. @throws AppError `session-failed` when the network lacks it. */
export function outputOf(outputs: Feeds, name: string): Tensor {
  const tensor = outputs[name];
  if (tensor !== undefined) return tensor;
  throw new AppError("session-failed", `run the model: it has no output ${name}; export it again for this family`);
}

/** The floats of a CPU output. @throws AppError `session-failed` for any other element type. */
export function floatsOf(tensor: Tensor): Float32Array {
  if (tensor.type === "float32" && tensor.data instanceof Float32Array) return tensor.data;
  throw new AppError("session-failed", `run the model: found ${tensor.type} where float32 was wanted; export it again`);
}
