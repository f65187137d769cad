/** Breaks a text into lines of a width: between words, and between Chinese characters. */

/** At most `most` lines; what does not fit ends in an ellipsis. `measure` gives a text's width. */
export function wrapped(text: string, width: number, most: number, measure: (text: string) => number): string[] {
  const pieces = text.trim().match(/[\p{Script=Han}，。、；：“”（）]|[^\s\p{Script=Han}，。、；：“”（）]+\s*/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  const shown = lines.slice(0, most);
  const last = shown.at(-1);
  const over = lines.length > most || (last !== undefined && measure(last) > width);
  if (last !== undefined && over) shown[shown.length - 1] = cut(last, width, measure);
  return shown;
}

function cut(line: string, width: number, measure: (text: string) => number): string {
  const characters = Array.from(line);
  while (characters.length > 1 && measure(`${characters.join("").trimEnd()}…`) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
