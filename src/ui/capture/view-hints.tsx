/** Which views decide, and what each would settle. */
import { VIEW_KINDS } from "../../app/view-kinds";
import { useTexts } from "../i18n/texts";
import { ViewDrawing } from "./view-drawings";

export function ViewHints() {
  const texts = useTexts();
  return (
    <section class="hints" aria-labelledby="hints-heading">
      <h2 id="hints-heading" class="section-heading">
        {texts.hints.heading}
      </h2>
      <ul>
        {VIEW_KINDS.map((view) => (
          <li key={view}>
            <ViewDrawing view={view} />
            <span>
              <strong>{texts.hints.names[view]}</strong> <span class="why">{texts.hints.settles[view]}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
