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
  const rows = texts.importing.terms.rows;
  return [
    {
      heading: texts.importing.report.problems,
      lines: report.problems.map(({ where, what }) => texts.importing.report.problem(where, what)),
    },
    {
      heading: texts.importing.report.missed,
      lines: report.missed.map(({ attribute, text, count }) =>
        texts.importing.report.missedText(attributes[attribute], text, rows(count)),
      ),
    },
    {
      heading: texts.importing.report.duplicates,
      lines: report.duplicates.map(({ path, sameAs }) => texts.importing.report.duplicateOf(path, sameAs)),
    },
  ];
}

/** CRLF and a byte order mark: the editor that opens it may be an old one. */
export function reportText(
  title: string,
  report: ImportReport,
  parts: readonly ReportPart[],
  texts: PacksTexts,
): string {
  const head = [
    title,
    "",
    `${texts.importing.report.read}: ${report.read}`,
    `${texts.importing.report.imported}: ${report.imported}`,
  ];
  const body = parts.flatMap(({ heading, lines }) => [
    "",
    `${heading}: ${lines.length || texts.importing.report.none}`,
    ...lines,
  ]);
  return `\uFEFF${[...head, ...body].map((line) => line.replace(/[\r\n]+/g, " ")).join("\r\n")}\r\n`;
}
