/** What is said of something that is no Chinese porcelain: nothing of it, and what to do if it is one after all. */
import { useTexts } from "../../i18n/texts";
import { useVerdictTexts } from "../texts";
import { Icon } from "../../icons";
import { Limits } from "./limits";
import type { OnAddPhoto } from "./wanted-views";

export function NotPorcelain({ model, onAddPhoto }: { model: string; onAddPhoto?: OnAddPhoto | undefined }) {
  const texts = useVerdictTexts();
  const common = useTexts();
  const { fill, light, base, heading } = texts.notPorcelainTips;
  return (
    <>
      <h2 id="verdict-heading" class="label-title">
        {common.verdict.notPorcelain}
      </h2>
      <p class="label-text">{texts.notPorcelainText}</p>
      <Limits model={model} />
      <section class="label-part" aria-labelledby="tips-heading">
        <h3 id="tips-heading">{heading}</h3>
        <ul class="tips">
          {[fill, light, base].map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
        {onAddPhoto !== undefined && (
          <p>
            <button type="button" class="button" onClick={() => onAddPhoto("base")}>
              <Icon name="plus" />
              {texts.wanted.add(texts.wanted.views.base)}
            </button>
          </p>
        )}
      </section>
    </>
  );
}
