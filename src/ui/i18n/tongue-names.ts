/** Each language in its own words, since who looks for it may read no other. */
import type { Tongue } from "../../app/tongue";

export const TONGUE_NAMES: Record<Tongue, string> = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };

/** On the switch beside the settings; the long form for screen readers and pointers. */
export const SWITCH_TO: Record<Tongue, { short: string; long: string }> = {
  en: { short: "EN", long: "Switch to English" },
  "zh-Hans": { short: "中文", long: "切换到简体中文" },
  "zh-Hant": { short: "中文", long: "切換到繁體中文" },
};
