/** "Look here": the photograph at full size with a frame on it, and room for a word about it. */
import type { RefObject } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { firstRegion } from "../../app/study-region";
import type { StudyPhoto } from "../../domain/events";
import type { Box } from "../../domain/evidence";
import { useApp } from "../context";
import { useLang } from "../i18n/texts";
import { Icon } from "../icons";
import { RegionFrame } from "./region-frame";
import { useStudyTexts } from "./texts";

interface PointingProps {
  study: OpenStudy;
  photo: StudyPhoto;
  /** Called when it has been closed, whether anything was asked or not. */
  close(): void;
}

/** Opens as a modal dialog of the platform, which keeps the focus and gives it back. */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(".region")?.focus();
  }, []);
  return dialog;
}

export function Pointing({ study, photo, close }: PointingProps) {
  const { study: studies } = useApp();
  const texts = useStudyTexts();
  const lang = useLang();
  const dialog = useModal();
  const heading = useId();
  const help = useId();
  const [box, setBox] = useState<Box>(firstRegion(photo));
  const [words, setWords] = useState("");
  const shown = study.photos[photo.index - 1];
  const ask = () => {
    void studies.add({ text: words.trim(), region: { image: photo.index, box } }, lang);
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} class="pointing" aria-labelledby={heading} onClose={close}>
      <form
        class="pointing-body"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <div class="dialog-head">
          <h2 id={heading}>{texts.point.heading}</h2>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={texts.point.close}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        <p id={help} class="note">
          {texts.point.help} <span class="keys">{texts.point.keys}</span>
        </p>
        <div class="pointing-mat">
          <div
            class="pointing-photo"
            style={{ "--ratio": photo.width / photo.height, aspectRatio: `${photo.width} / ${photo.height}` }}
          >
            <img src={shown?.url} alt={texts.point.alt(photo.index)} draggable={false} decoding="async" />
            <RegionFrame box={box} size={photo} help={help} change={setBox} ask={ask} />
          </div>
        </div>
        <div class="composer-row">
          <input
            class="field"
            value={words}
            maxLength={300}
            autocomplete="off"
            enterkeyhint="send"
            aria-label={texts.point.words}
            placeholder={texts.point.hint}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <button type="submit" class="button primary">
            {texts.point.ask}
          </button>
        </div>
      </form>
    </dialog>
  );
}
