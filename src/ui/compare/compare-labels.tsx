/** The two labels line by line, with what differs marked and, where something is written of it, how to tell. */
import { tagOf } from "../../app/tongue";
import { comparedLines, type ComparedLine } from "../../app/compare-lines";
import { hashOf } from "../../app/route-model";
import type { RecordFields } from "../../domain/evidence";
import { saidWords } from "../../domain/label-title";
import type { MuseumLabel } from "../../domain/museum-label";
import { useLang, useTexts } from "../i18n/texts";
import { useLabelNames } from "../verdict/names";
import { useCompareTexts } from "./texts";

function Row({ line: { attribute, mine, theirs, likeness, how } }: { line: ComparedLine }) {
  const texts = useCompareTexts();
  const common = useTexts();
  const lang = useLang();
  const { mine: names } = useLabelNames();
  const own = mine.kind === "words" ? mine.words : saidWords(mine, names);
  return (
    <tbody class={`compared ${likeness}`}>
      <tr>
        <th scope="row">
          {common.attributes[attribute]}
          <span class="likeness">{texts.likeness[likeness]}</span>
        </th>
        <td>{own || <span class="why">{texts.open}</span>}</td>
        <td>
          {theirs === null ? (
            <span class="why">{texts.notRecorded}</span>
          ) : (
            <a class="term-link" href={hashOf({ screen: "term", id: theirs })}>
              {names.term(theirs)}
            </a>
          )}
        </td>
      </tr>
      {how !== null && (
        <tr class="how">
          <td colSpan={3} lang={tagOf(lang)}>
            {how[lang]}
          </td>
        </tr>
      )}
    </tbody>
  );
}

export function CompareLabels({ label, fields }: { label: MuseumLabel | null; fields: RecordFields }) {
  const texts = useCompareTexts();
  return (
    <section class="compare-labels" aria-labelledby="compare-labels-heading">
      <h2 id="compare-labels-heading" class="section-heading">
        {texts.labels}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{texts.attribute}</span>
            </th>
            <th scope="col">{texts.mine}</th>
            <th scope="col">{texts.record}</th>
          </tr>
        </thead>
        {comparedLines(label, fields).map((line) => (
          <Row key={line.attribute} line={line} />
        ))}
      </table>
    </section>
  );
}
