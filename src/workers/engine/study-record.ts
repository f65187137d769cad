/** Keeps a study's line in the notebook in step with its events: status, verdict, turns. Knows no journal. */
import type { AgentEvent } from "../../domain/events";
import type { StudyChange, StudyStore } from "../../storage/studies";

export function recordStudy(studies: Pick<StudyStore, "update">, studyId: string) {
  const change: Omit<StudyChange, "updatedAt"> = { status: "open" };
  return {
    note(event: AgentEvent): void {
      if (event.type === "turn-start") change.steps = event.turn;
      if (event.type === "verdict") change.verdict = event.verdict;
      if (event.type === "stop") change.status = event.reason === "answered" ? "answered" : "stopped";
    },
    /** Nothing is written for a study without a new event. */
    async keep(): Promise<void> {
      if (change.status !== "open" || change.steps !== undefined) {
        await studies.update(studyId, { ...change, updatedAt: Date.now() });
      }
    },
  };
}
