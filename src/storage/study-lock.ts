/** One writer a study: a lock that every tab of this browser sees, and that a killed one lets go of by itself. */
import { AppError } from "../base/errors";

/** @throws AppError `study-busy`, at once, when another tab holds the study; else what `work` does. */
export function holdStudy<T>(studyId: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`ciqi-study-${studyId}`, { ifAvailable: true }, async (lock) => {
    if (lock !== null) return work();
    const words = "another tab is at work on it; let it finish there, or close that tab";
    throw new AppError("study-busy", `go on with the study ${studyId}: ${words}`);
  });
}
