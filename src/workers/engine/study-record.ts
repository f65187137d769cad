/** Keeps a study's line in the notebook in step with its events: status, the last verdict, turns. Knows no journal. */
import type { AgentEvent } from "../../domain/events";
import type { StudyChange, StudyStore } from "../../storage/studies";

export function recordStudy(studies: Pick<StudyStore, "update">, studyId: string) {
  const change: Omit<StudyChange, "updatedAt"> = { status: "open" };
  return {
    /** Takes every event of the journal in turn: one that was cut off before its line was kept is put right. */
    note(event: AgentEvent): void {
      if (event.type === "turn-start") change.steps = event.turn;
      if (event.type === "verdict") Object.assign(change, { verdict: event.verdict, status: "answered" });
      if (event.type === "answer") change.status = "answered";
      if (event.type === "user-turn") change.status = "open";
      if (event.type === "stop") change.status = event.reason === "answered" ? "answered" : "stopped";
    },
    keep: (): Promise<void> => studies.update(studyId, { ...change, updatedAt: Date.now() }),
  };
}
