/** About how long it will still take, by the studies this device has finished; nothing where there are too few of them. */
import type { OpenStudy } from "../../app/study-model";
import { type Estimate, estimateOf } from "../../app/study-estimate";
import type { Tongue } from "../../app/tongue";
import { useApp } from "../context";
import { TAGS } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { useStudyTexts } from "./texts";

/** Both ends as people say them: whole seconds, tens of them above half a minute, minutes above two. */
export function formatSpan(tongue: Tongue, { low, high }: Estimate): string {
  const inMinutes = high >= 120_000;
  const grain = inMinutes ? 60_000 : high >= 30_000 ? 10_000 : 1000;
  const unit = inMinutes ? 60_000 : 1000;
  const up = (milliseconds: number) => (Math.max(1, Math.ceil(milliseconds / grain)) * grain) / unit;
  const format = new Intl.NumberFormat(TAGS[tongue], {
    style: "unit",
    unit: inMinutes ? "minute" : "second",
    unitDisplay: "narrow",
  });
  return up(low) === up(high) ? format.format(up(high)) : format.formatRange(up(low), up(high));
}

export function Remaining({ study, elapsed }: { study: OpenStudy; elapsed: number }) {
  const { paces } = useApp();
  const texts = useStudyTexts();
  const tongue = useTongue();
  if (study.phase !== "running" || study.view.startedAt === 0) return null;
  const estimate = estimateOf(paces.all(), study.view, elapsed);
  if (estimate === null) return null;
  return (
    <span class="remaining">
      {" · "}
      {estimate === "longer" ? texts.remaining.longer : texts.remaining.about(formatSpan(tongue, estimate))}
    </span>
  );
}
