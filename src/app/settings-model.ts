/** Language, theme and backend as the visitor wants them; remembers them, knows nothing of how they look. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Lang } from "../domain/attribute";
import type { BackendChoice } from "../workers/engine/protocol";
import type { SettingsPort } from "./ports";
import { langOf, preferredChinese, preferredTongue, TONGUES, type Tongue } from "./tongue";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
export const BACKENDS = ["auto", "webgpu", "wasm"] as const satisfies readonly BackendChoice[];

export interface SettingsModel {
  /** The reader's language. */
  tongue: ReadonlySignal<Tongue>;
  /** The language that follows for data and for the model. */
  lang: ReadonlySignal<Lang>;
  /** What the switch beside the settings offers: English to readers of Chinese, their Chinese to the others. */
  otherTongue: ReadonlySignal<Tongue>;
  theme: ReadonlySignal<Theme>;
  backend: ReadonlySignal<BackendChoice>;
  setTongue(tongue: Tongue): void;
  setTheme(theme: Theme): void;
  setBackend(backend: BackendChoice): void;
}

/** `zh` was written when there was one Chinese. */
function storedTongue(value: string | null): Tongue | null {
  return value === "zh" ? "zh-Hans" : oneOf(TONGUES, value);
}

function oneOf<T extends string>(choices: readonly T[], value: string | null): T | null {
  return choices.find((choice) => choice === value) ?? null;
}

export function createSettingsModel(store: SettingsPort, languages: readonly string[]): SettingsModel {
  const tongue = signal<Tongue>(storedTongue(store.read("lang")) ?? preferredTongue(languages));
  const theme = signal<Theme>(oneOf(THEMES, store.read("theme")) ?? "auto");
  const backend = signal<BackendChoice>(oneOf(BACKENDS, store.read("backend")) ?? "auto");
  return {
    tongue,
    lang: computed(() => langOf(tongue.value)),
    otherTongue: computed(() => (tongue.value === "en" ? preferredChinese(languages) : "en")),
    theme,
    backend,
    setTongue(value) {
      tongue.value = value;
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
