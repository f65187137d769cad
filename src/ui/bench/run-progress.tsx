/** A run at work: how far, how fast, how long still, and a way to pause it. */
import type { ActiveRun } from "../../app/bench-runs-model";
import type { RunSummary } from "../../domain/bench";
import { formatFigure, formatNumber } from "../i18n/format";
import { formatSpan } from "../i18n/format-bench";
import { useTongue } from "../i18n/texts";
import { WorkProgress } from "../packs/work-progress";
import { useBenchTexts } from "./texts";
import { useBench } from "./use-room";

export function RunProgressBar({ run, active }: { run: RunSummary; active: ActiveRun }) {
  const { runs } = useBench();
  const texts = useBenchTexts();
  const tongue = useTongue();
  const { done, total } = active.progress ?? run;
  const pace = active.progress?.secondsPerRow ?? null;
  const figures = [
    texts.runs.count(formatNumber(tongue, done), formatNumber(tongue, total)),
    pace === null || pace <= 0 ? "" : texts.runs.rate(formatFigure(tongue, 60 / pace)),
    pace === null || done >= total
      ? ""
      : texts.runs.left(formatSpan(tongue, Math.max(1, pace * (total - done)) * 1000)),
  ];
  return (
    <div class="run-work">
      <WorkProgress
        label={texts.runs.states[active.phase]}
        progress={{ done, total }}
        figures={figures.filter((part) => part !== "").join(" · ")}
        onStop={runs.pause}
        stopWords={texts.runs.pause}
        stopping={false}
      />
      <p class="note">{texts.runs.leave}</p>
    </div>
  );
}
