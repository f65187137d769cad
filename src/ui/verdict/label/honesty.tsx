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
        {texts.honesty.more.map((each) => (
          <p key={each}>{each}</p>
        ))}
      </details>
    </aside>
  );
}
