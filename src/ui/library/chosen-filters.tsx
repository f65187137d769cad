/** The filters that are set, each a button that takes it away. */
import type { LibraryQuery } from "../../app/route-model";
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";
import { useLibraryTexts } from "./texts";
import { Icon } from "../icons";
import { countFilters, filtersOf, togglePack, toggleTerm, withoutFilters } from "./query-edits";
import { usePackName } from "./use-pack";

export function ChosenFilters({ query, change }: { query: LibraryQuery; change(query: LibraryQuery): void }) {
  const { vocabulary } = useApp();
  const texts = useLibraryTexts();
  const tongue = useTongue();
  const packName = usePackName();
  const terms = vocabulary.terms.value;
  if (countFilters(query) === 0) return null;
  const chosen = [
    ...filtersOf(query).map(({ attribute, id }) => ({
      key: id,
      name: terms?.get(id)?.[tongue] ?? id,
      without: () => toggleTerm(query, attribute, id),
    })),
    ...(query.packs ?? []).map((id) => ({
      key: `pack ${id}`,
      name: packName(id),
      without: () => togglePack(query, id),
    })),
  ];
  return (
    <p class="chosen-filters">
      {chosen.map(({ key, name, without }) => (
        <button
          key={key}
          type="button"
          class="chip filter-chip"
          aria-label={texts.remove(name)}
          onClick={() => change(without())}
        >
          {name}
          <Icon name="close" />
        </button>
      ))}
      <button type="button" class="button text" onClick={() => change(withoutFilters(query))}>
        {texts.clear}
      </button>
    </p>
  );
}
