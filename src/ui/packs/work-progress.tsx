/** A bar with what is being done, how far it is, and a way to stop it. */
import { formatPercent } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Announced } from "./announced";
import { usePacksTexts } from "./texts";

export interface WorkProgressProps {
  /** What is being done, in words. */
  label: string;
  progress: { done: number; total: number } | null;
  /** Beside the percentage: counts, rate, time left. */
  figures?: string;
  onStop?: (() => void) | undefined;
  /** On the button; absent: "Stop". */
  stopWords?: string;
  stopping?: boolean;
}

export function WorkProgress({ label, progress, figures, onStop, stopWords, stopping = false }: WorkProgressProps) {
  const texts = usePacksTexts();
  const tongue = useTongue();
  const known = progress !== null && progress.total > 0;
  const fraction = known ? Math.min(1, progress.done / progress.total) : null;
  const words = stopping ? texts.stopping : label;
  return (
    <div class="work">
      <div class="work-words">
        <p class="work-line">
          <span>{words}</span>
          <span class="figures">
            {fraction === null ? "" : formatPercent(tongue, fraction)}
            {figures === undefined || figures === "" ? "" : ` · ${figures}`}
          </span>
        </p>
        {fraction === null ? <progress aria-label={words} /> : <progress aria-label={words} value={fraction} />}
      </div>
      {onStop !== undefined && (
        <button type="button" class="button stop" disabled={stopping} onClick={onStop}>
          {stopWords ?? texts.stop}
        </button>
      )}
      <Announced>
        {fraction === null ? words : `${words}, ${formatPercent(tongue, Math.floor(fraction * 4) / 4)}`}
      </Announced>
    </div>
  );
}
