/** Clears this device, when the word for it has been typed. */
import { useState } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import type { StorageModel } from "../../app/storage-model";
import { Icon } from "../icons";
import { useShellTexts } from "./texts";

/** The page is loaded from its very beginning: nothing of the old one may write once more. */
async function clearAndLeave(storage: StorageModel): Promise<void> {
  if (await storage.clear()) location.replace(location.pathname);
}

export function ClearPart({ storage }: { storage: StorageModel }) {
  const texts = useShellTexts();
  const [typed, setTyped] = useState("");
  const meant = typed.trim().toLowerCase() === texts.device.word;
  const trouble = storage.trouble.value;
  const clearing = storage.clearing.value;
  return (
    <section class="device-part device-clear" aria-labelledby="clear-heading">
      <h2 id="clear-heading">{texts.device.clear}</h2>
      <p>{texts.device.clearText}</p>
      <p>
        <a class="button" href={hashOf({ screen: "backup" })}>
          <Icon name="download" />
          {texts.device.backup}
        </a>
      </p>
      {!navigator.onLine && <p>{texts.device.clearOffline}</p>}
      <form
        class="device-confirm"
        onSubmit={(event) => {
          event.preventDefault();
          if (meant && !clearing) void clearAndLeave(storage);
        }}
      >
        <label>
          <span>{texts.device.type(texts.device.word)}</span>
          <input
            class="field"
            value={typed}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button stop" disabled={!meant || clearing}>
          {clearing ? texts.device.clearing : texts.device.clearAction}
        </button>
      </form>
      <div role="alert">{trouble !== null && <p class="device-trouble">{texts.device.troubles[trouble]}</p>}</div>
    </section>
  );
}
