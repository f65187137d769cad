/** One term of the glossary: its names, what is known of it, what it is taken for, and where the library shows it. */
import { useEffect } from "preact/hooks";
import type { Entry } from "../../app/glossary-model";
import { readingRoomOf } from "../../app/reading-room";
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useLang, useTexts } from "../i18n/texts";
import { useLibraryTexts } from "../library/texts";
import { Icon } from "../icons";
import { AwaitedPart } from "../library/awaited-part";
import { Passages } from "../library/passages";
import { PieceRow } from "../library/piece-row";
import { TermFacts } from "../library/term-facts";
import { TermLink } from "../library/term-link";
import { useRestoredPlace } from "../scroll-place";
import { useTitle } from "../use-title";
import "../styles/library.css";
import "../styles/piece.css";
import "../styles/glossary.css";

/** The names in both languages and both scripts, as a label has them. */
function Names({ entry: { term } }: { entry: Entry }) {
  const texts = useLibraryTexts();
  const common = useTexts();
  const lang = useLang();
  const chinese = (
    <>
      <span lang="zh-Hans">{term.zhHans}</span>
      {term.zhHant !== term.zhHans && (
        <>
          {" "}
          <span lang="zh-Hant" title={texts.term.traditional}>
            {term.zhHant}
          </span>
        </>
      )}
    </>
  );
  return (
    <>
      <p class="label-period">{common.attributes[term.attribute]}</p>
      <h1 id="term-heading" class="label-title">
        {lang === "en" ? term.en : chinese}
      </h1>
      <p class="label-second">{lang === "en" ? chinese : <span lang="en">{term.en}</span>}</p>
      <p class="label-pinyin" lang="zh-Latn">
        {term.pinyin}
      </p>
    </>
  );
}

/** Notes in the reader's language; in English where no others are written. */
function Notes({ entry: { term } }: { entry: Entry }) {
  const texts = useLibraryTexts();
  const lang = useLang();
  const inChinese = lang === "zh" && term.notesZh !== undefined;
  const notes = inChinese ? term.notesZh : term.notes;
  if (notes === undefined || notes === "") return null;
  return (
    <section class="term-notes" aria-labelledby="notes-heading">
      <h2 id="notes-heading" class="section-heading">
        {texts.term.notes}
      </h2>
      <div lang={inChinese ? "zh-Hans" : "en"}>
        {notes.split("\n").map((paragraph, place) => (
          <p key={place}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}

function Confused({ entry: { confused } }: { entry: Entry }) {
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
            <dd>{how[lang]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Shown({ entry }: { entry: Entry }) {
  const { term } = entry;
  const app = useApp();
  const texts = useLibraryTexts();
  const lang = useLang();
  const shown = readingRoomOf(app).glossary.shown.value;
  useTitle(lang === "en" ? term.en : term.zhHans);
  useRestoredPlace(shown?.id === term.id && shown.pieces.phase !== "waiting" && shown.passages.phase !== "waiting");
  const all = { text: "", filters: { [term.attribute]: [term.id] }, packs: null };
  return (
    <>
      <div class="term-top">
        <article class="verdict term-label" aria-labelledby="term-heading">
          <Names entry={entry} />
          {term.uncertain === true && (
            <p class="uncertain-note">
              <Icon name="warning" />
              <span>{texts.term.uncertain}</span>
            </p>
          )}
          <Notes entry={entry} />
          <TermFacts entry={entry} />
        </article>
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
      {ready && entry === null && (
        <div class="library-nothing">
          <h1 class="nothing-words">{texts.term.missing}</h1>
          <p>{texts.term.missingWhat}</p>
        </div>
      )}
    </div>
  );
}
