/** Lays out rows of text in columns for a terminal; knows nothing of what they say. */

/**
 * Columns as wide as their widest cell; a Chinese character is two wide.
 * @param {readonly string[][]} rows
 */
export function textTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ""))));
  return rows
    .map((row) =>
      row
        .map((text, column) => text + " ".repeat((widths[column] ?? 0) - cells(text)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** @param {string} text */
function cells(text) {
  return [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
