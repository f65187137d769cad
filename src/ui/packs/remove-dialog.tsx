/** Asks once before a pack leaves the device, and says what goes with it. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PackSummary } from "../../app/ports";
import { formatBytes } from "../i18n/format";
import { useLang } from "../i18n/texts";
import { holdings, usePackTitle } from "./pack-facts";
import { usePacksTexts } from "./texts";

export interface RemoveDialogProps {
  pack: PackSummary;
  remove(): void;
  save(): void;
  close(): void;
}

export function RemoveDialog({ pack, remove, save, close }: RemoveDialogProps) {
  const texts = usePacksTexts();
  const lang = useLang();
  const titleOf = usePackTitle();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="settings ask" aria-labelledby="remove-heading" onClose={close}>
      <div class="dialog-body">
        <h2 id="remove-heading">{texts.pack.confirm(titleOf(pack))}</h2>
        <p>{texts.pack.confirmText(holdings(texts, pack.counts), formatBytes(lang, pack.bytes))}</p>
        <div class="pack-actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {texts.cancel}
          </button>
          <button type="button" class="button" onClick={save}>
            {texts.pack.export}
          </button>
          <button
            type="button"
            class="button stop"
            onClick={() => {
              dialog.current?.close();
              remove();
            }}
          >
            {texts.pack.remove}
          </button>
        </div>
      </div>
    </dialog>
  );
}
