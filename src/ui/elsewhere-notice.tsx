/** One line while another tab of this browser is at work: there is one processor for all of them. */
import { useApp } from "./context";
import { useTexts } from "./i18n/texts";

export function ElsewhereNotice() {
  const { work, route } = useApp();
  const texts = useTexts();
  const { screen } = route.route.value;
  const matters = screen === "home" || screen === "study" || screen === "bench";
  return (
    <div role="status" class="elsewhere">
      {matters && work.elsewhere.value && <p>{texts.update.elsewhere}</p>}
    </div>
  );
}
