/** One writer a study and a run: locks that every tab of this browser sees, and that a killed one lets go of by itself. */
import { AppError } from "../base/errors";

const OF_STUDY = "ciqi-study-";
const OF_RUN = "ciqi-run-";

/** @throws AppError `study-busy`, at once, when another tab holds the study; else what `work` does. */
export function holdStudy<T>(studyId: string, work: () => Promise<T>): Promise<T> {
  return hold(OF_STUDY + studyId, work, () => {
    const words = "another tab is at work on it; let it finish there, or close that tab";
    return new AppError("study-busy", `go on with the study ${studyId}: ${words}`);
  });
}

/** Whether some tab is at work on the study, this one included. */
export async function isStudyHeld(studyId: string): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === OF_STUDY + studyId);
}

/** Resolves when nobody is at work on the study any more. Rejects when the signal aborts. */
export async function studyLetGo(studyId: string, signal: AbortSignal): Promise<void> {
  await navigator.locks.request(OF_STUDY + studyId, { mode: "shared", signal }, async () => undefined);
}

/** @throws AppError `run-elsewhere`, at once, when someone works on the run already; else what `work` does. */
export function holdRun<T>(runId: string, work: () => Promise<T>): Promise<T> {
  return hold(OF_RUN + runId, work, () => {
    const words = "it is being worked on already, here or in another tab; let it go on there, or pause it";
    return new AppError("run-elsewhere", `go on with the run ${runId}: ${words}`);
  });
}

/** The runs that are being worked on, in whatever tab. */
export async function heldRuns(): Promise<Set<string>> {
  const { held = [] } = await navigator.locks.query();
  const names = held.flatMap(({ name = "" }) => (name.startsWith(OF_RUN) ? name.slice(OF_RUN.length) : []));
  return new Set(names);
}

function hold<T>(name: string, work: () => Promise<T>, refusal: () => AppError): Promise<T> {
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) throw refusal();
    return work();
  });
}
