/** Answers below each other, each the way to its episode. */
import type { ListedResult } from "../../../app/bench-ports";
import { benchHash } from "../../../app/bench-route";
import { formatDuration } from "../../i18n/format";
import { formatShare } from "../../i18n/format-bench";
import { useTongue } from "../../i18n/texts";
import { Icon } from "../../icons";
import { saidWords, truthWords } from "../answer-words";
import { useBenchTexts, useReportTexts } from "../texts";

interface AnswerListProps {
  results: readonly ListedResult[];
  isFreeForm: boolean;
}

export function AnswerList({ results, isFreeForm }: AnswerListProps) {
  return (
    <ol class="answers">
      {results.map((result) => (
        <Answer key={result.seq} result={result} isFreeForm={isFreeForm} />
      ))}
    </ol>
  );
}

function Answer({ result, isFreeForm }: { result: ListedResult; isFreeForm: boolean }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const tongue = useTongue();
  const { row, runId, seq, prediction, right, credit, seconds, status } = result;
  const truth = truthWords(row, isFreeForm);
  const said = saidWords(row, prediction);
  return (
    <li class="answer">
      <Mark right={right} credit={credit} />
      <div class="answer-words">
        <p class="why">
          {seq + 1} · {bench.types[row.type]} · {row.id}
        </p>
        <a class="answer-link" href={benchHash({ screen: "bench-episode", runId, seq })}>
          {row.question}
        </a>
        <dl class="answer-pair">
          <div>
            <dt>{texts.rows.truth}</dt>
            <dd>{truth}</dd>
          </div>
          <div>
            <dt>{texts.rows.said}</dt>
            <dd class="said">{said ?? <span class="why">{texts.rows.nothing}</span>}</dd>
          </div>
        </dl>
        {status !== "success" && <p class="caution">{texts.statuses[status]}</p>}
      </div>
      <p class="figures">{formatDuration(tongue, Math.round(seconds * 1000))}</p>
    </li>
  );
}

function Mark({ right, credit }: Pick<ListedResult, "right" | "credit">) {
  const texts = useReportTexts();
  if (credit !== null) {
    return (
      <p class="answer-mark" title={texts.rows.credit}>
        <span class="visually-hidden">{texts.rows.credit} </span>
        {formatShare(credit)}
      </p>
    );
  }
  const words = right === null ? texts.rows.unscored : right ? texts.rows.right : texts.rows.wrong;
  return (
    <p class={`answer-mark ${right === true ? "is-right" : right === false ? "is-wrong" : ""}`} title={words}>
      <span class="visually-hidden">{words}</span>
      {right === null ? "–" : <Icon name={right ? "check" : "close"} />}
    </p>
  );
}
