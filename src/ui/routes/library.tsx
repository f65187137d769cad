/** The library: pieces of all packs, found by words and by filters that the address holds. */
import { useCallback, useEffect, useRef } from "preact/hooks";
import type { FoundPieces } from "../../app/library-model";
import { readingRoomOf } from "../../app/reading-room";
import { hashOf, type LibraryQuery } from "../../app/route-model";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useLang } from "../i18n/texts";
import { useLibraryTexts } from "../library/texts";
import { ChosenFilters } from "../library/chosen-filters";
import { FilterSheet } from "../library/filter-sheet";
import { Filters } from "../library/filters";
import { countFilters } from "../library/query-edits";
import { SearchBox } from "../library/search-box";
import { Wall } from "../library/wall";
import { useKeptFocus } from "../use-kept-focus";
import { useTitle } from "../use-title";
import "../styles/library.css";

/** How many, and whether they are what was asked for. */
function Count({ found, pending }: { found: FoundPieces | null; pending: boolean }) {
  const texts = useLibraryTexts();
  const words = () => {
    if (found === null) return pending ? texts.opening : "";
    if (pending) return texts.searching;
    const { text } = found.query;
    if (text === "") return texts.pieces(found.total);
    return found.match || found.total === 0 ? texts.found(found.total, text) : texts.noMatch(text);
  };
  return (
    <p role="status" class={pending ? "library-count pulse" : "library-count"}>
      {words()}
    </p>
  );
}

/** Nothing to show: because of the filters, the words, or because there is nothing at all. */
function Nothing({ query }: { query: LibraryQuery }) {
  const texts = useLibraryTexts();
  if (query.text === "" && countFilters(query) === 0) {
    return (
      <div class="library-nothing">
        <p class="nothing-words">{texts.empty}</p>
        <p>{texts.emptyWhat}</p>
        <p class="nothing-actions">
          <a class="button primary" href={hashOf({ screen: "packs", add: null })}>
            {texts.toPacks}
          </a>
          <a class="button" href={hashOf({ screen: "import" })}>
            {texts.toImport}
          </a>
        </p>
      </div>
    );
  }
  return (
    <div class="library-nothing">
      <p class="nothing-words">{countFilters(query) > 0 ? texts.none : texts.noneFor(query.text)}</p>
      <p>{texts.noneWhat}</p>
    </div>
  );
}

export function LibraryScreen({ query }: { query: LibraryQuery }) {
  const app = useApp();
  const { vocabulary, route } = app;
  const { library } = readingRoomOf(app);
  const texts = useLibraryTexts();
  const lang = useLang();
  const address = hashOf({ screen: "library", query });
  const results = useRef<HTMLDivElement>(null);
  useTitle(texts.heading);
  useEffect(() => void vocabulary.load(), [vocabulary]);
  const before = useRef(address);
  useEffect(() => {
    void library.show(query, lang);
    if (before.current === address) return;
    before.current = address; // other results are read from their top
    if ((results.current?.getBoundingClientRect().top ?? 0) < 0) results.current?.scrollIntoView();
  }, [library, address, lang]);
  useKeptFocus(results, address); // a filter that is taken away takes its button along
  const found = library.found.value;
  const stale = found !== null && hashOf({ screen: "library", query: found.query }) !== address;
  const pending = library.pending.value && (found === null || stale);
  const failure = library.failure.value;
  const change = (next: LibraryQuery) => route.go({ screen: "library", query: next });
  const need = useCallback((first: number, last: number) => library.need(first, last), [library]);
  return (
    <div class="library">
      <div class="library-head">
        <h1>{texts.heading}</h1>
        <SearchBox
          label={texts.search}
          hint={texts.searchHint}
          value={query.text}
          search={(text) => route.amend({ screen: "library", query: { ...query, text } })}
        />
      </div>
      <aside class="library-side" aria-label={texts.filters}>
        {found !== null && <Filters query={query} found={found} change={change} />}
      </aside>
      <div class="library-results" ref={results} tabIndex={-1}>
        {failure !== null && (
          <Failures failures={[failure]}>
            <button type="button" class="button" onClick={() => library.retry()}>
              {texts.retry}
            </button>
          </Failures>
        )}
        <div class="library-bar">
          <Count found={found} pending={pending} />
          {found !== null && (found.total > 0 || countFilters(query) > 0) && (
            <FilterSheet query={query} found={found} change={change} />
          )}
        </div>
        <ChosenFilters query={query} change={change} />
        {found !== null && found.total === 0 && !pending && failure === null && <Nothing query={query} />}
        {found !== null && found.total > 0 && (
          <div aria-busy={pending} class={pending ? "wall-frame pending" : "wall-frame"}>
            <Wall found={found} need={need} label={texts.heading} />
          </div>
        )}
      </div>
    </div>
  );
}
