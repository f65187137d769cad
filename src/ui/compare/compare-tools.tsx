/** What moves the pictures without a gesture, and the switch that lets each move by itself. */
import { type Looking, MOST_ZOOM, WHOLE_PICTURE, zoomed } from "../../app/compare-view";
import { formatFigure } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useCompareTexts } from "./texts";
import { ZOOM_STEP } from "./use-gestures";

interface CompareToolsProps {
  /** Of the picture that was moved last. */
  looking: Looking;
  onLook(looking: Looking): void;
  locked: boolean;
  onLock(locked: boolean): void;
}

export function CompareTools({ looking, onLook, locked, onLock }: CompareToolsProps) {
  const texts = useCompareTexts();
  const tongue = useTongue();
  const zoom = (factor: number) => onLook(zoomed(looking, factor, looking.x, looking.y));
  return (
    <div class="compare-tools">
      <label class="choice-row">
        <input type="checkbox" checked={locked} onChange={(event) => onLock(event.currentTarget.checked)} />
        {texts.locked}
      </label>
      <div class="compare-zoom">
        <button
          type="button"
          class="button icon-only"
          aria-label={texts.farther}
          aria-disabled={looking.zoom <= 1}
          onClick={() => zoom(1 / ZOOM_STEP)}
        >
          <Icon name="minus" />
        </button>
        <output class="figures">{texts.zoom(formatFigure(tongue, looking.zoom))}</output>
        <button
          type="button"
          class="button icon-only"
          aria-label={texts.nearer}
          aria-disabled={looking.zoom >= MOST_ZOOM}
          onClick={() => zoom(ZOOM_STEP)}
        >
          <Icon name="plus" />
        </button>
        <button type="button" class="button" onClick={() => onLook(WHOLE_PICTURE)}>
          {texts.whole}
        </button>
      </div>
    </div>
  );
}
