/** Hands components the dictionary of the reader's language; the choice itself is the settings model's. */
import type { Lang } from "../../domain/attribute";
import { useApp } from "../context";
import type { Dictionary } from "./dictionary";
import { en } from "./en";
import { zh } from "./zh";

export const DICTIONARIES: Record<Lang, Dictionary> = { en, zh };

export function useLang(): Lang {
  return useApp().settings.lang.value;
}

export function useTexts(): Dictionary {
  return DICTIONARIES[useLang()];
}
