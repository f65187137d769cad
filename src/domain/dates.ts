/** Years from what labels say of a date, in English and Chinese. Knows no dynasty. */

/** Years of the common era; -206 is 206 BC. `about`: the label itself is not sure. */
export interface Years {
  start: number;
  end: number;
  about: boolean;
}

const ABOUT =
  /\b(?:c|ca|circa|about|approx(?:imately)?|probably|possibly|perhaps|or later|or earlier|after|before)\b|[?？约約或]/iu;
const BC = String.raw`\s*(?:b\.?\s?c\.?(?:\s?e\.?)?)`;
const CE = String.raw`\s*(?:a\.?\s?d\.?|c\.?\s?e\.?)`;
const DASH = String.raw`\s*(?:[-–—−~〜～至到]|to|and|or)\s*`;
const ORDINAL = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const PART = String.raw`(early|mid(?:dle)?|late|first half(?: of)?|second half(?: of)?|first quarter(?: of)?|last quarter(?: of)?|第?[一二]?[上下]半|前半|后半|早期|中期|晚期|初|末)?`;

const centuries = new RegExp(
  String.raw`${PART}[\s-]*(?:(?:of )?the )?${ORDINAL}(?:${BC})?(?:${DASH}${PART}[\s-]*(?:the )?${ORDINAL})?[\s-]*(?:centur(?:y|ies)|c\.|世纪|世紀)(${BC})?\s*${PART}`,
  "iu",
);
const years = new RegExp(
  String.raw`(?:(?:a\.?d\.?|公元(前)?)\s*)?(\d{1,4})s?年?(${BC})?(?:${CE})?(?:${DASH}(?:a\.?d\.?\s*)?(?:公元)?(前)?(\d{1,4})年?(${BC})?(?:${CE})?)?`,
  "iu",
);

/** The years that a label names, or null. `18th century`, `late 17th–early 18th century`, `c. 1700`, `公元前206年`. */
export function parseYears(text: string): Years | null {
  const plain = text
    .normalize("NFKC")
    .replace(/[一二三四五六七八九十]+(?=世[纪紀])/gu, chineseNumber)
    .replace(/第(?=\d)/gu, "");
  const about = ABOUT.test(plain);
  const range = centuryYears(plain) ?? plainYears(plain);
  return range === null || range.start > range.end ? null : { ...range, about };
}

/** Up to 九十九, which is more centuries than there are. */
function chineseNumber(text: string): string {
  const [tens = "", ones = ""] = text.includes("十") ? text.split("十") : ["零", text];
  const digit = (one: string) => "零一二三四五六七八九".indexOf(one);
  return String((tens === "" ? 1 : digit(tens)) * 10 + (ones === "" ? 0 : digit(ones)));
}

function centuryYears(text: string): Omit<Years, "about"> | null {
  const found = centuries.exec(text);
  if (found === null) return null;
  const [, firstPart, first = "", lastPart, last, bc, partAfter] = found;
  const before = bc !== undefined || /公元前|前/u.test(text.slice(0, found.index));
  const from = centuryPart(Number(first), firstPart ?? (last === undefined ? partAfter : undefined), before);
  const to = last === undefined ? from : centuryPart(Number(last), lastPart ?? partAfter, before);
  return { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
}

/** `early` is the first third, `mid` the middle one. */
function centuryPart(century: number, part: string | undefined, before: boolean): Omit<Years, "about"> {
  const base = before ? -century * 100 : (century - 1) * 100 + 1;
  const [from, to] = span(part?.toLowerCase() ?? "");
  return { start: base + from, end: base + to };
}

function span(part: string): [number, number] {
  if (/first half|上半|前半/u.test(part)) return [0, 49];
  if (/second half|下半|后半/u.test(part)) return [50, 99];
  if (/first quarter/u.test(part)) return [0, 24];
  if (/last quarter/u.test(part)) return [75, 99];
  if (/early|早期|初/u.test(part)) return [0, 33];
  if (/mid|中期/u.test(part)) return [33, 66];
  if (/late|晚期|末/u.test(part)) return [67, 99];
  return [0, 99];
}

function plainYears(text: string): Omit<Years, "about"> | null {
  const found = years.exec(text);
  if (found === null) return null;
  const [, firstBefore, first = "", firstBc, lastBefore, last, lastBc] = found;
  const from = Number(first);
  if (last === undefined) {
    // A bare number of one or two digits is a quantity, not a year.
    const marked = firstBefore !== undefined || firstBc !== undefined || /[年]|\b(?:ad|ce)\b/iu.test(found[0]);
    if (first.length < 3 && !marked) return null;
    const year = firstBefore === undefined && firstBc === undefined ? from : -from;
    const decade = /s/u.test(found[0]) && year % 10 === 0 ? (year % 100 === 0 ? 99 : 9) : 0;
    return { start: year, end: year + decade };
  }
  const short = last.length < first.length && lastBc === undefined && firstBc === undefined && last.length <= 2;
  const to =
    short && Number(last) > from % 10 ** last.length ? from - (from % 10 ** last.length) + Number(last) : Number(last);
  const endBefore = lastBc !== undefined || (lastBefore !== undefined && lastBc === undefined);
  const startBefore = firstBefore !== undefined || firstBc !== undefined || (endBefore && from >= to);
  return { start: startBefore ? -from : from, end: endBefore ? -to : to };
}
