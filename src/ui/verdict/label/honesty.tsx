/** Why the label never speaks of authenticity or price. */
import { useVerdictTexts } from "../texts";

export function Honesty() {
  const texts = useVerdictTexts();
  return (
    <aside class="authenticity" aria-labelledby="honesty-heading">
      <details>
        <summary>
          <h3 id="honesty-heading">{texts.honesty.heading}</h3>
          <span>{texts.honesty.short}</span>
        </summary>
        <p>{texts.honesty.hand}</p>
        <p>{texts.honesty.mark}</p>
        <p>{texts.honesty.worth}</p>
      </details>
    </aside>
  );
}
