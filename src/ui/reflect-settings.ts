/** Writes language and theme onto the document itself, before the first paint and whenever they change. */
import { effect } from "@preact/signals";
import type { SettingsModel, Theme } from "../app/settings-model";
import { pageWords } from "./i18n/texts";

/** The browser's own bar goes with the theme that was chosen, else with the device's. */
function colourBar(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name='theme-color']")) {
    const scheme = (meta.dataset["scheme"] ??= meta.media.includes("dark") ? "dark" : "light");
    meta.media = theme === "auto" ? `(prefers-color-scheme: ${scheme})` : theme === scheme ? "all" : "not all";
  }
}

/** Returns the function that ends it. */
export function reflectSettings(settings: SettingsModel): () => void {
  return effect(() => {
    const tongue = settings.tongue.value;
    document.documentElement.lang = tongue;
    document.documentElement.dataset["theme"] = settings.theme.value;
    colourBar(settings.theme.value);
    document.title = pageWords(tongue).title;
  });
}
