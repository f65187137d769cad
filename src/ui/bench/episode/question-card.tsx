/** The question of an episode with its options: the truth, what was answered, how probable each was. */
import type { RowResult } from "../../../domain/bench";
import { formatPercent, formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { Icon } from "../../icons";
import { useBenchTexts, useReportTexts } from "../texts";

export function QuestionCard({ result, isFreeForm }: { result: RowResult; isFreeForm: boolean }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const tongue = useTongue();
  const { row, prediction, logprobs, error, status } = result;
  const shares = logprobs === null ? null : probabilities(logprobs);
  return (
    <section class="question-card" aria-labelledby="question-heading">
      <p class="eyebrow">{bench.types[row.type]}</p>
      <h2 id="question-heading">{row.question}</h2>
      {isFreeForm ? (
        row.reference !== null && (
          <p>
            <span class="why">{texts.episode.reference}</span> {row.reference}
          </p>
        )
      ) : (
        <ol class="options" aria-label={texts.episode.options}>
          {row.options.map(({ letter, text }, place) => {
            const share = shares?.[place];
            const isSaid = prediction?.trim() === letter;
            const isRight = letter === row.answer;
            return (
              <li key={letter} class={isRight ? "option is-right" : isSaid ? "option is-said" : "option"}>
                <span class="option-letter">{letter}</span>
                <span class="option-text">
                  {text}
                  {isRight && (
                    <span class="why">
                      <Icon name="check" /> {texts.episode.isRight}
                    </span>
                  )}
                  {isSaid && <span class="why">{texts.episode.isSaid}</span>}
                </span>
                {share !== undefined && (
                  <span class="figures">
                    <span class="visually-hidden">{texts.episode.probability("")}</span>
                    {formatPercent(tongue, share)}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <p>
        <span class="why">{texts.episode.said}</span>{" "}
        {prediction === null || prediction.trim() === "" ? texts.rows.nothing : <q class="said">{prediction}</q>}
      </p>
      {status !== "success" && (
        <p class="caution">{error === null ? texts.statuses[status] : texts.episode.failed(error)}</p>
      )}
      <p class="note">{texts.episode.line(row.id, formatNumber(tongue, row.line))}</p>
    </section>
  );
}

/** Softmax over the options. */
function probabilities(logprobs: readonly number[]): number[] {
  const highest = Math.max(...logprobs);
  const weights = logprobs.map((each) => Math.exp(each - highest));
  const sum = weights.reduce((all, each) => all + each, 0);
  return weights.map((each) => each / sum);
}
