/** What can be done with one chosen photograph: say what it shows, order, retake, remove; and what was found in it. */
import type { TrayPhoto } from "../../app/photo-tray";
import { VIEW_KINDS, type ViewKind } from "../../app/view-kinds";
import { useApp } from "../context";
import { useTexts } from "../i18n/texts";
import { Icon, type IconName } from "../icons";
import { cameraThere } from "./camera-there";
import { useCaptureTexts } from "./texts";

interface ControlsProps {
  photo: TrayPhoto;
  place: number;
  of: number;
  retake(): void;
}

export function PhotoControls({ photo, place, of, retake }: ControlsProps) {
  const { tray } = useApp();
  const texts = useTexts();
  const words = useCaptureTexts();
  const tool = (icon: IconName, label: string, act: () => void, on = true) => (
    <button
      type="button"
      class="button quiet icon-only"
      aria-label={label}
      title={label}
      aria-disabled={!on}
      onClick={() => on && act()}
    >
      <Icon name={icon} />
    </button>
  );
  return (
    <div class="photo-controls">
      <label class="photo-view">
        <span class="why">{words.tray.view}</span>
        <select
          class="field"
          value={photo.view ?? ""}
          onChange={({ currentTarget: { value } }) =>
            tray.setView(photo.key, VIEW_KINDS.find((each): each is ViewKind => each === value) ?? null)
          }
        >
          {VIEW_KINDS.map((view) => (
            <option key={view} value={view}>
              {texts.hints.short[view]}
            </option>
          ))}
          <option value="">{words.tray.noView}</option>
        </select>
      </label>
      <span class="photo-tools">
        {of > 1 && tool("back", words.tray.earlier, () => tray.move(photo.key, -1), place > 0)}
        {of > 1 && tool("forward", words.tray.later, () => tray.move(photo.key, 1), place < of - 1)}
        {cameraThere && tool("retake", words.tray.retake, retake)}
        {tool("trash", texts.capture.remove(photo.name), () => tray.remove(photo.key))}
      </span>
    </div>
  );
}

export function PhotoNotes({ photo }: { photo: TrayPhoto }) {
  const words = useCaptureTexts();
  return (
    <div class="photo-notes" role="status">
      {photo.advice !== null && (
        <p class="photo-advice">
          <Icon name="warning" />
          {words.tray.found[photo.advice]}
        </p>
      )}
      {photo.location !== "none" && <p class="why">{words.tray.noted[photo.location]}</p>}
    </div>
  );
}
