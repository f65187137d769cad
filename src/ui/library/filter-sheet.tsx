/** The filters on a phone: a sheet from below, with the number of pieces they leave on its closing button. */
import { useRef, useState } from "preact/hooks";
import type { FoundPieces } from "../../app/library-model";
import type { LibraryQuery } from "../../app/route-model";
import { useLibraryTexts } from "./texts";
import { Icon } from "../icons";
import { Filters } from "./filters";
import { countFilters } from "./query-edits";

interface FilterSheetProps {
  query: LibraryQuery;
  found: FoundPieces;
  change(query: LibraryQuery): void;
}

export function FilterSheet({ query, found, change }: FilterSheetProps) {
  const texts = useLibraryTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" class="button filter-button" aria-haspopup="dialog" onClick={show}>
        <Icon name="filter" />
        {texts.filtersOpen(countFilters(query))}
      </button>
      <dialog
        ref={dialog}
        class="sheet"
        aria-labelledby="filters-heading"
        onClose={() => setOpen(false)}
        onClick={(event) => event.target === event.currentTarget && close()}
      >
        {open && (
          <div class="sheet-body">
            <h2 id="filters-heading">{texts.filters}</h2>
            <Filters query={query} found={found} change={change} />
            <p class="sheet-foot">
              <button type="button" class="button primary" onClick={close}>
                {texts.filtersDone(found.total)}
              </button>
            </p>
          </div>
        )}
      </dialog>
    </>
  );
}
