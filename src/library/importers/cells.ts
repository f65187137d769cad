/** A JSON or Parquet row as text by column: `{"labels": {"shape": "bowl"}}` has the column `labels.shape`. */

/** Deeper than this nothing of a row is a cell. */
const DEEPEST = 4;

export interface Cells {
  cells: Record<string, string>;
  /** Pictures that lie in the row itself, by the name that the cell has instead. */
  pictures: Map<string, Blob>;
}

/** `name` is the row's own and begins the names of its pictures. */
export function cellsOf(row: object, name: string): Cells {
  const cells = new Map<string, string>();
  const pictures = new Map<string, Blob>();
  const visit = (value: unknown, column: string, depth: number): void => {
    if (typeof value === "object" && value !== null && !isLeaf(value)) {
      if (depth < DEEPEST) for (const [key, inner] of Object.entries(value)) visit(inner, join(column, key), depth + 1);
      return;
    }
    const text = textOf(value, (bytes) => {
      const picture = `${name}/${pictures.size + 1}`;
      pictures.set(picture, new Blob([bytes.slice()]));
      return picture;
    });
    if (text !== "") cells.set(column, text);
  };
  visit(row, "", 0);
  return { cells: Object.fromEntries(cells), pictures };
}

const join = (column: string, key: string) => (column === "" ? key : `${column}.${key}`);

/** What becomes one cell: a scalar, a list, a picture's bytes. */
function isLeaf(value: object): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof Date || pictureIn(value) !== null;
}

function textOf(value: unknown, keep: (bytes: Uint8Array) => string, depth = 0): string {
  if (value === null || value === undefined || depth > DEEPEST) return "";
  if (typeof value === "string") return value.trim();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (Array.isArray(value)) {
    return value
      .map((one) => textOf(one, keep, depth + 1))
      .filter((text) => text !== "")
      .join("\n");
  }
  if (value instanceof Uint8Array) return keep(value);
  if (typeof value !== "object") return String(value);
  const bytes = pictureIn(value);
  if (bytes !== null) return keep(bytes);
  return (
    Object.values(value)
      .find((inner) => typeof inner === "string" && inner.trim() !== "")
      ?.trim() ?? ""
  );
}

/** The Hugging Face form of a picture in a Parquet row: `{bytes, path}`. */
export function pictureIn(value: object): Uint8Array | null {
  return "bytes" in value && value.bytes instanceof Uint8Array ? value.bytes : null;
}
