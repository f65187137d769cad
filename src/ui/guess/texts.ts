/** The words of guessing in the reader's language; they come with its screen. */
import type { Widened } from "../i18n/dictionary";
import { enGuess } from "../i18n/en-guess";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type GuessTexts = Widened<typeof enGuess>;

const guessWords = words<GuessTexts>(enGuess, {
  "zh-Hans": () => import("../i18n/zh-guess").then((file) => file.zhGuess),
  "zh-Hant": () => import("../i18n/zh-hant-guess").then((file) => file.zhHantGuess),
});

export function useGuessTexts(): GuessTexts {
  return guessWords(useTongue());
}
