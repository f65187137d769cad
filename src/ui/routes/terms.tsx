/** The glossary: every term of the vocabulary, by attribute, found by any of its names. */
import { useEffect, useMemo } from "preact/hooks";
import { findEntries } from "../../app/find-entries";
import { readingRoomOf } from "../../app/reading-room";
import { hashOf } from "../../app/route-model";
import { nameIn } from "../../app/tongue";
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import type { Term } from "../../domain/vocabulary";
import { useApp } from "../context";
import { Failures } from "../failures";
import { formatYears } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { useLibraryTexts } from "../library/texts";
import { SearchBox } from "../library/search-box";
import { useRestoredPlace } from "../scroll-place";
import { useTitle } from "../use-title";
import "../styles/library.css";
import "../styles/glossary.css";

function TermRow({ term }: { term: Term }) {
  const texts = useLibraryTexts();
  const tongue = useTongue();
  const dated = term.attribute === "dynasty" || term.attribute === "reign";
  return (
    <li>
      <a class="term-row" id={`to-${term.id}`} href={hashOf({ screen: "term", id: term.id })}>
        <strong>{nameIn(term, tongue)}</strong>
        <span class="why">
          <span lang={tongue === "en" ? "zh-Hans" : "en"}>{tongue === "en" ? term.zhHans : term.en}</span>{" "}
          <span lang="zh-Latn">{term.pinyin}</span>
        </span>
        {(dated || term.uncertain === true) && (
          <span class="why">
            {dated && <span class="years">{formatYears(tongue, term.start, term.end)} </span>}
            {term.uncertain === true && <span class="uncertain">{texts.terms.uncertain}</span>}
          </span>
        )}
      </a>
    </li>
  );
}

export function TermsScreen({ text }: { text: string }) {
  const app = useApp();
  const { glossary } = readingRoomOf(app);
  const texts = useLibraryTexts();
  const common = useTexts();
  const terms = glossary.terms.value;
  useEffect(() => void glossary.load(), [glossary]);
  useTitle(texts.terms.heading);
  useRestoredPlace(terms !== null);
  const found = useMemo(() => (terms === null ? null : findEntries(terms, text)), [terms, text]);
  const total = found === null ? 0 : [...found.values()].reduce((sum, some) => sum + some.length, 0);
  const shown = VOCABULARY_ATTRIBUTES.filter((attribute) => found?.has(attribute));
  const jump = (attribute: string) => {
    const section = document.getElementById(`terms-${attribute}`);
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  };
  return (
    <div class="terms">
      <div class="library-head">
        <h1>{texts.terms.heading}</h1>
        <SearchBox
          label={texts.terms.search}
          hint={texts.terms.searchHint}
          value={text}
          search={(words) => app.route.amend({ screen: "terms", text: words })}
        />
      </div>
      {glossary.failed.value && (
        <Failures failures={[{ code: "page-inconsistent", subject: "" }]}>
          <button type="button" class="button" onClick={() => void glossary.load()}>
            {texts.retry}
          </button>
        </Failures>
      )}
      <p role="status" class={found === null ? "library-count pulse" : "library-count"}>
        {found === null ? common.moment : texts.terms.sum(total)}
      </p>
      {found !== null && total === 0 && (
        <div class="library-nothing">
          <p class="nothing-words">{texts.terms.none(text)}</p>
          <p>{texts.terms.noneWhat}</p>
        </div>
      )}
      {shown.length > 1 && (
        <nav class="jumps" aria-label={texts.terms.jump}>
          {shown.map((attribute) => (
            <button key={attribute} type="button" class="chip" onClick={() => jump(attribute)}>
              {common.attributes[attribute]} <span class="figures">{found?.get(attribute)?.length}</span>
            </button>
          ))}
        </nav>
      )}
      {shown.map((attribute) => (
        <section key={attribute} class="term-section" aria-labelledby={`terms-${attribute}`}>
          <h2 id={`terms-${attribute}`} tabIndex={-1}>
            {common.attributes[attribute]}
          </h2>
          <ul class="term-list">
            {found?.get(attribute)?.map((term) => (
              <TermRow key={term.id} term={term} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
