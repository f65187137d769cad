/** Language, theme and backend as the visitor wants them; remembers them, knows nothing of how they look. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Lang } from "../domain/attribute";
import type { BackendChoice } from "../workers/engine/protocol";
import type { SettingsPort } from "./ports";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const BACKENDS = ["auto", "webgpu", "wasm"] as const satisfies readonly BackendChoice[];

export interface SettingsModel {
  lang: ReadonlySignal<Lang>;
  theme: ReadonlySignal<Theme>;
  backend: ReadonlySignal<BackendChoice>;
  setLang(lang: Lang): void;
  setTheme(theme: Theme): void;
  setBackend(backend: BackendChoice): void;
}

/** The first of the visitor's languages that the page speaks; English otherwise. */
export function preferredLang(languages: readonly string[]): Lang {
  for (const tag of languages) {
    if (/^zh\b/i.test(tag)) return "zh";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "en";
}

function oneOf<T extends string>(choices: readonly T[], value: string | null): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

export function createSettingsModel(store: SettingsPort, languages: readonly string[]): SettingsModel {
  const lang = signal<Lang>(oneOf(["en", "zh"], store.read("lang")) ?? preferredLang(languages));
  const theme = signal<Theme>(oneOf(THEMES, store.read("theme")) ?? "auto");
  const backend = signal<BackendChoice>(oneOf(BACKENDS, store.read("backend")) ?? "auto");
  return {
    lang,
    theme,
    backend,
    setLang(value) {
      lang.value = value;
      store.write("lang", value);
    },
    setTheme(value) {
      theme.value = value;
      store.write("theme", value);
    },
    setBackend(value) {
      backend.value = value;
      store.write("backend", value);
    },
  };
}

/** Settings in localStorage; a browser that refuses it simply forgets. */
export const localSettings: SettingsPort = {
  read(key) {
    try {
      return localStorage.getItem(`ciqi.${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(`ciqi.${key}`, value);
    } catch {
      // Private windows may refuse: the choice then lasts as long as the page.
    }
  },
};
