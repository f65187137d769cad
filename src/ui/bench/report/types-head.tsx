/** The head of a table with a column for each kind of question, and the average. */
import type { QuestionType } from "../../../domain/bench";
import { useBenchTexts, useReportTexts } from "../texts";

/** `first`: what the rows are. */
export function TypesHead({ first, types }: { first: string; types: readonly QuestionType[] }) {
  const bench = useBenchTexts();
  const texts = useReportTexts();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {types.map((type) => (
          <th key={type} scope="col">
            {bench.types[type]}
          </th>
        ))}
        <th scope="col" class="average">
          {texts.headline.average}
        </th>
      </tr>
    </thead>
  );
}
