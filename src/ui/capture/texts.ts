/** The words of chosen photographs and the camera in the reader's tongue; they come when the first photograph is on its way. */
import type { Widened } from "../i18n/dictionary";
import { enCapture } from "../i18n/en-capture";
import { useTongue } from "../i18n/texts";
import { words } from "../i18n/words";

export type CaptureTexts = Widened<typeof enCapture>;

const captureWords = words<CaptureTexts>(enCapture, {
  "zh-Hans": () => import("../i18n/zh-capture").then((file) => file.zhCapture),
  "zh-Hant": () => import("../i18n/zh-hant-capture").then((file) => file.zhHantCapture),
});

export function useCaptureTexts(): CaptureTexts {
  return captureWords(useTongue());
}
