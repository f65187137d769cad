/** The filters on a phone: a sheet from below, with the number of pieces they leave on its closing button. */
import type { FoundPieces } from "../../app/library-model";
import type { LibraryQuery } from "../../app/route-model";
import { Filters } from "./filters";
import { countFilters } from "./query-edits";
import { Sheet } from "./sheet";
import { useLibraryTexts } from "./texts";

interface FilterSheetProps {
  query: LibraryQuery;
  found: FoundPieces;
  change(query: LibraryQuery): void;
}

export function FilterSheet({ query, found, change }: FilterSheetProps) {
  const texts = useLibraryTexts();
  return (
    <Sheet open={texts.filtersOpen(countFilters(query))} heading={texts.filters} done={texts.filtersDone(found.total)}>
      <Filters query={query} found={found} change={change} />
    </Sheet>
  );
}
