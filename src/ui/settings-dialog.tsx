/** Language, appearance and backend, in a dialog of the platform, and the way to what this device keeps. */
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { hashOf } from "../app/route-model";
import { BACKENDS, THEMES } from "../app/settings-model";
import { TONGUES } from "../app/tongue";
import { useApp } from "./context";
import { Icon } from "./icons";
import { changeTongue } from "./i18n/change-tongue";
import { useTexts } from "./i18n/texts";
import { TONGUE_NAMES } from "./i18n/tongue-names";

interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  choices: readonly T[];
  labels: Readonly<Record<T, string>>;
  /** Each choice is the language tag of its own label. */
  tags?: boolean;
  value: T;
  choose(value: T): void;
}

function Choice<T extends string>({ name, legend, choices, labels, tags = false, value, choose }: ChoiceProps<T>) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice} class="choice-row">
          <input type="radio" name={name} checked={choice === value} onChange={() => choose(choice)} />
          <span lang={tags ? choice : undefined}>{labels[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function SettingsDialog({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const { settings, engine } = useApp();
  const texts = useTexts();
  const close = () => dialog.current?.close();
  const started = engine.state.value.phase !== "idle";
  const began = useRef(settings.backend.peek());
  return (
    <dialog
      ref={dialog}
      class="settings"
      aria-labelledby="settings-heading"
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div class="dialog-body">
        <div class="dialog-head">
          <h2 id="settings-heading">{texts.settings.heading}</h2>
          <button type="button" class="button quiet icon-only" aria-label={texts.settings.close} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        <Choice
          name="lang"
          legend={texts.settings.language}
          choices={TONGUES}
          labels={TONGUE_NAMES}
          tags
          value={settings.tongue.value}
          choose={(tongue) => void changeTongue(settings, tongue)}
        />
        <Choice
          name="theme"
          legend={texts.settings.theme}
          choices={THEMES}
          labels={texts.settings.themes}
          value={settings.theme.value}
          choose={settings.setTheme}
        />
        <Choice
          name="backend"
          legend={texts.settings.backend}
          choices={BACKENDS}
          labels={texts.settings.backends}
          value={settings.backend.value}
          choose={settings.setBackend}
        />
        {started && settings.backend.value !== began.current && (
          <p class="note">
            {texts.settings.backendNote}{" "}
            <button type="button" class="button text" onClick={() => location.reload()}>
              {texts.settings.reload}
            </button>
          </p>
        )}
        <a class="settings-link" href={hashOf({ screen: "device" })} onClick={close}>
          <Icon name="device" />
          <span>
            {texts.nav.device}
            <span class="note">{texts.settings.deviceNote}</span>
          </span>
        </a>
        <a class="settings-link" href={hashOf({ screen: "welcome" })} onClick={close}>
          <Icon name="eye" />
          <span>
            {texts.settings.welcome}
            <span class="note">{texts.settings.welcomeNote}</span>
          </span>
        </a>
      </div>
    </dialog>
  );
}
