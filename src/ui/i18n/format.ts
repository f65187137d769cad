/** Dates, numbers and sizes in the reader's language, by Intl; knows no sentences. */
import type { Tongue } from "../../app/tongue";
import type { Lang } from "../../domain/attribute";

/** Who reads: by tongue, or by the language of data where nothing but that is known. */
export type Reader = Tongue | Lang;

export const TAGS: Record<Reader, string> = { en: "en-GB", zh: "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" };

/** Things beside each other, without an "and": A, B, C. */
export function formatList(reader: Reader, things: readonly string[]): string {
  return new Intl.ListFormat(TAGS[reader], { type: "conjunction", style: "narrow" }).format(things);
}

/** Dynasty and reign, as labels have them: Ming dynasty, Yongle; 明永乐. */
export function formatPeriod(reader: Reader, names: readonly string[]): string {
  return reader === "en" ? formatList(reader, names) : names.join("");
}

export function formatPercent(reader: Reader, fraction: number): string {
  return new Intl.NumberFormat(TAGS[reader], { style: "percent", maximumFractionDigits: 0 }).format(fraction);
}

/** Grouped by thousands; below ten with one decimal. */
export function formatFigure(reader: Reader, n: number): string {
  return new Intl.NumberFormat(TAGS[reader], { maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}

/** Megabytes with one decimal; kilobytes where that would be nothing, gigabytes where it would be thousands. */
export function formatBytes(reader: Reader, bytes: number): string {
  const [unit, size] =
    bytes < 1e5
      ? (["kilobyte", 1e3] as const)
      : bytes < 1e9
        ? (["megabyte", 1e6] as const)
        : (["gigabyte", 1e9] as const);
  const format = { style: "unit", unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(TAGS[reader], format).format(bytes / size);
}

/** A duration as people say it: milliseconds below one second, minutes and seconds above sixty. */
export function formatDuration(reader: Reader, milliseconds: number): string {
  const say = (unit: "millisecond" | "second" | "minute", value: number, digits = 0) =>
    new Intl.NumberFormat(TAGS[reader], {
      style: "unit",
      unit,
      unitDisplay: reader !== "en" ? "long" : "short",
      maximumFractionDigits: digits,
    }).format(value);
  if (milliseconds > 0 && milliseconds < 1000) return say("millisecond", milliseconds);
  const seconds = milliseconds / 1000;
  if (seconds < 60) return say("second", seconds, seconds < 10 ? 1 : 0);
  return `${say("minute", Math.floor(seconds / 60))} ${say("second", Math.floor(seconds % 60))}`;
}

/** Day and time of day; `at` in epoch milliseconds. */
export function formatMoment(reader: Reader, at: number): string {
  return new Intl.DateTimeFormat(TAGS[reader], { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** `at` in epoch milliseconds. */
export function formatDay(reader: Reader, at: number): string {
  return new Intl.DateTimeFormat(TAGS[reader], { dateStyle: "medium" }).format(at);
}

/** An end that the vocabulary writes for "to the present". */
const PRESENT = 2100;

/** A span of years; years before our era are negative. */
export function formatYears(reader: Reader, start: number, end: number): string {
  const year = (value: number) => {
    if (value >= 0) return String(value);
    return reader !== "en" ? `前${-value}` : `${-value} BCE`;
  };
  if (end === PRESENT) return reader !== "en" ? `${year(start)}年至今` : `since ${year(start)}`;
  if (reader !== "en") return `${year(start)}—${year(end)}年`;
  return end < 0 ? `${-start}–${year(end)}` : `${year(start)}–${year(end)}`;
}

/** A whole number with its thousands set apart. */
export function formatNumber(reader: Reader, value: number): string {
  return new Intl.NumberFormat(TAGS[reader], { maximumFractionDigits: 0 }).format(value);
}
