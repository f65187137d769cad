/** An import at work: how far, how fast, how long still. */
import type { ImportProgress } from "../../domain/import";
import { formatDuration, formatFigure } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { WorkProgress } from "./work-progress";

/** Before the plan: tables are read from end to end, and how long they are shows only then. */
export function ImportReading({ progress }: { progress: ImportProgress | null }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  return (
    <WorkProgress
      label={texts.importing.choose.reading}
      progress={progress}
      figures={progress === null ? "" : texts.importing.found.rows(progress.done)}
      onStop={imports.stop}
    />
  );
}

export function ImportRun({ progress, stopping }: { progress: ImportProgress | null; stopping: boolean }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const tongue = useTongue();
  return (
    <div class="import-run">
      <WorkProgress
        label={progress === null ? texts.importing.run.waiting : texts.importing.run.steps[progress.step]}
        progress={progress}
        figures={progress === null ? "" : figuresOf(progress)}
        onStop={imports.stop}
        stopping={stopping}
      />
      <p class="note">{texts.importing.run.leave}</p>
    </div>
  );

  function figuresOf({ done, total, perSecond, secondsLeft }: ImportProgress): string {
    const figure = (n: number) => formatFigure(tongue, n);
    return [
      total === 0 ? "" : texts.importing.run.counts(figure(done), figure(total)),
      perSecond === null ? "" : texts.importing.run.rate(figure(perSecond)),
      secondsLeft === null ? "" : texts.importing.run.left(formatDuration(tongue, Math.max(1, secondsLeft) * 1000)),
    ]
      .filter((part) => part !== "")
      .join(" · ");
  }
}
