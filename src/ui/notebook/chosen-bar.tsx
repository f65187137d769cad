/** What can be done with several studies at once, within reach of the thumb. */
import type { ComponentChildren } from "preact";
import { useNotebookTexts } from "./texts";

interface ChosenBarProps {
  count: number;
  all(): void;
  tag(): void;
  exportThem(): void;
  remove(): void;
  done(): void;
}

export function ChosenBar({ count, all, tag, exportThem, remove, done }: ChosenBarProps) {
  const texts = useNotebookTexts();
  const act = (words: ComponentChildren, on: () => void, kind = "button") => (
    <button type="button" class={kind} disabled={count === 0} onClick={on}>
      {words}
    </button>
  );
  return (
    <div class="chosen-bar" role="group" aria-label={texts.choose.chosen(count)}>
      <p role="status">{texts.choose.chosen(count)}</p>
      <button type="button" class="button text chosen-all" onClick={all}>
        {texts.choose.all}
      </button>
      <div class="chosen-actions">
        {act(texts.choose.tag, tag)}
        {act(texts.choose.export, exportThem)}
        {act(texts.choose.delete, remove, "button stop")}
        <button type="button" class="button quiet" onClick={done}>
          {texts.choose.done}
        </button>
      </div>
    </div>
  );
}
