/** The things found: a detail of the photograph, a similar piece, a passage. */
import { hashOf } from "../../app/route-model";
import type { OpenStudy } from "../../app/study-model";
import type { Evidence } from "../../domain/evidence";
import { useApp } from "../context";
import { formatPercent } from "../i18n/format";
import { useLang, useTexts } from "../i18n/texts";
import { useObjectUrl } from "../object-url";
import { Crop } from "./crop";
import { anchorOf, reveal, useEvidenceFocus } from "./evidence-focus";

type Kind<K extends Evidence["kind"]> = Extract<Evidence, { kind: K }>;

function usePointed(id: string): string {
  return useEvidenceFocus().id.value === id ? "pointed" : "";
}

export function CropCard({ crop, study }: { crop: Kind<"crop">; study: OpenStudy }) {
  const texts = useTexts();
  const focus = useEvidenceFocus();
  const pointed = usePointed(crop.id);
  const photo = study.photos[crop.image - 1];
  const show = () => {
    focus.photo.value = crop.image;
    focus.id.value = crop.id;
    reveal(`photo-${crop.image}`);
  };
  return (
    <figure id={anchorOf(crop.id)} tabIndex={-1} class={`crop-card ${pointed}`}>
      <button type="button" class="crop-button" title={texts.tools.showOnPhoto} onClick={show}>
        {photo !== undefined && <Crop url={photo.url} box={crop.box} alt={texts.tools.cropAlt(crop.label)} />}
      </button>
      <figcaption>
        <span class="evidence-id">{crop.id}</span> {texts.tools.region(crop.image, crop.label)}
      </figcaption>
    </figure>
  );
}

export function RecordCard({ record }: { record: Kind<"record"> }) {
  const { archive, vocabulary } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const pointed = usePointed(record.id);
  const { packId, recordId, fields } = record;
  const url = useObjectUrl(() => archive.thumbnail(packId, recordId), `${packId}/${recordId}`);
  const terms = vocabulary.terms.value;
  const name = (id: string | null) => (id === null ? "" : (terms?.get(id)?.[lang] ?? ""));
  const period = [name(fields.dynasty), name(fields.reign)]
    .filter((part) => part !== "")
    .join(lang === "zh" ? "" : ", ");
  return (
    <li id={anchorOf(record.id)} tabIndex={-1} class={`record-card ${pointed}`}>
      {typeof url === "string" ? (
        <img class="record-thumb" src={url} alt="" />
      ) : (
        <span class="record-thumb">{url === null && texts.tools.noThumb}</span>
      )}
      <span class="record-words">
        <a class="record-link" href={hashOf({ screen: "piece", packId, recordId })}>
          {lang === "zh" ? fields.name : fields.nameEn || fields.name}
        </a>
        <span class="why">{period}</span>
        <span class="why">
          <span class="evidence-id">{record.id}</span>{" "}
          {texts.tools.similarity(formatPercent(lang, Math.max(0, Math.min(1, record.score))))}
        </span>
      </span>
    </li>
  );
}

export function PassageCard({ passage }: { passage: Kind<"passage"> }) {
  const texts = useTexts();
  const pointed = usePointed(passage.id);
  return (
    <li id={anchorOf(passage.id)} tabIndex={-1} class={`passage-card ${pointed}`}>
      <blockquote>{passage.text}</blockquote>
      <p class="why">
        <span class="evidence-id">{passage.id}</span> {passage.source !== "" && texts.tools.source(passage.source)}
      </p>
    </li>
  );
}
