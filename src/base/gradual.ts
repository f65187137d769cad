/** A thing that takes long to make, made once: at once for whoever needs it now, or in slices that let others in between. */
import { pause } from "./abort";

/** Milliseconds after which a slice ends with the step that it is at. A frame has 16, and more to do. */
const SLICE = 6;

export interface Gradual<T> {
  /** What is made; finishes at once what is left to do. */
  now(): T;
  /** Makes what is left in slices; may be called by several, and beside `now`. */
  inSlices(): Promise<T>;
}

/** `make` yields after each short step. What throws is begun anew by the next call. */
export function gradual<T>(make: () => Generator<unknown, T>): Gradual<T> {
  let steps: Generator<unknown, T> | undefined;
  let made: { value: T } | undefined;

  function step(): void {
    try {
      const { done, value } = (steps ??= make()).next();
      if (done === true) made = { value };
    } catch (error) {
      steps = undefined;
      throw error;
    }
  }

  function now(): T {
    while (made === undefined) step();
    return made.value;
  }

  async function inSlices(): Promise<T> {
    while (made === undefined) {
      const end = performance.now() + SLICE;
      do step();
      while (made === undefined && performance.now() < end);
      await pause(0);
    }
    return now();
  }

  return { now, inSlices };
}
