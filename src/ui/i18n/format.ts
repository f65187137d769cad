/** Dates, numbers and sizes in the reader's language, by Intl; knows no sentences. */
import type { Tongue } from "../../app/tongue";

const TAGS: Record<Tongue, string> = { en: "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" };

/** Formats are costly to make and asked for with every drawing: each is made once. */
function kept<O, F>(make: new (tag: string, options: O) => F): (tongue: Tongue, options: O) => F {
  const made = new Map<string, F>();
  return (tongue, options) => {
    const key = tongue + JSON.stringify(options);
    const format = made.get(key) ?? new make(TAGS[tongue], options);
    made.set(key, format);
    return format;
  };
}
export const numberFormat = kept<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
const listFormat = kept<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);
const dateFormat = kept<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);

/** Things beside each other, without an "and": A, B, C. */
export function formatList(tongue: Tongue, things: readonly string[]): string {
  return listFormat(tongue, { type: "conjunction", style: "narrow" }).format(things);
}

/** Names side by side as labels have them: Ming dynasty, Yongle; 明永乐. */
export function formatPeriod(tongue: Tongue, names: readonly string[]): string {
  return tongue === "en" ? formatList(tongue, names) : names.join("");
}

export function formatPercent(tongue: Tongue, fraction: number): string {
  return numberFormat(tongue, { style: "percent", maximumFractionDigits: 0 }).format(fraction);
}

/** Grouped by thousands; below ten with one decimal. */
export function formatFigure(tongue: Tongue, n: number): string {
  return numberFormat(tongue, { maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}

/** Megabytes with one decimal; kilobytes where that would be nothing, gigabytes where it would be thousands. */
export function formatBytes(tongue: Tongue, bytes: number): string {
  const [unit, size] =
    bytes < 1e5
      ? (["kilobyte", 1e3] as const)
      : bytes < 1e9
        ? (["megabyte", 1e6] as const)
        : (["gigabyte", 1e9] as const);
  const format = { style: "unit", unit, maximumFractionDigits: 1 } as const;
  return numberFormat(tongue, format).format(bytes / size);
}

type Unit = "millisecond" | "second" | "minute" | "hour";

export function formatUnit(tongue: Tongue, unit: Unit, value: number, digits = 0): string {
  return numberFormat(tongue, { style: "unit", unit, maximumFractionDigits: digits }).format(value);
}

/** Units of one quantity, the larger first: 1 min 15 secs; 1分钟15秒. */
export function formatUnits(tongue: Tongue, ...units: readonly string[]): string {
  const style = tongue === "en" ? "narrow" : "long"; // English would set a comma, Chinese in Taiwan no space
  return listFormat(tongue, { type: "unit", style }).format(units);
}

/** A duration as people say it: milliseconds below one second, minutes and seconds above sixty. */
export function formatDuration(tongue: Tongue, milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 1000) return formatUnit(tongue, "millisecond", milliseconds);
  const seconds = milliseconds / 1000;
  if (seconds < 60) return formatUnit(tongue, "second", seconds, seconds < 10 ? 1 : 0);
  const rest = formatUnit(tongue, "second", Math.floor(seconds % 60));
  return formatUnits(tongue, formatUnit(tongue, "minute", Math.floor(seconds / 60)), rest);
}

/** Day and time of day; `at` in epoch milliseconds. */
export function formatMoment(tongue: Tongue, at: number): string {
  return dateFormat(tongue, { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** `at` in epoch milliseconds. */
export function formatDay(tongue: Tongue, at: number): string {
  return dateFormat(tongue, { dateStyle: "medium" }).format(at);
}

/** An end that the vocabulary writes for "to the present". */
const PRESENT = 2100;

/** A span of years; years before our era are negative. */
export function formatYears(tongue: Tongue, start: number, end: number): string {
  const year = (value: number) => {
    if (value >= 0) return String(value);
    return tongue !== "en" ? `前${-value}` : `${-value} BCE`;
  };
  if (end === PRESENT) return tongue !== "en" ? `${year(start)}年至今` : `since ${year(start)}`;
  if (tongue !== "en") return `${year(start)}—${year(end)}年`;
  return end < 0 ? `${-start}–${year(end)}` : `${year(start)}–${year(end)}`;
}

/** A whole number with its thousands set apart. */
export function formatNumber(tongue: Tongue, value: number): string {
  return numberFormat(tongue, { maximumFractionDigits: 0 }).format(value);
}
