/** The known answer that a backend must give before it is trusted. Compares numbers; does not run anything. */
import { AppError } from "../base/errors";
import type { SelfTest } from "./catalog";
import type { Backend } from "./probe";

/**
 * The test picture, RGBA: `(x * 7 + y * 13 + channel * 71) mod 256`, the formula the exporter uses.
 */
export function testPicture(width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) data[at + channel] = (x * 7 + y * 13 + channel * 71) % 256;
      data[at + 3] = 255;
    }
  }
  return data;
}

/**
 * Compares natural log-probabilities of the whole vocabulary with the catalogue's known ones. Some GPUs compute
 * quantised networks wrongly without a word, so this runs on every device.
 * @throws AppError `self-test-failed`.
 */
export function checkAnswer(logprobs: Float32Array, known: SelfTest | undefined, backend: Backend): void {
  const bad = logprobs.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1) throw failed(backend, `number ${bad} of its answer is ${logprobs[bad]}`);
  if (known === undefined) return;
  for (const [index, id] of known.ids.entries()) {
    const wanted = known.logprobs[index] ?? Number.NaN;
    const found = logprobs[id] ?? Number.NaN;
    if (!(Math.abs(found - wanted) <= known.tolerance)) {
      throw failed(backend, `token ${id} has log-probability ${found.toFixed(3)}, wanted ${wanted.toFixed(3)}`);
    }
  }
}

function failed(backend: Backend, found: string): AppError {
  const todo = backend === "wasm" ? "reload the page, or use another browser" : "use the wasm backend";
  return new AppError(
    "self-test-failed",
    `check the model on ${backend}: ${found}; this device computes it wrongly, ${todo}`,
  );
}
