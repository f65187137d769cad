/** A table and a folder of photographs become a pack of one's own. */
import { usePacksTexts } from "./texts";
import "../styles/packs.css";

export function ImportScreen() {
  const texts = usePacksTexts();
  return (
    <div class="import">
      <h1 class="desk-heading">{texts.make}</h1>
    </div>
  );
}
