/** Shares, intervals, differences and p as the bench's tables write them; knows no sentences. */
import type { Tongue } from "../../app/tongue";
import { formatDuration, TAGS } from "./format";

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
  const say = (unit: "hour" | "minute", amount: number) =>
    new Intl.NumberFormat(TAGS[tongue], {
      style: "unit",
      unit,
      unitDisplay: tongue !== "en" ? "long" : "short",
    }).format(amount);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return say("minute", minutes);
  return rest === 0 ? say("hour", hours) : `${say("hour", hours)} ${say("minute", rest)}`;
}
