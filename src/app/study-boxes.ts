/** The places of the photographs that were looked into, by the agent and by the person; pure. */
import type { Box } from "../domain/evidence";
import type { StudyView } from "./study-view";

/** A box on a photograph. `evidence` is null while the tool is still looking. */
export interface StudyBox {
  by: "agent" | "person";
  turn: number;
  image: number;
  /** In original pixels. */
  box: Box;
  label: string;
  evidence: string | null;
}

/** Every box that was opened, the agent's in order, then those that the person pointed at. */
export function boxesOf(view: StudyView): StudyBox[] {
  const boxes: StudyBox[] = [];
  for (const { turn, step } of view.turns) {
    if (step === null) continue;
    const crops = step.evidence.filter((each) => each.kind === "crop");
    for (const crop of crops) {
      boxes.push({ by: "agent", turn, image: crop.image, box: crop.box, label: crop.label, evidence: crop.id });
    }
    if (crops.length > 0 || step.box === null || step.state === "failed") continue;
    const { index, label } = step.arguments;
    boxes.push({
      by: "agent",
      turn,
      image: typeof index === "number" ? index : 1,
      box: step.box,
      label: typeof label === "string" ? label : "",
      evidence: null,
    });
  }
  for (const { turn, evidence } of view.added) {
    for (const crop of evidence) {
      if (crop.kind !== "crop") continue;
      boxes.push({ by: "person", turn, image: crop.image, box: crop.box, label: crop.label, evidence: crop.id });
    }
  }
  return boxes;
}
