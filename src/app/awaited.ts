/** Something that is awaited, has come, or has failed, as a value that can be drawn. */
import { type Failure, failureOf } from "./failure";

export type Awaited<T, F = Failure> =
  | { phase: "waiting" }
  | { phase: "there"; value: T }
  | { phase: "failed"; failure: F };

export const WAITING = { phase: "waiting" } as const;

/** Never rejects; an abort is a failure like any other, for whoever aborted to overlook. */
export function settled<T>(work: Promise<T>): Promise<Awaited<T>> {
  return settledAs(work, failureOf);
}

/** The same, with another way to say what failed. */
export async function settledAs<T, F>(work: Promise<T>, say: (error: unknown) => F): Promise<Awaited<T, F>> {
  try {
    return { phase: "there", value: await work };
  } catch (error) {
    return { phase: "failed", failure: say(error) };
  }
}
