/** What a line of the label says: in the reader's language, in the other one, with pinyin and years. */
import { hashOf } from "../../../app/route-model";
import { saidWords } from "../../../domain/label-title";
import type { LabelLine } from "../../../domain/museum-label";
import type { Said } from "../../../domain/retreat";
import { term } from "../../../domain/vocabulary";
import { formatYears } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { useLabelNames } from "../names";
import { useVerdictTexts } from "../texts";

/** A term that the glossary has an entry for. */
function TermName({ id }: { id: string }) {
  const { mine } = useLabelNames();
  if (term(id) === undefined) return <>{mine.term(id)}</>;
  return (
    <a class="term-link" href={hashOf({ screen: "term", id })}>
      {mine.term(id)}
    </a>
  );
}

/** In the other language, with pinyin of a single term. */
function Second({ said }: { said: Said }) {
  const { theirs, theirTag } = useLabelNames();
  const pinyin = said.kind === "term" ? term(said.id)?.pinyin : undefined;
  return (
    <span class="second">
      {theirTag !== "en" && <span lang={theirTag}>{saidWords(said, theirs)} </span>}
      {pinyin !== undefined && <span lang="zh-Latn-pinyin">{pinyin} </span>}
      {theirTag === "en" && <span lang="en">{saidWords(said, theirs)}</span>}
    </span>
  );
}

export function Years({ id }: { id: string }) {
  const tongue = useTongue();
  const found = term(id);
  const dated = found?.attribute === "dynasty" || found?.attribute === "reign";
  return dated ? <span class="years">{formatYears(tongue, found.start, found.end)}</span> : null;
}

export function LabelValue({ line }: { line: LabelLine }) {
  const texts = useVerdictTexts();
  const { mine } = useLabelNames();
  const { said, attribute } = line;
  if (said.kind === "open") return <span class="value undetermined">{texts.open}</span>;
  if (said.kind === "words") {
    return (
      <>
        <span class="value">{said.words}</span> <span class="second">{texts.ownWords}</span>
      </>
    );
  }
  if (attribute === "reign" && said.kind === "term" && line.retreat !== null) {
    return <span class="value wider">{mine.reignOpen(saidWords(said, mine))}</span>;
  }
  const wider = line.retreat === null ? "value" : "value wider";
  return (
    <>
      <span class={wider}>
        {said.kind === "term" && <TermName id={said.id} />}
        {said.kind !== "term" && saidWords(said, mine)}
      </span>{" "}
      <Second said={said} /> {said.kind === "term" && <Years id={said.id} />}
    </>
  );
}
