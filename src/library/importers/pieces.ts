/** A row of a table, or a picture without one, as a piece: its record and the pictures it names. Decodes nothing. */
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../../domain/attribute";
import type { ColumnMapping, ColumnRole, TermChoices } from "../../domain/import";
import type { Specimen, View } from "../../domain/specimen";
import { type Matched, matchTerms } from "./match-terms";
import { picturePaths, viewOf } from "./picture-names";
import { cleanPath, stemOf } from "./source-files";
import type { Row } from "./table";

/** A record without its picture's view, which is known when its pictures are. */
export interface Piece {
  where: string;
  record: Omit<Specimen, "view">;
  /** As the row names them; the first one with the view `front`, else the first, stands for the piece. */
  pictures: { name: string; view: View }[];
  missed: Matched["missed"];
}

/** Characters of one field: what a caption may have, not a book. */
const LONGEST_TEXT = 8000;
const LONGEST_NAME = 300;
const LONGEST_LINK = 2000;

/** `number` counts the pieces of the source, from 1; it names those that have no id. */
export function pieceOf(row: Row, number: number, mapping: ColumnMapping, choices: TermChoices, source: string): Piece {
  const cell = (role: ColumnRole): string => {
    const column = mapping[role];
    return column === undefined ? "" : (row.cells[column] ?? "").trim();
  };
  const pictures = picturesOf(cell("image"), cell("view"));
  const texts = Object.fromEntries(
    VOCABULARY_ATTRIBUTES.filter((one) => mapping[one] !== undefined).map((one) => [one, cell(one)]),
  ) as Partial<Record<VocabularyAttribute, string>>;
  const name = cell("name");
  const nameEn = cell("nameEn");
  const { attributes, missed, unsaid } = matchTerms(texts, choices, `${name} ${nameEn}`);
  const link = cell("link");
  const description = [cell("description"), ...unsaid.map((one) => `${mapping[one]}: ${texts[one]}`)]
    .filter((text) => text !== "")
    .join("\n")
    .slice(0, LONGEST_TEXT);
  const credit = cell("credit").slice(0, LONGEST_NAME);
  return {
    where: row.where,
    record: {
      id: cell("id").slice(0, LONGEST_NAME) || `${number}`,
      name: (name || nameEn || firstStem(pictures)).slice(0, LONGEST_NAME),
      nameEn: (nameEn || (isLatin(name) ? name : "")).slice(0, LONGEST_NAME),
      attributes,
      source: (cell("source") || source).slice(0, LONGEST_NAME),
      ...(description !== "" && { description }),
      ...(isAddress(link) && { link }),
      ...(credit !== "" && { credit }),
    },
    pictures,
    missed,
  };
}

/** A picture that no table speaks of: its name is all that is known. */
export function pictureAlone(path: string, source: string): Piece {
  return pieceOf(
    { where: path, cells: { path, name: stemOf(path) } },
    0,
    { id: "path", name: "name", image: "path" },
    {},
    source,
  );
}

/** A picture of a piece whose row does not name it. */
export function pictureCalled(path: string): Piece["pictures"][number] {
  return { name: path, view: viewOf(path) };
}

function picturesOf(images: string, views: string): Piece["pictures"] {
  const names = picturePaths(images);
  const said = views.split("\n").map((view) => view.trim());
  return names.map((name, at) => {
    const own = said.length === names.length ? said[at] : said.length === 1 ? said[0] : "";
    const view = own === undefined || own === "" || own === "-" ? "unknown" : viewOf(own);
    return { name, view: view === "unknown" ? viewOf(name) : view };
  });
}

const firstStem = ([first]: Piece["pictures"]) => (first === undefined ? "" : stemOf(cleanPath(first.name)));
const isLatin = (text: string) => /[a-z]/iu.test(text) && !/\p{Script=Han}/u.test(text);
const isAddress = (link: string) => link.length <= LONGEST_LINK && /^https:\/\/[^\s<>"]+$/u.test(link);
