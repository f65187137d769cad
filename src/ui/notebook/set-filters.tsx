/** The filters that are set, each a button that takes it away. */
import { countNotebookFilters, type NotebookQuery } from "../../domain/keep/notebook";
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useNotebookTexts } from "./texts";

export function SetFilters({ query, change }: { query: NotebookQuery; change(query: NotebookQuery): void }) {
  const texts = useNotebookTexts();
  const terms = useApp().vocabulary.terms.value;
  const tongue = useTongue();
  if (countNotebookFilters(query) === 0) return null;
  const { tags, period, state, noted } = query;
  const set = [
    ...tags.map((tag) => ({ name: tag, without: { tags: tags.filter((each) => each !== tag) } })),
    ...(period === null ? [] : [{ name: terms?.get(period)?.[tongue] ?? period, without: { period: null } }]),
    ...(state === null ? [] : [{ name: texts.filters.states[state], without: { state: null } }]),
    ...(noted ? [{ name: texts.filters.noted, without: { noted: false } }] : []),
  ];
  return (
    <p class="chosen-filters">
      {set.map(({ name, without }) => (
        <button
          key={name}
          type="button"
          class="chip filter-chip"
          aria-label={texts.filters.remove(name)}
          onClick={() => change({ ...query, ...without })}
        >
          {name}
          <Icon name="close" />
        </button>
      ))}
      <button
        type="button"
        class="button text"
        onClick={() => change({ ...query, tags: [], period: null, state: null, noted: false })}
      >
        {texts.filters.clear}
      </button>
    </p>
  );
}
