/** Where photographs come in: choose, take, drop or paste; then a tray, a question and the button that starts. */
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useTexts } from "../i18n/texts";
import { EngineStatus } from "./engine-status";
import { FileButtons } from "./file-buttons";
import { Niche } from "./niche";
import { Tray } from "./tray";
import { carriesFiles, filesOf, isTyping, type NamedFile } from "./take-files";
import { useStart } from "./use-start";

/** Files dropped or pasted anywhere on the page are taken. Returns whether something is being dragged over it. */
function useDropAndPaste(take: (files: NamedFile[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const own = new AbortController();
    const listen = <K extends keyof DocumentEventMap>(type: K, react: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(type, react, { signal: own.signal });
    listen("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    });
    listen("dragleave", (event) => event.relatedTarget === null && setOver(false));
    listen("drop", (event) => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      take(filesOf(event.dataTransfer?.files));
    });
    listen("paste", (event) => {
      const files = filesOf(event.clipboardData?.files);
      if (files.length === 0 || (isTyping(event.target) && event.clipboardData?.types.includes("text/plain"))) return;
      event.preventDefault();
      take(files);
    });
    return () => own.abort();
  }, [take]);
  return over;
}

export function CaptureArea() {
  const { tray } = useApp();
  const texts = useTexts();
  const begin = useStart();
  const [question, setQuestion] = useState("");
  const [take] = useState(() => (files: NamedFile[]) => void tray.add(files));
  const over = useDropAndPaste(take);
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
    <section class={`capture ${over ? "over" : ""}`} aria-labelledby="capture-heading">
      <h2 id="capture-heading" class="visually-hidden">
        {texts.capture.heading}
      </h2>
      {photos.length === 0 ? (
        <Niche over={over}>
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
