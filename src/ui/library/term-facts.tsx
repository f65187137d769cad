/** What is settled of a term, line by line: names, dates, place, marks, what it is part of and what is part of it. */
import { tagOf } from "../../app/tongue";
import type { Entry } from "../../app/glossary-model";
import type { Term } from "../../domain/vocabulary";
import { formatList, formatYears } from "../i18n/format";
import { useLang, useTongue } from "../i18n/texts";
import { useLibraryTexts } from "./texts";
import { Fact } from "./fact";
import { TermLink } from "./term-link";

function Links({ terms }: { terms: readonly Term[] }) {
  return (
    <ul class="fact-links">
      {terms.map(({ id }) => (
        <li key={id}>
          <TermLink id={id} />
        </li>
      ))}
    </ul>
  );
}

/** What only reigns and kilns have. */
function OwnFacts({ term }: { term: Term }) {
  const texts = useLibraryTexts();
  if (term.attribute === "kiln") {
    return (
      <Fact name={texts.term.place}>
        <span lang="zh-Hans">
          {term.province} {term.place}
        </span>
      </Fact>
    );
  }
  if (term.attribute !== "reign") return null;
  const marks = [term.mark6Hans, term.mark4Hans].filter((mark) => mark !== null);
  return (
    <>
      {term.emperor !== null && (
        <Fact name={texts.term.emperor}>
          <span lang="zh-Hans">{term.emperor}</span>
        </Fact>
      )}
      {marks.length > 0 && (
        <Fact name={texts.term.mark}>
          <span lang="zh-Hans" class="reign-mark">
            {marks.join("　")}
          </span>
        </Fact>
      )}
      <Fact name={texts.term.marks}>{term.secureBaseMarks ? texts.term.marksKnown : texts.term.marksUnknown}</Fact>
    </>
  );
}

export function TermFacts({ entry: { term, within, parts } }: { entry: Entry }) {
  const texts = useLibraryTexts();
  const lang = useLang();
  const tongue = useTongue();
  const aliases = term.aliases?.[lang] ?? [];
  const reigns = parts.filter((part) => part.attribute === "reign");
  const others = parts.filter((part) => part.attribute !== "reign");
  return (
    <dl class="facts">
      {"start" in term && <Fact name={texts.term.years}>{formatYears(tongue, term.start, term.end)}</Fact>}
      {aliases.length > 0 && (
        <Fact name={texts.term.aliases}>
          <span lang={tagOf(lang)}>{formatList(tongue, aliases)}</span>
        </Fact>
      )}
      {within !== null && (
        <Fact name={texts.term.within}>
          <TermLink id={within.id} />
        </Fact>
      )}
      <OwnFacts term={term} />
      {reigns.length > 0 && (
        <Fact name={texts.term.reigns}>
          <Links terms={reigns} />
        </Fact>
      )}
      {others.length > 0 && (
        <Fact name={term.attribute === "kiln" ? texts.term.kilns : texts.term.parts}>
          <Links terms={others} />
        </Fact>
      )}
    </dl>
  );
}
