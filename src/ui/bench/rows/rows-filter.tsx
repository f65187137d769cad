/** Which answers are listed: by kind, mark, end, words; and what a figure's link has set besides, to be taken away. */
import { useEffect, useState } from "preact/hooks";
import { ALL_ROWS, type RowsQuery } from "../../../app/bench-route";
import { QUESTION_TYPES, type QuestionType, type RowStatus } from "../../../domain/bench";
import { Icon } from "../../icons";
import { useLabels } from "../report/confusion-part";
import { useBenchTexts, useReportTexts } from "../texts";
import { useBench } from "../use-room";

interface RowsFilterProps {
  query: RowsQuery;
  change(next: RowsQuery): void;
}

/** Milliseconds without a key before the words are looked for. */
const PAUSE = 250;

export function RowsFilter({ query, change }: RowsFilterProps) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const [text, setText] = useState(query.text);
  useEffect(() => setText(query.text), [query.text]);
  useEffect(() => {
    if (text === query.text) return;
    const timer = setTimeout(() => change({ ...query, text }), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const statuses = Object.keys(STATUS_ORDER) as RowStatus[];
  return (
    <form class="rows-filter" onSubmit={(event) => event.preventDefault()}>
      <Choice
        name={texts.rows.kind}
        value={query.type}
        choices={QUESTION_TYPES.map((type) => [type, bench.types[type]])}
        choose={(type) => change({ ...query, type: type as QuestionType | null, truth: null, answer: null })}
      />
      <Choice
        name={texts.rows.mark}
        value={query.right === null ? null : query.right ? "right" : "wrong"}
        choices={[
          ["right", texts.rows.right],
          ["wrong", texts.rows.wrong],
        ]}
        choose={(mark) => change({ ...query, right: mark === null ? null : mark === "right" })}
      />
      <Choice
        name={texts.rows.status}
        value={query.status}
        choices={statuses.map((status) => [status, texts.statuses[status]])}
        choose={(status) => change({ ...query, status: status as RowStatus | null })}
      />
      <label class="form-field rows-text">
        <span>{texts.rows.text}</span>
        <input class="field" type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <Narrowed query={query} change={change} />
    </form>
  );
}

const STATUS_ORDER: Record<RowStatus, true> = {
  success: true,
  completed_without_answer: true,
  tool_limit_exceeded: true,
  empty_response: true,
  error: true,
};

interface ChoiceProps {
  name: string;
  /** Null: any. */
  value: string | null;
  choices: readonly (readonly [string, string])[];
  choose(value: string | null): void;
}

function Choice({ name, value, choices, choose }: ChoiceProps) {
  const texts = useReportTexts();
  return (
    <label class="form-field">
      <span>{name}</span>
      <select
        class="field"
        value={value ?? ""}
        onChange={({ currentTarget }) => choose(currentTarget.value === "" ? null : currentTarget.value)}
      >
        <option value="">{texts.rows.any}</option>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What no field of the form says. */
function Narrowed({ query, change }: RowsFilterProps) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const label = useLabels();
  const { runs } = useBench();
  const { truth, answer, reading, tool, against } = query;
  const name = (each: string | null) => (each === null ? texts.rows.any : label(each));
  const parts: { words: string; without: RowsQuery }[] = [];
  if (truth !== null || answer !== null) {
    parts.push({ words: texts.rows.cell(name(truth), name(answer)), without: { ...query, truth: null, answer: null } });
  }
  if (reading !== null) parts.push({ words: texts.rows[reading], without: { ...query, reading: null } });
  if (tool !== null) {
    const words = tool.used ? texts.rows.toolUsed : texts.rows.toolUnused;
    parts.push({ words: words(bench.tools[tool.name]), without: { ...query, tool: null } });
  }
  if (against !== null) {
    const other = runs.runs.value?.find(({ id }) => id === against.runId)?.name ?? against.runId;
    const words = against.right ? texts.rows.elsewhereRight : texts.rows.elsewhereWrong;
    parts.push({ words: words(other), without: { ...query, against: null } });
  }
  const narrowed = JSON.stringify(query) !== JSON.stringify(ALL_ROWS);
  if (!narrowed) return null;
  return (
    <div class="narrowed">
      {parts.map(({ words, without }) => (
        <button key={words} type="button" class="button" onClick={() => change(without)}>
          {words}
          <Icon name="close" />
        </button>
      ))}
      <button type="button" class="button text" onClick={() => change(ALL_ROWS)}>
        {texts.rows.clear}
      </button>
    </div>
  );
}
