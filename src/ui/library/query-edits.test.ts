import { expect, test } from "vitest";
import { type LibraryQuery, WHOLE_LIBRARY } from "../../app/route-model";
import { countFilters, filtersOf, togglePack, toggleTerm, withoutFilters } from "./query-edits";

const some: LibraryQuery = { text: "jar", filters: { color: ["glaze:doucai"] }, packs: ["studio"] };

test("what is toggled twice is as before, and leaves no empty list behind", () => {
  expect(toggleTerm(toggleTerm(WHOLE_LIBRARY, "color", "a"), "color", "a")).toEqual(WHOLE_LIBRARY);
  expect(togglePack(togglePack(some, "own"), "own")).toEqual(some);
  expect(togglePack(some, "studio").packs).toBeNull();
});

test("filters are counted and listed in the order of a label; words are none", () => {
  const more = toggleTerm(some, "dynasty", "dyn:ming");
  expect(filtersOf(more)).toEqual([
    { attribute: "dynasty", id: "dyn:ming" },
    { attribute: "color", id: "glaze:doucai" },
  ]);
  expect(countFilters(more)).toBe(3);
  expect(withoutFilters(more)).toEqual({ ...WHOLE_LIBRARY, text: "jar" });
});
