/** What an import tells, as lines and as a plain text to keep. Pure. */
import type { VocabularyAttribute } from "../../domain/attribute";
import type { ImportReport } from "../../domain/import";
import type { PacksTexts } from "./texts";

export interface ReportPart {
  heading: string;
  lines: string[];
}

export function reportParts(
  report: ImportReport,
  texts: PacksTexts,
  attributes: Readonly<Record<VocabularyAttribute, string>>,
): ReportPart[] {
  const words = texts.importing.report;
  const rows = texts.importing.terms.rows;
  return [
    { heading: words.problems, lines: report.problems.map(({ where, what }) => words.problem(where, what)) },
    {
      heading: words.missed,
      lines: report.missed.map(({ attribute, text, count }) =>
        words.missedText(attributes[attribute], text, rows(count)),
      ),
    },
    { heading: words.duplicates, lines: report.duplicates.map(({ path, sameAs }) => words.duplicateOf(path, sameAs)) },
  ];
}

/** CRLF and a byte order mark: the editor that opens it may be an old one. */
export function reportText(
  title: string,
  report: ImportReport,
  parts: readonly ReportPart[],
  texts: PacksTexts,
): string {
  const words = texts.importing.report;
  const head = [title, "", `${words.read}: ${report.read}`, `${words.imported}: ${report.imported}`];
  const body = parts.flatMap(({ heading, lines }) => ["", `${heading}: ${lines.length || words.none}`, ...lines]);
  return `\uFEFF${[...head, ...body].map((line) => line.replace(/[\r\n]+/g, " ")).join("\r\n")}\r\n`;
}
