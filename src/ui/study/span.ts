/** A span of time that is still to come, no finer than it is known. */
import type { Estimate } from "../../app/study-estimate";
import type { Tongue } from "../../app/tongue";
import { numberFormat } from "../i18n/format";

/** Both ends as people say them: whole seconds, tens of them above half a minute, minutes above two. */
export function formatSpan(tongue: Tongue, { low, high }: Estimate): string {
  const inMinutes = high >= 120_000;
  const grain = inMinutes ? 60_000 : high >= 30_000 ? 10_000 : 1000;
  const unit = inMinutes ? 60_000 : 1000;
  const up = (milliseconds: number) => (Math.max(1, Math.ceil(milliseconds / grain)) * grain) / unit;
  const format = numberFormat(tongue, {
    style: "unit",
    unit: inMinutes ? "minute" : "second",
    unitDisplay: inMinutes ? "short" : "narrow",
  });
  return up(low) === up(high) ? format.format(up(high)) : format.formatRange(up(low), up(high));
}
