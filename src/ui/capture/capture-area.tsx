/** Where photographs come in: choose, take, drop or paste; then a tray, a question and the button that starts. */
import { useState } from "preact/hooks";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useTexts } from "../i18n/texts";
import { EngineStatus } from "./engine-status";
import { FileButtons } from "./file-buttons";
import { Niche } from "./niche";
import { Tray } from "./tray";
import type { NamedFile } from "./take-files";
import { useStart } from "./use-start";

export function CaptureArea() {
  const { tray } = useApp();
  const texts = useTexts();
  const begin = useStart();
  const [question, setQuestion] = useState("");
  const take = (files: NamedFile[]) => void tray.add(files);
  const photos = tray.photos.value;
  const start = (event: Event) => {
    event.preventDefault();
    if (photos.length === 0) return;
    begin(
      photos.map(({ name, blob }) => ({ name, blob })),
      question.trim(),
    );
    tray.clear();
  };
  return (
    <section class="capture" aria-labelledby="capture-heading">
      <h2 id="capture-heading" class="visually-hidden">
        {texts.capture.heading}
      </h2>
      {photos.length === 0 ? (
        <Niche>
          <FileButtons take={take} />
          <p class="drop-line">{texts.capture.drop}</p>
        </Niche>
      ) : (
        <form class="ready-form" onSubmit={start}>
          <Tray />
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
      )}
      <Failures failures={tray.failures.value} />
      <EngineStatus />
    </section>
  );
}
