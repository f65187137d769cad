/** A dialog with a heading and a way to close it: a sheet from below on a phone. Focus goes in and comes back. */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../icons";
import { useNotebookTexts } from "../notebook/texts";

interface DialogProps {
  heading: string;
  /** However it was closed. */
  onClose(): void;
  children: ComponentChildren;
}

export function Dialog({ heading, onClose, children }: DialogProps) {
  const texts = useNotebookTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      class="keep-dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id={id}>{heading}</h2>
          <button type="button" class="button quiet icon-only" aria-label={texts.close} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
