/** Which views decide, what each would settle, and which of them are chosen already. */
import { VIEW_KINDS } from "../../app/view-kinds";
import { useApp } from "../context";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { ViewDrawing } from "./view-drawings";

export function ViewHints() {
  const { tray } = useApp();
  const texts = useTexts();
  const taken = tray.photos.value.map(({ view }) => view);
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
            {taken.includes(view) && (
              <span class="hint-taken">
                <Icon name="check" />
                <span class="visually-hidden">{texts.hints.taken}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
