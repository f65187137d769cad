/** Dates, numbers and sizes in the reader's language, by Intl; knows no sentences. */
import type { Lang } from "../../domain/attribute";

const TAGS: Record<Lang, string> = { en: "en-GB", zh: "zh-CN" };

export function formatPercent(lang: Lang, fraction: number): string {
  return new Intl.NumberFormat(TAGS[lang], { style: "percent", maximumFractionDigits: 0 }).format(fraction);
}

/** Grouped by thousands; below ten with one decimal. */
export function formatFigure(lang: Lang, n: number): string {
  return new Intl.NumberFormat(TAGS[lang], { maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}

/** Megabytes with one decimal; kilobytes where that would be nothing. */
export function formatBytes(lang: Lang, bytes: number): string {
  const small = bytes < 100_000;
  const unit = small ? "kilobyte" : "megabyte";
  const format = { style: "unit", unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(TAGS[lang], format).format(bytes / (small ? 1e3 : 1e6));
}

/** A duration as people say it: milliseconds below one second, minutes and seconds above sixty. */
export function formatDuration(lang: Lang, milliseconds: number): string {
  const say = (unit: "millisecond" | "second" | "minute", value: number, digits = 0) =>
    new Intl.NumberFormat(TAGS[lang], {
      style: "unit",
      unit,
      unitDisplay: lang === "zh" ? "long" : "short",
      maximumFractionDigits: digits,
    }).format(value);
  if (milliseconds > 0 && milliseconds < 1000) return say("millisecond", milliseconds);
  const seconds = milliseconds / 1000;
  if (seconds < 60) return say("second", seconds, seconds < 10 ? 1 : 0);
  return `${say("minute", Math.floor(seconds / 60))} ${say("second", Math.floor(seconds % 60))}`;
}

/** Day and time of day; `at` in epoch milliseconds. */
export function formatMoment(lang: Lang, at: number): string {
  return new Intl.DateTimeFormat(TAGS[lang], { dateStyle: "medium", timeStyle: "short" }).format(at);
}

/** `at` in epoch milliseconds. */
export function formatDay(lang: Lang, at: number): string {
  return new Intl.DateTimeFormat(TAGS[lang], { dateStyle: "medium" }).format(at);
}

/** An end that the vocabulary writes for "to the present". */
const PRESENT = 2100;

/** A span of years; years before our era are negative. */
export function formatYears(lang: Lang, start: number, end: number): string {
  const year = (value: number) => {
    if (value >= 0) return String(value);
    return lang === "zh" ? `前${-value}` : `${-value} BCE`;
  };
  if (end === PRESENT) return lang === "zh" ? `${year(start)}年至今` : `since ${year(start)}`;
  if (lang === "zh") return `${year(start)}—${year(end)}年`;
  return end < 0 ? `${-start}–${year(end)}` : `${year(start)}–${year(end)}`;
}

/** A whole number with its thousands set apart. */
export function formatNumber(lang: Lang, value: number): string {
  return new Intl.NumberFormat(TAGS[lang], { maximumFractionDigits: 0 }).format(value);
}
