/** A term as a label: its names, whether it is settled, what is written of it, and the facts. */
import type { Entry } from "../../app/glossary-model";
import { nameIn } from "../../app/tongue";
import { useLang, useTexts, useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { TermFacts } from "./term-facts";
import { useLibraryTexts } from "./texts";

/** The names in both languages and both scripts, the reader's first, as a label has them. */
function Names({ entry: { term } }: { entry: Entry }) {
  const texts = useLibraryTexts();
  const common = useTexts();
  const tongue = useTongue();
  const [own, other] = tongue === "zh-Hant" ? (["zh-Hant", "zh-Hans"] as const) : (["zh-Hans", "zh-Hant"] as const);
  const chinese = (
    <>
      <span lang={own}>{nameIn(term, own)}</span>
      {term.zhHant !== term.zhHans && (
        <>
          {" "}
          <span lang={other} title={own === "zh-Hans" ? texts.term.traditional : texts.term.simplified}>
            {nameIn(term, other)}
          </span>
        </>
      )}
    </>
  );
  return (
    <>
      <p class="label-period">{common.attributes[term.attribute]}</p>
      <h1 id="term-heading" class="label-title">
        {tongue === "en" ? term.en : chinese}
      </h1>
      <p class="label-second">{tongue === "en" ? chinese : <span lang="en">{term.en}</span>}</p>
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

export function TermLabel({ entry }: { entry: Entry }) {
  const texts = useLibraryTexts();
  return (
    <article class="verdict term-label" aria-labelledby="term-heading">
      <Names entry={entry} />
      {entry.term.uncertain === true && (
        <p class="uncertain-note">
          <Icon name="warning" />
          <span>{texts.term.uncertain}</span>
        </p>
      )}
      <Notes entry={entry} />
      <TermFacts entry={entry} />
    </article>
  );
}
