/** The words of first run, installing and this device; they come with these, not with the first paint. */
import type { Widened } from "../i18n/dictionary";
import { enShell } from "../i18n/en-shell";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type ShellTexts = Widened<typeof enShell>;

const shellWords = words<ShellTexts>(enShell, {
  "zh-Hans": () => import("../i18n/zh-shell").then((file) => file.zhShell),
  "zh-Hant": () => import("../i18n/zh-hant-shell").then((file) => file.zhHantShell),
});

export function useShellTexts(): ShellTexts {
  return shellWords(useTongue());
}
