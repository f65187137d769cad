/** Says what has just gone into the bin, and takes it back. */
import { useApp } from "../context";
import { useTexts } from "../i18n/texts";

export function UndoToast() {
  const { history } = useApp();
  const texts = useTexts();
  const { length } = history.deleted.value;
  return (
    <div role="status" class="undo">
      {length > 0 && (
        <p class="toast">
          {texts.history.deleted(length)}{" "}
          <button type="button" class="button text" onClick={() => void history.undo()}>
            {texts.history.undo}
          </button>
        </p>
      )}
    </div>
  );
}
