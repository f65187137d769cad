/** While a study runs and has not answered: the way to guessing first. */
import { hashOf } from "../../app/route-model";
import { Icon } from "../icons";
import { useGuessTexts } from "./texts";

export function GuessInvitation({ study }: { study: string }) {
  const texts = useGuessTexts();
  return (
    <p class="guess-invitation">
      <a class="button" href={hashOf({ screen: "guess", study })}>
        <Icon name="eye-off" />
        {texts.before}
      </a>
    </p>
  );
}
