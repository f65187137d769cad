/** Runs slow tasks one after another in the order they came; knows nothing of what they do. */

/** A task gets the caller's signal (one that never aborts, if there was none) and must stop when it aborts. */
export type Task<T> = (signal: AbortSignal) => Promise<T>;

export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Tasks that are running or waiting. */
  get length(): number {
    return this.#length;
  }

  /**
   * Runs `task` when every earlier one has settled; a failure does not stop the ones behind it.
   * Aborted while waiting: rejects at once with `signal.reason` and never starts. Aborted while running: that is the
   * task's to notice, so that the next one cannot start while this one still holds the device.
   */
  run<T>(task: Task<T>, signal: AbortSignal = new AbortController().signal): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    this.#length += 1;
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      const turn = async () => {
        signal.removeEventListener("abort", onAbort);
        try {
          if (!signal.aborted) return await task(signal);
        } finally {
          this.#length -= 1; // before its caller hears of it
        }
        throw signal.reason;
      };
      this.#tail = this.#tail.then(turn).then(resolve, reject);
    });
  }

  /** Resolves when everything queued so far has settled. */
  async idle(): Promise<void> {
    await this.#tail;
  }
}
