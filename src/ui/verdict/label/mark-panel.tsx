/** What the mark says, set as it is written on a base, and beside it that this is no date. */
import type { Evidence } from "../../../domain/evidence";
import type { StandingMark } from "../../../domain/mark-standing";
import { formatYears } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { EvidenceChip } from "../evidence-chip";
import { termName } from "../names";
import { useVerdictTexts } from "../texts";

/** Characters a column: a mark of six or four stands in two columns, from the right. */
function rowsOf(text: string): number {
  const length = [...text].length;
  return length <= 3 ? length : Math.min(6, Math.ceil(length / 2));
}

/** What is no Chinese character, and more than a base holds, is set as a line of words. */
function isMark(text: string): boolean {
  return /^[\p{Script=Han}□]{1,12}$/u.test(text);
}

export function MarkPanel({
  mark,
  evidence,
  read,
}: {
  mark: StandingMark;
  evidence: readonly Evidence[];
  read: boolean;
}) {
  const texts = useVerdictTexts();
  const tongue = useTongue();
  const { reign, standing, isOnlyGround, text } = mark;
  return (
    <section class={read ? "mark-panel read" : "mark-panel"} aria-labelledby="mark-heading" data-line="mark">
      {isMark(text) ? (
        <p class="mark-seal" lang="zh" style={{ "--rows": rowsOf(text) }}>
          <span>{text}</span>
        </p>
      ) : (
        <p class="mark-words">{text}</p>
      )}
      <div class="mark-words-beside">
        <h3 id="mark-heading">{texts.mark.heading}</h3>
        <p>
          {reign === null
            ? texts.mark.readsNoReign
            : texts.mark.reads(termName(reign.id, tongue), formatYears(tongue, reign.start, reign.end))}{" "}
          <strong class="mark-rule">{texts.mark.rule}</strong>
        </p>
        {standing !== "none" && (
          <p>
            {texts.mark[standing]} {standing === "within" && isOnlyGround && texts.mark.onlyGround}
          </p>
        )}
        {reign !== null && !reign.secureBaseMarks && <p>{texts.mark.unmarked}</p>}
        {evidence.length > 0 && (
          <p class="mark-ground">
            <span class="why">{texts.mark.look}</span>
            {evidence.map((each) => (
              <EvidenceChip key={each.id} evidence={each} />
            ))}
          </p>
        )}
      </div>
    </section>
  );
}
