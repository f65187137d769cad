/** Reads the studio's table of glaze traditions; knows nothing of passages. */
import * as v from "valibot";
import { parse } from "../base/parse";
import { term } from "../domain/vocabulary";
import type { GlazeTradition } from "./knowledge";

const known = v.pipe(
  v.string(),
  v.check((id) => term(id) !== undefined, "wanted a vocabulary id"),
);
const ids = v.array(known);
const row = v.object({ color: known, kilns: ids, periods: ids });

/** @throws AppError `bad-shape`, naming the row, when a value is no vocabulary id. */
export function glazeTraditions(rows: unknown): GlazeTradition[] {
  return parse(v.array(row), rows, { what: "traditions.json", todo: "correct the studio's table" });
}
