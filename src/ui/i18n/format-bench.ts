/** Shares, intervals, differences and p as the bench's tables write them; knows no sentences. */
import type { Tongue } from "../../app/tongue";
import { formatDuration, formatUnit, formatUnits } from "./format";

const ONE = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
/** Plain digits: the columns of both languages line up with the published ones. */
const share = new Intl.NumberFormat("en-GB", { ...ONE, useGrouping: false });
const signed = new Intl.NumberFormat("en-GB", { ...ONE, signDisplay: "exceptZero" });

/** A share of one in percent with one decimal, as the published tables have it. */
export function formatShare(fraction: number): string {
  return share.format(fraction * 100);
}

export function formatInterval(low: number, high: number): string {
  return `${formatShare(low)}–${formatShare(high)}`;
}

/** A difference of shares in points, with its sign; a true minus, which a line never breaks after. */
export function formatPoints(difference: number): string {
  return signed.format(difference * 100).replace("-", "−");
}

/** Three decimals; what is smaller is said to be smaller. */
export function formatP(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

/** A figure between 0 and 1, as calibration errors and scores are given. */
export function formatScore(score: number): string {
  return score.toFixed(3);
}

/** As long a time as a person plans with: whole minutes above one, hours and minutes above sixty. */
export function formatSpan(tongue: Tongue, milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 60) return formatDuration(tongue, seconds * 1000);
  const minutes = Math.round(seconds / 60);
  const hours = formatUnit(tongue, "hour", Math.floor(minutes / 60));
  const rest = formatUnit(tongue, "minute", minutes % 60);
  if (minutes < 60) return rest;
  return minutes % 60 === 0 ? hours : formatUnits(tongue, hours, rest);
}
