/** Why something came to nothing: a plain sentence, and behind a fold the words that name the part at fault. */
import type { ComponentChildren } from "preact";
import type { Refusal } from "../../app/refusal";
import { Icon } from "../icons";
import { useTexts } from "../i18n/texts";
import { usePacksTexts } from "./texts";

export function Refused({ refusal, children }: { refusal: Refusal; children?: ComponentChildren }) {
  const page = useTexts();
  const texts = usePacksTexts();
  const { sentence, detail } =
    refusal.kind === "refusal"
      ? { sentence: texts.refusals[refusal.code], detail: refusal.detail }
      : { sentence: page.failures[refusal.failure.code](refusal.failure.subject), detail: "" };
  return (
    <RefusedWords sentence={sentence} detail={detail}>
      {children}
    </RefusedWords>
  );
}

interface RefusedWordsProps {
  sentence: string;
  /** Empty: there is nothing to unfold. */
  detail: string;
  children?: ComponentChildren;
}

export function RefusedWords({ sentence, detail, children }: RefusedWordsProps) {
  const texts = usePacksTexts();
  return (
    <div class="failure" role="alert">
      <Icon name="warning" />
      <div class="refused">
        <p>{sentence}</p>
        {detail !== "" && (
          <details>
            <summary class="link-like">{texts.details}</summary>
            <p class="note" lang="en">
              {detail}
            </p>
          </details>
        )}
        {children}
      </div>
    </div>
  );
}
