/** Which backend a model runs on here: what was asked for, or the better one of what the device has. */
import { AppError } from "../../base/errors";
import type { VlmEntry } from "../../runtime/catalog";
import type { Backend, DeviceProfile } from "../../runtime/probe";
import type { BackendChoice } from "./protocol";

/**
 * Below this many bytes of weights a model stays on wasm: a token is then a few milliseconds there, and hundreds of
 * small dispatches on a GPU. A rule of thumb, not measured on real GPUs; the override is there for that.
 */
const WORTH_A_GPU = 64 * 1024 * 1024;

/** @throws AppError `webgpu-missing` when it was asked for and the device offers none. */
export function chooseBackend(wanted: BackendChoice, entry: VlmEntry, { webgpu }: DeviceProfile): Backend {
  if (wanted === "wasm") return "wasm";
  if (wanted === "webgpu") {
    if (webgpu.available) return "webgpu";
    throw new AppError("webgpu-missing", "start on WebGPU: this browser or device offers no WebGPU; choose wasm");
  }
  const bytes = entry.files.reduce((sum, file) => sum + file.bytes, 0);
  return webgpu.available && !webgpu.software && bytes >= WORTH_A_GPU ? "webgpu" : "wasm";
}
