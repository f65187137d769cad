/** What an import is asked for and what it tells: tables and pictures become the records of a pack. Types only. */
import type { VocabularyAttribute } from "./attribute";
import type { Localized } from "./pack";

/** A file of the source, with its path inside the folder or archive. */
export interface ImportFile {
  path: string;
  blob: Blob;
}

/** What a column of a table can mean. `image` holds one or several picture paths. */
export type ColumnRole =
  | VocabularyAttribute
  | "id"
  | "name"
  | "nameEn"
  | "image"
  | "view"
  | "description"
  | "source"
  | "link"
  | "credit";

/** The column that plays each role; a role that is absent is played by none. */
export type ColumnMapping = Partial<Record<ColumnRole, string>>;

/** Which term a curator chose for a text that the vocabulary did not know; null: none, leave it out. */
export type TermChoices = Partial<Record<VocabularyAttribute, Record<string, string | null>>>;

export type ImportFormat = "images" | "table" | "ciqi-images" | "ciqi-texts" | "ciqi-questions" | "museum" | "iiif";

/** A text of an attribute column that no term answers to. */
export interface MissedText {
  attribute: VocabularyAttribute;
  text: string;
  count: number;
}

export interface ImportPreview {
  format: ImportFormat;
  /** The file that the rows are from; null for a folder of pictures alone. */
  table: { path: string; encoding: string; columns: string[]; rows: string[][]; count: number } | null;
  /** As good as it could be guessed. */
  mapping: ColumnMapping;
  /** Rows whose text found its term, by attribute that has a column. */
  matched: Partial<Record<VocabularyAttribute, { matched: number; empty: number; missed: number }>>;
  missed: MissedText[];
  pictures: { count: number; /** named in the table, absent among the files */ absent: string[] };
  /** What the reader should know: the encoding that was found, rows that are broken, each with its line. */
  problems: ImportProblem[];
}

export interface ImportProblem {
  /** File or row: `photos/a.jpg`, `pieces.csv, line 12`. */
  where: string;
  /** One sentence: what was found, what was wanted, what was done about it. */
  what: string;
}

export interface ImportRequest {
  /** The page's own id of this import; the same id goes on where a cut-off one stopped. */
  jobId: string;
  files: ImportFile[];
  mapping: ColumnMapping;
  choices: TermChoices;
  /** Pieces from the first on; absent: all. */
  limit?: number | undefined;
  about: {
    id: string;
    version: string;
    title: Localized;
    description: Localized;
    publisher: string;
    licence: { data: string; images: string };
    attribution: { data: string; images: string };
  };
}

export interface ImportProgress {
  step: "read" | "pictures" | "write";
  done: number;
  total: number;
  /** Null until it can be told. */
  perSecond: number | null;
  secondsLeft: number | null;
}

export interface ImportReport {
  /** Rows or pictures that were read, and those that became records. */
  read: number;
  imported: number;
  /** Pictures with the same pixels as an earlier one. */
  duplicates: { path: string; sameAs: string }[];
  missed: MissedText[];
  problems: ImportProblem[];
}

/** An import that was cut off and can be taken up again with the same files. */
export interface UnfinishedImport extends Omit<ImportRequest, "files"> {
  done: number;
  total: number;
  /** Milliseconds since 1970. */
  startedAt: number;
}
