/** The guess beside the verdict, attribute by attribute, with what a near miss has right. */
import { tagOf } from "../../app/tongue";
import type { Guess } from "../../app/guess-model";
import { type MarkedGuess, markedGuesses, score } from "../../app/guess-marking";
import { saidWords } from "../../domain/label-title";
import type { MuseumLabel } from "../../domain/museum-label";
import { formatFigure, formatPercent } from "../i18n/format";
import { useLang, useTexts, useTongue } from "../i18n/texts";
import { termName, useLabelNames } from "../verdict/names";
import { useVerdictTexts } from "../verdict/texts";
import { useGuessTexts } from "./texts";

function Row({ guess: { attribute, guessed, line, mark, credit, shared, how } }: { guess: MarkedGuess }) {
  const texts = useGuessTexts();
  const label = useVerdictTexts();
  const common = useTexts();
  const lang = useLang();
  const tongue = useTongue();
  const { mine } = useLabelNames();
  const said = line.said.kind === "words" ? line.said.words : saidWords(line.said, mine);
  const first =
    line.guess === null ? "" : texts.unsure(mine.term(line.guess), formatPercent(tongue, line.claim.confidence));
  const telling = mark === "near" || mark === "confusable";
  return (
    <li class={`guessed ${mark}`}>
      <h3>{common.attributes[attribute]}</h3>
      <dl>
        <div>
          <dt>{texts.yours}</dt>
          <dd>{guessed === null ? texts.marks.unguessed : termName(guessed, tongue)}</dd>
        </div>
        <div>
          <dt>{texts.theirs}</dt>
          <dd>{said || label.open}</dd>
        </div>
      </dl>
      <p class="guess-mark">
        {texts.marks[mark]}
        {credit !== null && credit > 0 && credit < 1 && <span class="figures"> {formatPercent(tongue, credit)}</span>}
      </p>
      {mark === "near" && shared !== null && <p class="why">{texts.shared(mine.term(shared))}</p>}
      {telling && how !== null && (
        <p class="why" lang={tagOf(lang)}>
          {how[lang]}
        </p>
      )}
      {first !== "" && <p class="why">{first}</p>}
    </li>
  );
}

export function GuessCompared({ guess, label }: { guess: Guess; label: MuseumLabel }) {
  const texts = useGuessTexts();
  const tongue = useTongue();
  const marks = markedGuesses(guess, label);
  const { points, of } = score(marks);
  return (
    <section class="guess-compared" aria-labelledby="compared-heading" tabIndex={-1}>
      <h2 id="compared-heading">{texts.compared}</h2>
      {of > 0 && (
        <p class="guess-score">
          <strong>{texts.score(formatFigure(tongue, points), formatFigure(tongue, of))}</strong>{" "}
          <span class="why">{texts.scoreWhat}</span>
        </p>
      )}
      <ul>
        {marks.map((each) => (
          <Row key={each.attribute} guess={each} />
        ))}
      </ul>
      <p class="why">{texts.modest}</p>
    </section>
  );
}
