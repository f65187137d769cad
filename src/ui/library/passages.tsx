/** Passages of the knowledge shelf, each with its source; one that its author was not sure of says so. */
import { tagOf } from "../../app/tongue";
import type { PassageHit } from "../../domain/search";
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";
import { useLibraryTexts } from "./texts";
import { Marked } from "./marked";

/** Each leads to the entry of the term that it explains. */
export function Passages({ hits }: { hits: readonly PassageHit[] }) {
  const { vocabulary } = useApp();
  const texts = useLibraryTexts();
  const tongue = useTongue();
  return (
    <ul class="passages">
      {hits.map(({ packId, passageId, term, lang: spoken, text, source, uncertain, marks }) => {
        const name = term === null ? undefined : vocabulary.terms.value?.get(term)?.[tongue];
        return (
          <li key={`${packId}/${passageId}`} class="passage-card">
            <blockquote lang={tagOf(spoken)}>
              <Marked text={text} marks={marks} />
            </blockquote>
            <p class="why">
              {term !== null && name !== undefined && (
                <>
                  <a class="term-link" href={hashOf({ screen: "term", id: term })}>
                    {name}
                  </a>
                  {" · "}
                </>
              )}
              {source !== "" && texts.piece.from(source)}
              {uncertain && (
                <>
                  {" "}
                  <span class="uncertain">{texts.terms.uncertain}</span>
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
