/** What this piece is easily taken for, with the difference that tells. */
import { tagOf } from "../../../app/tongue";
import { hashOf } from "../../../app/route-model";
import type { LikelyConfusion } from "../../../domain/likely-confusions";
import { useLang, useTongue } from "../../i18n/texts";
import { termName } from "../names";
import { useVerdictTexts } from "../texts";

function Term({ id }: { id: string }) {
  const tongue = useTongue();
  return (
    <a class="term-link" href={hashOf({ screen: "term", id })}>
      {termName(id, tongue)}
    </a>
  );
}

export function TakenFor({ confusions }: { confusions: readonly LikelyConfusion[] }) {
  const texts = useVerdictTexts();
  const lang = useLang();
  const tongue = useTongue();
  if (confusions.length === 0) return null;
  return (
    <section class="label-part" aria-labelledby="taken-for-heading">
      <h3 id="taken-for-heading">{texts.confused.heading}</h3>
      <dl class="taken-for">
        {confusions.map(({ claimed, other, how, named }) => (
          <div key={`${claimed}/${other}`}>
            <dt>
              <Term id={claimed} /> <span class="why">{texts.confused.versus}</span> <Term id={other} />
            </dt>
            <dd lang={tagOf(lang)}>{how[lang]}</dd>
            {named && <dd class="why">{texts.confused.named(termName(other, tongue))}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
