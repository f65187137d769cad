/** What a term is taken for, and how to tell the two apart. */
import { tagOf } from "../../app/tongue";
import type { Entry } from "../../app/glossary-model";
import { useLang } from "../i18n/texts";
import { TermLink } from "./term-link";
import { useLibraryTexts } from "./texts";

export function Confused({ entry: { confused } }: { entry: Entry }) {
  const texts = useLibraryTexts();
  const lang = useLang();
  if (confused.length === 0) return null;
  return (
    <section class="part" aria-labelledby="confused-heading">
      <h2 id="confused-heading" class="section-heading">
        {texts.term.confusedWhat}
      </h2>
      <dl class="confused">
        {confused.map(({ term, how }) => (
          <div key={term.id}>
            <dt>
              <TermLink id={term.id} />
            </dt>
            <dd lang={tagOf(lang)}>{how[lang]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
