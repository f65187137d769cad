/** The languages a reader can choose; `Lang` stays what the model speaks and what data are written in. */
import type { Lang } from "../domain/attribute";

export const TONGUES = ["en", "zh-Hans", "zh-Hant"] as const;
/** BCP 47. */
export type Tongue = (typeof TONGUES)[number];

export function langOf(tongue: Tongue): Lang {
  return tongue === "en" ? "en" : "zh";
}

/** The tag of data: what is written in Chinese is in simplified characters. */
export function tagOf(lang: Lang): Tongue {
  return lang === "zh" ? "zh-Hans" : "en";
}

/** A term's name as this reader reads it. */
export function nameIn({ en, zhHans, zhHant }: { en: string; zhHans: string; zhHant: string }, tongue: Tongue): string {
  return { en, "zh-Hans": zhHans, "zh-Hant": zhHant }[tongue];
}

/** Simplified or traditional as people of that place write; null for another language, and for what is no tag. */
function tongueOf(tag: string): Tongue | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    if (language === "en") return "en";
    if (language !== "zh" && language !== "yue") return null;
    return script === "Hant" ? "zh-Hant" : "zh-Hans";
  } catch {
    return null;
  }
}

/** The first of the visitor's languages that the page speaks; English otherwise. */
export function preferredTongue(languages: readonly string[]): Tongue {
  return languages.map(tongueOf).find((tongue) => tongue !== null) ?? "en";
}

/** The Chinese that is offered beside English: the visitor's own, else simplified. */
export function preferredChinese(languages: readonly string[]): Tongue {
  return preferredTongue(languages.filter((tag) => tongueOf(tag) !== "en" && tongueOf(tag) !== null).concat("zh-Hans"));
}
