/** The notebook: every kept study, found by words and filters that the address holds, one at a time or several at once. */
import { useEffect, useRef, useState } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import type { StudySummary } from "../../app/ports";
import { termIndex } from "../../domain/find-term";
import { countNotebookFilters, type NotebookQuery } from "../../domain/keep/notebook";
import { findStudies } from "../../domain/keep/notebook-query";
import { useApp } from "../context";
import { Failures } from "../failures";
import { UndoToast } from "../history/undo-toast";
import { useStudyWords } from "../history/use-study-words";
import { BackupReminder } from "../keep/backup-reminder";
import { Dialog } from "../keep/dialog";
import { ExportDialog } from "../keep/export-dialog";
import { NotesForm } from "../keep/notes-form";
import { SearchBox } from "../library/search-box";
import { Sheet } from "../library/sheet";
import { useKeptFocus } from "../use-kept-focus";
import { useTitle } from "../use-title";
import { ChosenBar } from "./chosen-bar";
import { NotebookFilters } from "./notebook-filters";
import { NotebookFoot } from "./notebook-foot";
import { Nothing } from "./nothing";
import { SetFilters } from "./set-filters";
import { StudyWall } from "./study-wall";
import { TagDialog } from "./tag-dialog";
import { useNotebookTexts } from "./texts";
import "../styles/library.css";
import "../styles/notebook.css";
import "../styles/keep.css";

type Asking = { kind: "notes"; study: StudySummary } | { kind: "tag" } | { kind: "export" } | null;

export function NotebookScreen({ query }: { query: NotebookQuery }) {
  const { history, vocabulary, route } = useApp();
  const texts = useNotebookTexts();
  const wordsOf = useStudyWords();
  const results = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  useTitle(texts.heading);
  useEffect(() => void history.refresh(), [history]);
  useEffect(() => void vocabulary.load(), [vocabulary]);
  useEffect(() => void termIndex.inSlices(), []); // ready before the first word is typed
  const studies = history.studies.value;
  const found = findStudies(studies ?? [], query);
  useKeptFocus(results, found.length);
  const failure = history.failure.value;
  const some = (studies?.length ?? 0) > 0;
  const change = (next: NotebookQuery) => route.go({ screen: "notebook", query: next });
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const endChoosing = () => {
    setChosen(null);
    results.current?.focus({ preventScroll: true });
  };
  const those = found.filter(({ id }) => chosen?.has(id));
  const filters = <NotebookFilters studies={studies ?? []} query={query} change={change} />;
  const count = query.text === "" ? texts.studies(found.length) : texts.found(found.length, query.text);
  return (
    <div class="library notebook">
      <div class="library-head">
        <h1>{texts.heading}</h1>
        {some && (
          <SearchBox
            label={texts.search}
            hint={texts.searchHint}
            value={query.text}
            search={(text) => route.amend({ screen: "notebook", query: { ...query, text } })}
          />
        )}
      </div>
      <aside class="library-side" aria-label={texts.filters.heading}>
        {some && filters}
      </aside>
      <div class="library-results" ref={results} tabIndex={-1}>
        {failure !== null && <Failures failures={[failure]} />}
        {some && (
          <div class="library-bar">
            <p role="status" class="library-count">
              {count}
            </p>
            <Sheet
              open={texts.filters.open(countNotebookFilters(query))}
              heading={texts.filters.heading}
              done={texts.filters.done(found.length)}
            >
              {filters}
            </Sheet>
            {found.length > 0 && chosen === null && (
              <button type="button" class="button" onClick={() => setChosen(new Set())}>
                {texts.choose.begin}
              </button>
            )}
          </div>
        )}
        <BackupReminder />
        <SetFilters query={query} change={change} />
        {studies === null ? (
          <p class="pulse screen-wait">{texts.reading}</p>
        ) : found.length === 0 ? (
          <Nothing some={some} />
        ) : (
          <StudyWall
            studies={found}
            label={texts.heading}
            chosen={chosen}
            choose={toggle}
            note={(id) => setAsking(notesOf(found, id))}
          />
        )}
        <UndoToast />
        <NotebookFoot />
      </div>
      {chosen !== null && (
        <ChosenBar
          count={those.length}
          all={() => setChosen(new Set(found.map(({ id }) => id)))}
          tag={() => setAsking({ kind: "tag" })}
          exportThem={() => setAsking({ kind: "export" })}
          remove={() => {
            void history.remove(...those.map(({ id }) => id));
            endChoosing();
          }}
          done={endChoosing}
        />
      )}
      {asking?.kind === "notes" && (
        <Dialog heading={wordsOf(asking.study).name} onClose={() => setAsking(null)}>
          <NotesForm id={asking.study.id} key={asking.study.id} />
          <div class="keep-actions">
            <button
              type="button"
              class="button stop"
              onClick={() => {
                void history.remove(asking.study.id);
                setAsking(null);
              }}
            >
              {texts.choose.delete}
            </button>
            <a class="button" href={hashOf({ screen: "study", id: asking.study.id })}>
              {texts.notes.toStudy}
            </a>
          </div>
        </Dialog>
      )}
      {asking?.kind === "tag" && <TagDialog studies={those} onClose={() => setAsking(null)} />}
      {asking?.kind === "export" && <ExportDialog ids={those.map(({ id }) => id)} onClose={() => setAsking(null)} />}
    </div>
  );
}

function notesOf(studies: readonly StudySummary[], id: string): Asking {
  const study = studies.find((each) => each.id === id);
  return study === undefined ? null : { kind: "notes", study };
}
