/** Prints what an import made, and what it could not. Knows no command line. */

/** Lines of each kind that are shown. */
const mostLines = 20;

/**
 * @param {import("../src/headless").PackMade} made
 * @param {string} out
 * @param {number} seconds
 */
export function printImport({ report, mapping, bytes }, out, seconds) {
  const { read, imported, duplicates, missed, problems } = report;
  const columns = Object.entries(mapping).map(([role, column]) => `${column} = ${role}`);
  return [
    `${out}: ${imported} of ${read} pieces, ${(bytes / 1024).toFixed(0)} kB, in ${seconds.toFixed(1)} s`,
    ...(columns.length > 0 ? [`columns: ${columns.join(", ")}`] : []),
    ...section(
      "pictures with the same pixels",
      duplicates.map(({ path, sameAs }) => `${path} is ${sameAs}`),
    ),
    ...section(
      "texts that the vocabulary does not know, kept in the descriptions",
      missed.map(({ attribute, text, count }) => `${attribute}: ${text}${count > 1 ? ` (${count} times)` : ""}`),
    ),
    ...section(
      "problems",
      problems.map(({ where, what }) => `${where}: ${what}`),
    ),
  ].join("\n");
}

/** @param {string} title @param {string[]} lines */
function section(title, lines) {
  if (lines.length === 0) return [];
  const more = lines.length > mostLines ? [`  and ${lines.length - mostLines} more`] : [];
  return ["", `${title}: ${lines.length}`, ...lines.slice(0, mostLines).map((line) => `  ${line}`), ...more];
}
