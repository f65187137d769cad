/** Texts in CiQi's form (`{source, caption, text}`) as passages of a knowledge shelf. */
import type { Passage } from "../../storage/schema";
import type { Report, Table } from "./table";

const LONGEST_TEXT = 20_000;
const LONGEST_SOURCE = 300;

/** `source` stands where a text names none. */
export async function* passagesOf(
  tables: readonly Table[],
  source: string,
  signal: AbortSignal,
  report: Report,
): AsyncGenerator<Passage> {
  let number = 0;
  for (const table of tables) {
    for await (const { cells, where } of table.rows(signal, report)) {
      const { text = "", caption = "" } = cells;
      const whole = (caption === "" || text.includes(caption) ? text : `${caption}\n${text}`).trim();
      if (whole === "") {
        report({ where, what: "found no text; the line was left out" });
        continue;
      }
      number += 1;
      yield {
        id: `text-${number}`,
        lang: isChinese(whole) ? "zh" : "en",
        term: null,
        text: whole.slice(0, LONGEST_TEXT),
        source: (cells["source"] || source).slice(0, LONGEST_SOURCE),
        keywords: caption.slice(0, LONGEST_SOURCE),
        uncertain: false,
      };
    }
  }
}

/** More Chinese characters than Latin words. */
function isChinese(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return characters > (text.match(/[a-z]+/giu)?.length ?? 0);
}
