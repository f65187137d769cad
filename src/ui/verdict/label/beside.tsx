/** The similar pieces that were found, each leading to a view of it beside one's own. */
import type { OpenStudy } from "../../../app/study-model";
import { hashOf } from "../../../app/route-model";
import type { Evidence } from "../../../domain/evidence";
import { useApp } from "../../context";
import { formatPercent } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { useObjectUrl } from "../../object-url";
import { useRecordName } from "../../record-name";
import { useVerdictTexts } from "../texts";

type RecordEvidence = Extract<Evidence, { kind: "record" }>;

/** The nearest first, each piece once. */
export function similarPieces(evidence: readonly Evidence[]): RecordEvidence[] {
  const records = evidence.filter((each) => each.kind === "record");
  const nearest = records.toSorted((one, other) => other.score - one.score);
  return nearest.filter(
    (each, at) =>
      nearest.findIndex(({ packId, recordId }) => packId === each.packId && recordId === each.recordId) === at,
  );
}

function Similar({ study, record, n }: { study: string; record: RecordEvidence; n: number }) {
  const { archive } = useApp();
  const texts = useVerdictTexts();
  const tongue = useTongue();
  const { packId, recordId, fields } = record;
  const url = useObjectUrl(() => archive.thumbnail(packId, recordId), `${packId}/${recordId}`);
  const name = useRecordName()(fields);
  return (
    <li>
      <a href={hashOf({ screen: "compare", study, evidence: record.id })} aria-label={texts.similar.compare(n, name)}>
        <span class="beside-mat">{typeof url === "string" && <img src={url} alt="" decoding="async" />}</span>
        <span class="figures">{texts.similar.percent(formatPercent(tongue, record.score))}</span>
      </a>
    </li>
  );
}

export function Beside({ study }: { study: OpenStudy }) {
  const texts = useVerdictTexts();
  const pieces = similarPieces(study.view.evidence);
  if (pieces.length === 0) return null;
  return (
    <section class="label-part" aria-labelledby="beside-heading">
      <h3 id="beside-heading">{texts.similar.heading}</h3>
      <ul class="beside">
        {pieces.map((record, at) => (
          <Similar key={record.id} study={study.id} record={record} n={at + 1} />
        ))}
      </ul>
    </section>
  );
}
