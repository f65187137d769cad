/** The views that decide, to choose from before the shutter; what is taken is ticked off. */
import { VIEW_KINDS, type ViewKind } from "../../app/view-kinds";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { useCaptureTexts } from "./texts";
import { ViewDrawing } from "./view-drawings";

interface ViewsProps {
  view: ViewKind;
  taken: readonly (ViewKind | null)[];
  choose(view: ViewKind): void;
}

export function CameraViews({ view, taken, choose }: ViewsProps) {
  const texts = useTexts();
  const words = useCaptureTexts();
  return (
    <fieldset class="camera-views">
      <legend class="visually-hidden">{words.camera.views}</legend>
      {VIEW_KINDS.map((each) => (
        <label key={each} class="camera-choice">
          <input
            type="radio"
            class="visually-hidden"
            name="camera-view"
            checked={each === view}
            onChange={() => choose(each)}
          />
          <ViewDrawing view={each} />
          <span>{texts.hints.short[each]}</span>
          {taken.includes(each) && (
            <span class="camera-tick">
              <Icon name="check" />
              <span class="visually-hidden">{texts.hints.taken}</span>
            </span>
          )}
        </label>
      ))}
      <p class="camera-why">{texts.hints.settles[view]}</p>
    </fieldset>
  );
}
