/** Writes language and theme onto the document itself, before the first paint and whenever they change. */
import { effect } from "@preact/signals";
import type { SettingsModel } from "../app/settings-model";
import { pageWords } from "./i18n/texts";

/** Returns the function that ends it. */
export function reflectSettings(settings: SettingsModel): () => void {
  return effect(() => {
    const tongue = settings.tongue.value;
    document.documentElement.lang = tongue;
    document.documentElement.dataset["theme"] = settings.theme.value;
    document.title = pageWords(tongue).title;
  });
}
