/** The things found: a detail of the photograph, a similar piece, a passage. */
import { useMemo, useState } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import { marksOf } from "../../app/study-marks";
import type { OpenStudy } from "../../app/study-model";
import { isActive } from "../../app/study-types";
import type { Evidence } from "../../domain/evidence";
import { formatPercent, formatPeriod } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { Marked } from "../library/marked";
import { Crop } from "./crop";
import { anchorOf, reveal, useEvidenceFocus } from "./evidence-focus";
import { useRecordName } from "../record-name";
import { RecordPicture } from "./record-picture";
import { useSlide } from "./use-slide";
import { useTermName } from "./use-term-name";

type Kind<K extends Evidence["kind"]> = Extract<Evidence, { kind: K }>;

function usePointed(id: string): string {
  return useEvidenceFocus().id.value === id ? "pointed" : "";
}

export function CropCard({ crop, study }: { crop: Kind<"crop">; study: OpenStudy }) {
  const texts = useTexts();
  const focus = useEvidenceFocus();
  const pointed = usePointed(crop.id);
  const photo = study.photos[crop.image - 1];
  const { ref, slide } = useSlide<HTMLButtonElement>();
  const [isFresh] = useState(isActive(study)); // what was found before is simply there
  const drawn = isFresh ? { onDrawn: () => slide(crop.id) } : {};
  const show = () => {
    focus.photo.value = crop.image;
    focus.id.value = crop.id;
    reveal(`photo-${crop.image}`);
  };
  return (
    <figure id={anchorOf(crop.id)} tabIndex={-1} class={`crop-card ${pointed}`}>
      <button ref={ref} type="button" class="crop-button" title={texts.tools.showOnPhoto} onClick={show}>
        {photo !== undefined && (
          <Crop url={photo.url} box={crop.box} alt={texts.tools.cropAlt(crop.label)} {...drawn} />
        )}
      </button>
      <figcaption>
        <span class="evidence-id">{crop.id}</span> {texts.tools.region(crop.image, crop.label)}
      </figcaption>
    </figure>
  );
}

export function RecordCard({ record }: { record: Kind<"record"> }) {
  const texts = useTexts();
  const tongue = useTongue();
  const nameOf = useTermName();
  const nameOfRecord = useRecordName();
  const pointed = usePointed(record.id);
  const { packId, recordId, fields } = record;
  const period = [fields.dynasty, fields.reign].filter((id) => id !== null).map(nameOf);
  return (
    <li id={anchorOf(record.id)} tabIndex={-1} class={`record-card ${pointed}`}>
      <RecordPicture packId={packId} recordId={recordId} />
      <span class="record-words">
        <a class="record-link" href={hashOf({ screen: "piece", packId, recordId })}>
          {nameOfRecord(fields)}
        </a>
        <span class="why">{formatPeriod(tongue, period)}</span>
        <span class="why">
          <span class="evidence-id">{record.id}</span>{" "}
          {texts.tools.similarity(formatPercent(tongue, Math.max(0, Math.min(1, record.score))))}
        </span>
      </span>
    </li>
  );
}

/** The words that were looked up are marked where they stand. */
export function PassageCard({ passage }: { passage: Kind<"passage"> }) {
  const texts = useTexts();
  const pointed = usePointed(passage.id);
  const marks = useMemo(() => marksOf(passage.text, passage.query), [passage]);
  return (
    <li id={anchorOf(passage.id)} tabIndex={-1} class={`passage-card ${pointed}`}>
      <blockquote>
        <Marked text={passage.text} marks={marks} />
      </blockquote>
      <p class="why">
        <span class="evidence-id">{passage.id}</span> {passage.source !== "" && texts.tools.source(passage.source)}
      </p>
    </li>
  );
}
