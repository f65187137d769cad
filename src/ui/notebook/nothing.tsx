/** Nothing to show: nothing is kept yet, or nothing answers. */
import { hashOf } from "../../app/route-model";
import { useNotebookTexts } from "./texts";

export function Nothing({ some }: { some: boolean }) {
  const texts = useNotebookTexts();
  return (
    <div class="library-nothing">
      <p class="nothing-words">{some ? texts.none : texts.empty}</p>
      <p>{some ? texts.noneWhat : texts.emptyWhat}</p>
      {!some && (
        <p class="nothing-actions">
          <a class="button primary" href={hashOf({ screen: "home" })}>
            {texts.begin}
          </a>
        </p>
      )}
    </div>
  );
}
