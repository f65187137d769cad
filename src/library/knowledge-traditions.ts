/** Reads the studio's table of what goes with what, for the kilns and periods of its glazes; knows nothing of passages. */
import * as v from "valibot";
import { parse } from "../base/parse";
import { term } from "../domain/vocabulary";
import type { GlazeTradition } from "./knowledge";

const known = v.pipe(
  v.string(),
  v.check((id) => term(id) !== undefined, "wanted a vocabulary id"),
);
const table = v.object({ traditions: v.array(v.object({ glaze: known, kiln: known, dynasty: known })) });

/**
 * A row a glaze, its kilns and dynasties in the order of the table.
 * @throws AppError `bad-shape`, naming the row, when a value is no vocabulary id.
 */
export function glazeTraditions(json: unknown): GlazeTradition[] {
  const { traditions } = parse(table, json, { what: "traditions.json", todo: "correct the studio's table" });
  return [...new Set(traditions.map(({ glaze }) => glaze))].map((color) => {
    const rows = traditions.filter(({ glaze }) => glaze === color);
    return {
      color,
      kilns: [...new Set(rows.map(({ kiln }) => kiln))],
      periods: [...new Set(rows.map(({ dynasty }) => dynasty))],
    };
  });
}
