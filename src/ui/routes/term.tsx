/** One term of the glossary: its names, what is known of it, what it is taken for, and where the library shows it. */
import { useEffect } from "preact/hooks";
import type { Entry } from "../../app/glossary-model";
import { readingRoomOf } from "../../app/reading-room";
import { hashOf } from "../../app/route-model";
import { nameIn } from "../../app/tongue";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useLang, useTexts, useTongue } from "../i18n/texts";
import { useLibraryTexts } from "../library/texts";
import { Icon } from "../icons";
import { AwaitedPart } from "../library/awaited-part";
import { Confused } from "../library/confused";
import { Passages } from "../library/passages";
import { PieceRow } from "../library/piece-row";
import { TermLabel } from "../library/term-label";
import { useRestoredPlace } from "../scroll-place";
import { useTitle } from "../use-title";
import "../styles/library.css";
import "../styles/piece.css";
import "../styles/glossary.css";

function Shown({ entry }: { entry: Entry }) {
  const { term } = entry;
  const app = useApp();
  const texts = useLibraryTexts();
  const tongue = useTongue();
  const shown = readingRoomOf(app).glossary.shown.value;
  useTitle(nameIn(term, tongue));
  useRestoredPlace(shown?.id === term.id && shown.pieces.phase !== "waiting" && shown.passages.phase !== "waiting");
  const all = { text: "", filters: { [term.attribute]: [term.id] }, packs: null };
  return (
    <>
      <div class="term-top">
        <TermLabel entry={entry} />
        <Confused entry={entry} />
      </div>
      {shown?.id === term.id && (
        <>
          <AwaitedPart id="pieces-heading" heading={texts.term.pieces} state={shown.pieces}>
            {({ hits, total }) =>
              hits.length === 0 ? (
                <p class="why">{texts.term.piecesNone}</p>
              ) : (
                <>
                  <PieceRow hits={hits} />
                  {total > hits.length && (
                    <p>
                      <a class="button" href={hashOf({ screen: "library", query: all })}>
                        {texts.term.all(total)}
                      </a>
                    </p>
                  )}
                </>
              )
            }
          </AwaitedPart>
          {(shown.passages.phase !== "there" || shown.passages.value.length > 0) && (
            <AwaitedPart id="written-heading" heading={texts.term.passages} state={shown.passages}>
              {(hits) => <Passages hits={hits} />}
            </AwaitedPart>
          )}
        </>
      )}
    </>
  );
}

function Missing() {
  const texts = useLibraryTexts();
  useTitle(texts.term.missing);
  return (
    <div class="library-nothing">
      <h1 class="nothing-words">{texts.term.missing}</h1>
      <p>{texts.term.missingWhat}</p>
    </div>
  );
}

export function TermScreen({ id }: { id: string }) {
  const app = useApp();
  const { glossary } = readingRoomOf(app);
  const texts = useLibraryTexts();
  const common = useTexts();
  const lang = useLang();
  useEffect(() => {
    void app.vocabulary.load();
    void glossary.show(id, lang);
  }, [app, glossary, id, lang]);
  const ready = glossary.terms.value !== null;
  const entry = ready ? glossary.entry(id) : null;
  return (
    <div class="term">
      <a class="button quiet back" href={hashOf({ screen: "terms", text: "" })}>
        <Icon name="back" />
        {texts.term.back}
      </a>
      {glossary.failed.value && <Failures failures={[{ code: "page-inconsistent", subject: "" }]} />}
      {!ready && !glossary.failed.value && <p class="pulse">{common.moment}</p>}
      {entry !== null && <Shown entry={entry} />}
      {ready && entry === null && <Missing />}
    </div>
  );
}
