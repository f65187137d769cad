/** How the notebook is sorted and narrowed, each choice with how many studies have it. */
import type { StudySummary } from "../../app/ports";
import { type NotebookQuery, ORDERS, STUDY_STATES } from "../../domain/keep/notebook";
import { countPeriods, countTags } from "../../domain/keep/notebook-query";
import { tagKey } from "../../domain/keep/tags";
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";
import { type Choice, FilterGroup } from "../library/filters";
import { useNotebookTexts } from "./texts";

interface NotebookFiltersProps {
  studies: readonly StudySummary[];
  query: NotebookQuery;
  change(query: NotebookQuery): void;
}

export function NotebookFilters({ studies, query, change }: NotebookFiltersProps) {
  const texts = useNotebookTexts();
  const terms = useApp().vocabulary.terms.value;
  const tongue = useTongue();
  const chosenTags = query.tags.map(tagKey);
  const tags = countTags(studies).map(({ id, count }): Choice => {
    return { id, count, name: id, chosen: chosenTags.includes(tagKey(id)) };
  });
  const periods = countPeriods(studies).map(({ id, count }): Choice => {
    return { id, count, name: terms?.get(id)?.[tongue] ?? id, chosen: query.period === id };
  });
  const states = STUDY_STATES.map((id): Choice => {
    const count = studies.filter(({ state }) => state === id).length;
    return { id, count, name: texts.filters.states[id], chosen: query.state === id };
  }).filter(({ count, chosen }) => count > 0 || chosen);
  const noted = studies.filter(({ note }) => note.trim() !== "").length;
  const toggleTag = (tag: string) => {
    const others = query.tags.filter((each) => tagKey(each) !== tagKey(tag));
    change({ ...query, tags: others.length < query.tags.length ? others : [...others, tag] });
  };
  return (
    <div class="filters">
      <label class="order">
        <span>{texts.filters.order}</span>
        <select
          class="field"
          value={query.order}
          onChange={({ currentTarget: { value } }) =>
            change({ ...query, order: ORDERS.find((order) => order === value) ?? "newest" })
          }
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {texts.filters.orders[order]}
            </option>
          ))}
        </select>
      </label>
      {tags.length > 0 && <FilterGroup name={texts.filters.tags} choices={tags} toggle={toggleTag} />}
      {periods.length > 0 && (
        <FilterGroup
          name={texts.filters.period}
          choices={periods}
          toggle={(id) => change({ ...query, period: query.period === id ? null : id })}
        />
      )}
      <FilterGroup
        name={texts.filters.state}
        choices={[...states, { id: "noted", name: texts.filters.noted, count: noted, chosen: query.noted }]}
        toggle={(id) => {
          if (id === "noted") return change({ ...query, noted: !query.noted });
          const state = STUDY_STATES.find((each) => each === id) ?? null;
          change({ ...query, state: query.state === state ? null : state });
        }}
      />
    </div>
  );
}
