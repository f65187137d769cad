/** The chosen views of one piece, each removable, with a place for the next. */
import { MOST_VIEWS } from "../../app/photo-tray";
import { useApp } from "../context";
import { FileButton } from "../file-button";
import { Icon } from "../icons";
import { useTexts } from "../i18n/texts";
import { filesOf, PICTURES } from "./take-files";

export function Tray() {
  const { tray } = useApp();
  const texts = useTexts();
  const photos = tray.photos.value;
  return (
    <ul class="tray" aria-label={texts.study.photos}>
      {photos.map((photo, index) => (
        <li key={photo.key} class={photo.size === null ? "tray-photo checking" : "tray-photo"}>
          <img src={photo.url} alt={`${texts.capture.view(index + 1)}: ${photo.name}`} decoding="async" />
          <span class="tray-caption">
            {photo.size === null ? texts.capture.checking : texts.capture.view(index + 1)}
          </span>
          <button
            type="button"
            class="button icon-only over-photo"
            aria-label={texts.capture.remove(photo.name)}
            onClick={() => tray.remove(photo.key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
      {photos.length < MOST_VIEWS && (
        <li class="tray-add">
          <FileButton
            icon="plus"
            label={texts.capture.addView}
            accept={PICTURES}
            from="files"
            take={(files) => void tray.add(filesOf(files))}
          >
            <span>
              {texts.capture.addView}
              <span class="why">{texts.capture.most(MOST_VIEWS)}</span>
            </span>
          </FileButton>
        </li>
      )}
    </ul>
  );
}
