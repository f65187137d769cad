/** Filters by attribute and by pack, each with how many pieces it would leave. */
import { useState } from "preact/hooks";
import type { FoundPieces } from "../../app/library-model";
import type { LibraryQuery } from "../../app/route-model";
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import { useApp } from "../context";
import { formatNumber } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { useLibraryTexts } from "./texts";
import { togglePack, toggleTerm } from "./query-edits";
import { usePackName } from "./use-pack";

/** Choices shown before one asks for the rest. */
const FIRST = 6;

export interface Choice {
  id: string;
  name: string;
  count: number;
  chosen: boolean;
}

interface GroupProps {
  name: string;
  choices: readonly Choice[];
  toggle(id: string): void;
}

export function FilterGroup({ name, choices, toggle }: GroupProps) {
  const texts = useLibraryTexts();
  const tongue = useTongue();
  const [all, setAll] = useState(false);
  const shown = all ? choices : choices.filter((choice, place) => place < FIRST || choice.chosen);
  const hidden = choices.length - shown.length;
  return (
    <fieldset class="filter-group">
      <legend>{name}</legend>
      {shown.map((choice) => (
        <label key={choice.id} class="filter-row">
          <input type="checkbox" checked={choice.chosen} onChange={() => toggle(choice.id)} />
          <span>{choice.name}</span>
          <span class="figures">{formatNumber(tongue, choice.count)}</span>
        </label>
      ))}
      {(hidden > 0 || all) && choices.length > FIRST && (
        <button type="button" class="button text" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.fewer : texts.more(hidden)}
        </button>
      )}
    </fieldset>
  );
}

interface FiltersProps {
  query: LibraryQuery;
  found: FoundPieces;
  change(query: LibraryQuery): void;
}

export function Filters({ query, found, change }: FiltersProps) {
  const { vocabulary } = useApp();
  const texts = useLibraryTexts();
  const common = useTexts();
  const tongue = useTongue();
  const packName = usePackName();
  const terms = vocabulary.terms.value;
  /** What is chosen stays in the list, also where nothing is left of it. */
  const choices = (
    counted: readonly { id: string; count: number }[],
    chosen: readonly string[],
    name: (id: string) => string,
  ): Choice[] => {
    const absent = chosen.filter((id) => !counted.some((each) => each.id === id)).map((id) => ({ id, count: 0 }));
    return [...counted, ...absent].map((each) => ({ ...each, name: name(each.id), chosen: chosen.includes(each.id) }));
  };
  const packs = choices(
    found.packs.map(({ packId, count }) => ({ id: packId, count })),
    query.packs ?? [],
    packName,
  );
  return (
    <div class="filters">
      {VOCABULARY_ATTRIBUTES.map((attribute) => {
        const chosen = query.filters[attribute] ?? [];
        const group = choices(found.facets[attribute], chosen, (id) => terms?.get(id)?.[tongue] ?? id);
        if (group.length === 0) return null;
        return (
          <FilterGroup
            key={attribute}
            name={common.attributes[attribute]}
            choices={group}
            toggle={(id) => change(toggleTerm(query, attribute, id))}
          />
        );
      })}
      {packs.length > 1 && (
        <FilterGroup name={texts.pack} choices={packs} toggle={(id) => change(togglePack(query, id))} />
      )}
    </div>
  );
}
