/** About how long it will still take, by the studies this device has finished; nothing where there are too few of them. */
import type { OpenStudy } from "../../app/study-model";
import { estimateOf } from "../../app/study-estimate";
import { useApp } from "../context";
import { useTongue } from "../i18n/texts";
import { formatSpan } from "./span";
import { useStudyTexts } from "./texts";

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
