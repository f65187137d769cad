/** Asks once before something is replaced or goes for good. */
import { Dialog } from "./dialog";
import { useNotebookTexts } from "../notebook/texts";

interface AskProps {
  heading: string;
  text: string;
  /** The words on the button that does it. */
  action: string;
  act(): void;
  /** However it was answered. */
  close(): void;
}

export function Ask({ heading, text, action, act, close }: AskProps) {
  const texts = useNotebookTexts();
  return (
    <Dialog heading={heading} onClose={close}>
      <p>{text}</p>
      <div class="keep-actions">
        <button type="button" class="button" onClick={close}>
          {texts.cancel}
        </button>
        <button
          type="button"
          class="button stop"
          onClick={() => {
            close();
            act();
          }}
        >
          {action}
        </button>
      </div>
    </Dialog>
  );
}
