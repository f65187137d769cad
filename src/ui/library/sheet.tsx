/** What stands beside the results on a desk and comes as a sheet from below on a phone, behind a button. */
import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { Icon } from "../icons";

interface SheetProps {
  /** The words on the button, at its head and on the button that closes it. */
  open: string;
  heading: string;
  done: string;
  children: ComponentChildren;
}

export function Sheet({ open: openWords, heading, done, children }: SheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" class="button filter-button" aria-haspopup="dialog" onClick={show}>
        <Icon name="filter" />
        {openWords}
      </button>
      <dialog
        ref={dialog}
        class="sheet"
        aria-labelledby={id}
        onClose={() => setOpen(false)}
        onClick={(event) => event.target === event.currentTarget && close()}
      >
        {open && (
          <div class="sheet-body">
            <h2 id={id}>{heading}</h2>
            {children}
            <p class="sheet-foot">
              <button type="button" class="button primary" onClick={close}>
                {done}
              </button>
            </p>
          </div>
        )}
      </dialog>
    </>
  );
}
