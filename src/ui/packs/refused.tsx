/** Why something came to nothing: a plain sentence, and behind a fold the words that name the part at fault. */
import type { ComponentChildren } from "preact";
import type { Refusal } from "../../app/refusal";
import { Icon } from "../icons";
import { useTexts } from "../i18n/texts";
import { usePacksTexts } from "./texts";

export function Refused({ refusal, children }: { refusal: Refusal; children?: ComponentChildren }) {
  const page = useTexts();
  const texts = usePacksTexts();
  const sentence =
    refusal.kind === "refusal"
      ? texts.refusals[refusal.code]
      : page.failures[refusal.failure.code](refusal.failure.subject);
  return (
    <div class="failure" role="alert">
      <Icon name="warning" />
      <div class="refused">
        <p>{sentence}</p>
        {refusal.kind === "refusal" && refusal.detail !== "" && (
          <details>
            <summary class="link-like">{texts.details}</summary>
            <p class="note" lang="en">
              {refusal.detail}
            </p>
          </details>
        )}
        {children}
      </div>
    </div>
  );
}
