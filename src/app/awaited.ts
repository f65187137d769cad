/** Something that is awaited, has come, or has failed, as a value that can be drawn. */
import { type Failure, failureOf } from "./failure";

export type Awaited<T> = { phase: "waiting" } | { phase: "there"; value: T } | { phase: "failed"; failure: Failure };

export const WAITING = { phase: "waiting" } as const;

/** Never rejects; an abort is a failure like any other, for whoever aborted to overlook. */
export async function settled<T>(work: Promise<T>): Promise<Awaited<T>> {
  try {
    return { phase: "there", value: await work };
  } catch (error) {
    return { phase: "failed", failure: failureOf(error) };
  }
}
