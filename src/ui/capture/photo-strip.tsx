/** The chosen views small and in order, one of them shown large; and a place for the next. */
import { MOST_VIEWS, type TrayPhoto } from "../../app/photo-tray";
import { FileButton } from "../file-button";
import { formatFigure } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { filesOf, type NamedFile, PICTURES } from "./take-files";
import { useCaptureTexts } from "./texts";
import { cameraThere } from "./camera-there";

interface StripProps {
  photos: readonly TrayPhoto[];
  shown: TrayPhoto;
  show(key: string): void;
  add(files: NamedFile[]): void;
  photograph(): void;
}

export function PhotoStrip({ photos, shown, show, add, photograph }: StripProps) {
  const texts = useTexts();
  const words = useCaptureTexts();
  const tongue = useTongue();
  const number = (value: number) => formatFigure(tongue, value);
  const room = photos.length < MOST_VIEWS;
  return (
    <ul class="tray" aria-label={texts.study.photos}>
      {photos.map((photo, place) => (
        <li key={photo.key} class={photo.size === null ? "tray-photo checking" : "tray-photo"}>
          <button
            type="button"
            aria-pressed={photo.key === shown.key}
            aria-label={words.tray.show(number(place + 1))}
            onClick={() => show(photo.key)}
          >
            <img src={photo.url} alt="" decoding="async" />
            {photo.advice !== null && (
              <span class="tray-flag">
                <Icon name="warning" />
              </span>
            )}
          </button>
        </li>
      ))}
      {room && cameraThere && (
        <li class="tray-add">
          <button type="button" class="button" aria-label={words.tray.more} onClick={photograph}>
            <Icon name="camera" />
          </button>
        </li>
      )}
      {room && (
        <li class="tray-add">
          <FileButton
            icon="plus"
            label={texts.capture.addView}
            accept={PICTURES}
            from="files"
            take={(files) => add(filesOf(files))}
          >
            <span class="visually-hidden">{texts.capture.addView}</span>
          </FileButton>
        </li>
      )}
      <li class="tray-count figures">{words.tray.added(number(photos.length), number(MOST_VIEWS))}</li>
    </ul>
  );
}
