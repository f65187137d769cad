/** Which pictures the rows name and which of them are there: a roll call over a whole table. Opens no file. */
import type { OpenImport } from "./open-import";
import type { Piece } from "./pieces";
import { folderOf } from "./source-files";
import type { Report, Row } from "./table";

/** Names that are told of those that no row names. */
const SHOWN = 3;

export function pictureRoll({ table, index, pictures, limited }: OpenImport) {
  const named = new Set<string>();
  return {
    /** The names of the piece's pictures that are not there. */
    call(piece: Piece, row: Row): string[] {
      return piece.pictures.flatMap(({ name }) => {
        if (row.pictures?.has(name) === true) return [];
        const file = index.find(name, folderOf(table?.path ?? ""));
        if (file !== undefined && file !== null) named.add(file.path);
        return file === undefined ? [name] : [];
      });
    },
    /** Pictures beside a table that none of its rows names are left out, and that is said. */
    tellRest(report: Report): void {
      if (table === null || limited) return;
      const rest = pictures.filter(({ path }) => !named.has(path));
      if (rest.length === 0) return;
      const found = rest.length === 1 ? "a picture" : `${rest.length} pictures`;
      const names = rest.slice(0, SHOWN).map(({ path }) => path);
      const some = `${names.join(", ")}${rest.length > SHOWN ? ", …" : ""}`;
      report({
        where: table.path,
        what: `found ${found} that no row names (${some}), left out`,
      });
    },
  };
}
