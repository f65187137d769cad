/** Says how a table was read where it was not plain UTF-8. */
import type { Report, Table } from "./table";

export function encodingNote({ path, encoding }: Table, report: Report): void {
  if (encoding === "UTF-8" || encoding === "Parquet") return;
  report({ where: path, what: `found text in ${encoding}, not UTF-8; it was read as ${encoding}` });
}
