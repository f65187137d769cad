/** Asks once before something goes that does not come back by itself. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePacksTexts } from "./texts";

export interface AskDialogProps {
  heading: string;
  text: string;
  /** The words on the button that does it. */
  action: string;
  act(): void;
  /** However it was answered. */
  close(): void;
  /** Other ways out, between the two. */
  children?: ComponentChildren;
}

export function AskDialog({ heading, text, action, act, close, children }: AskDialogProps) {
  const texts = usePacksTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="settings ask" aria-labelledby="ask-heading" onClose={close}>
      <div class="dialog-body">
        <h2 id="ask-heading">{heading}</h2>
        <p>{text}</p>
        <div class="pack-actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {texts.cancel}
          </button>
          {children}
          <button
            type="button"
            class="button stop"
            onClick={() => {
              dialog.current?.close();
              act();
            }}
          >
            {action}
          </button>
        </div>
      </div>
    </dialog>
  );
}
