/** Hands components the dictionary of the reader's tongue; the choice itself is the settings model's. */
import type { Tongue } from "../../app/tongue";
import type { Lang } from "../../domain/attribute";
import { useApp } from "../context";
import type { Dictionary } from "./dictionary";
import { en } from "./en";
import { words } from "./words";

export const pageWords = words<Dictionary>(en, {
  "zh-Hans": () => import("./zh").then((file) => file.zh),
  "zh-Hant": () => import("./zh-hant").then((file) => file.zhHant),
});

/** What the reader reads: for sentences, figures, dates and the names of terms. */
export function useTongue(): Tongue {
  return useApp().settings.tongue.value;
}

/** What data are written in and the model is spoken to. */
export function useLang(): Lang {
  return useApp().settings.lang.value;
}

export function useTexts(): Dictionary {
  return pageWords(useTongue());
}
