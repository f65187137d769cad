/** Abort in the platform's own terms; knows nothing of what is being aborted. */

/** True for what `signal.throwIfAborted()` and aborted platform calls throw; such errors pass through untouched. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
