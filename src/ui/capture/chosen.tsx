/** The chosen photographs of one piece: one shown large, all in order below; a first look, a question, the start. */
import { useState } from "preact/hooks";
import { useApp } from "../context";
import "../styles/tray.css";
import { useTexts } from "../i18n/texts";
import type { CameraTask } from "./camera-live";
import { FirstLook } from "./first-look";
import { PhotoControls, PhotoNotes } from "./photo-controls";
import { PhotoStrip } from "./photo-strip";
import { useStart } from "./use-start";

interface ChosenProps {
  /** Opens the camera: for another view, or for one in the place of `retake`. */
  photograph(task: Pick<CameraTask, "wanted"> & { retake?: string }): void;
}

export function Chosen({ photograph }: ChosenProps) {
  const { tray } = useApp();
  const texts = useTexts();
  const begin = useStart();
  const [question, setQuestion] = useState("");
  const [key, show] = useState("");
  const photos = tray.photos.value;
  const place = Math.max(
    0,
    photos.findIndex((each) => each.key === key),
  );
  const shown = photos[place];
  if (shown === undefined) return null;
  const start = (event: Event) => {
    event.preventDefault();
    begin(tray.files(), question.trim());
    tray.clear();
  };
  return (
    <form class="ready-form" onSubmit={start}>
      <figure class={shown.size === null ? "photo-shown checking" : "photo-shown"}>
        <img key={shown.key} src={shown.url} alt={`${texts.capture.view(place + 1)}: ${shown.name}`} decoding="async" />
        {shown.size === null && <figcaption>{texts.capture.checking}</figcaption>}
      </figure>
      <PhotoStrip
        photos={photos}
        shown={shown}
        show={show}
        add={(files) => void tray.add(files)}
        photograph={() => photograph({})}
      />
      <PhotoControls
        photo={shown}
        place={place}
        of={photos.length}
        retake={() => photograph({ retake: shown.key, ...(shown.view !== null && { wanted: shown.view }) })}
      />
      <PhotoNotes photo={shown} />
      <FirstLook />
      <label class="question">
        <span>{texts.capture.question}</span>
        <input
          type="text"
          value={question}
          placeholder={texts.capture.questionHint}
          maxLength={300}
          enterkeyhint="go"
          onInput={(event) => setQuestion(event.currentTarget.value)}
        />
      </label>
      <div class="ready-actions">
        <button type="submit" class="button primary large">
          {texts.capture.start}
        </button>
        <button type="button" class="button quiet" onClick={() => tray.clear()}>
          {texts.capture.clear}
        </button>
      </div>
    </form>
  );
}
