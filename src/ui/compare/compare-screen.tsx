/** One's own photograph beside a similar piece of the library, looked at together. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { type Extent, type Looking, WHOLE_PICTURE } from "../../app/compare-view";
import { hashOf } from "../../app/route-model";
import type { OpenStudy } from "../../app/study-model";
import type { Evidence } from "../../domain/evidence";
import { museumLabel } from "../../domain/museum-label";
import { useApp } from "../context";
import { formatPercent } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useObjectUrl } from "../object-url";
import { useRecordName } from "../record-name";
import { useTitle } from "../use-title";
import "../styles/compare.css";
import { CompareLabels } from "./compare-labels";
import { CompareTools } from "./compare-tools";
import { PictureFrame } from "./picture-frame";
import { useCompareTexts } from "./texts";

type RecordEvidence = Extract<Evidence, { kind: "record" }>;

/** A picture of fewer pixels than this on its longer side is a thumbnail. */
const SMALL = 512;

function PhotoStrip({ study, photo, choose }: { study: OpenStudy; photo: number; choose(photo: number): void }) {
  const texts = useCompareTexts();
  if (study.photos.length < 2) return null;
  return (
    <div class="compare-strip" role="group" aria-label={texts.photos}>
      {study.photos.map((each, place) => (
        <button
          key={each.url}
          type="button"
          class="strip-photo"
          aria-label={texts.photo(place + 1)}
          aria-pressed={place + 1 === photo}
          onClick={() => choose(place + 1)}
        >
          <img src={each.url} alt="" decoding="async" />
        </button>
      ))}
    </div>
  );
}

function Comparison({ study, record }: { study: OpenStudy; record: RecordEvidence }) {
  const { archive } = useApp();
  const texts = useCompareTexts();
  const nameOfRecord = useRecordName();
  const tongue = useTongue();
  const { packId, recordId, fields } = record;
  const { verdict, glance, evidence, photos } = study.view;
  const label = useMemo(
    () => (verdict === null ? null : museumLabel(verdict, { glance, evidence, photos })),
    [verdict, glance, evidence, photos],
  );
  const thumbnail = useObjectUrl(() => archive.thumbnail(packId, recordId), `${packId}/${recordId}`);
  const [photo, setPhoto] = useState(Math.min(record.image, study.photos.length));
  const [locked, setLocked] = useState(true);
  const [looks, setLooks] = useState<Record<"own" | "theirs", Looking>>({ own: WHOLE_PICTURE, theirs: WHOLE_PICTURE });
  const [last, setLast] = useState<"own" | "theirs">("own");
  const [size, setSize] = useState<Extent | null>(null);
  const [known, setKnown] = useState(true);
  useEffect(() => {
    archive.record(packId, recordId).then(
      (found) => setKnown(found !== null),
      () => setKnown(false),
    );
  }, [archive, packId, recordId]);
  const look = (which: "own" | "theirs", looking: Looking, together = locked) => {
    setLast(which);
    setLooks((before) => (together ? { own: looking, theirs: looking } : { ...before, [which]: looking }));
  };
  const lock = (together: boolean) => {
    setLocked(together);
    if (together) look(last, looks[last], true);
  };
  const own = study.photos[photo - 1];
  const name = nameOfRecord(fields) || texts.theirs;
  const isSmall = size !== null && Math.max(size.width, size.height) < SMALL;
  return (
    <>
      <div class="compare-pair">
        <figure>
          {own !== undefined && (
            <PictureFrame
              key={own.url}
              url={own.url}
              name={texts.frame(texts.own)}
              looking={looks.own}
              onLook={(looking) => look("own", looking)}
            />
          )}
          <figcaption>
            <strong>{texts.own}</strong>
            <PhotoStrip study={study} photo={photo} choose={setPhoto} />
          </figcaption>
        </figure>
        <figure>
          {typeof thumbnail === "string" ? (
            <PictureFrame
              url={thumbnail}
              name={texts.frame(name)}
              looking={looks.theirs}
              onLook={(looking) => look("theirs", looking)}
              onSize={setSize}
            />
          ) : (
            <p class="picture-frame none why">{thumbnail === null && texts.noPicture}</p>
          )}
          <figcaption>
            <strong>{name}</strong>
            {fields.source !== "" && <span class="why"> {texts.source(fields.source)}</span>}
          </figcaption>
        </figure>
      </div>
      <CompareTools looking={looks[last]} onLook={(looking) => look(last, looking)} locked={locked} onLock={lock} />
      {isSmall && <p class="why">{texts.small(size.width, size.height)}</p>}
      {!known && <p class="why">{texts.gone}</p>}
      <CompareLabels label={label} fields={fields} />
      <p class="why">{texts.alike(formatPercent(tongue, record.score))}</p>
      {known && (
        <p>
          <a class="button" href={hashOf({ screen: "piece", packId, recordId })}>
            {texts.toPiece}
          </a>
        </p>
      )}
    </>
  );
}

export function CompareScreen({ study: id, evidence }: { study: string; evidence: string }) {
  const { study: studies } = useApp();
  const texts = useCompareTexts();
  useTitle(texts.heading);
  useEffect(() => void studies.show(id), [studies, id]);
  const study = studies.open.value?.id === id ? studies.open.value : null;
  const record = study?.view.evidence.find((each) => each.id === evidence && each.kind === "record");
  const isMissing = study !== null && record?.kind !== "record";
  return (
    <div class="compare">
      <a class="button quiet back" href={hashOf({ screen: "study", id })}>
        <Icon name="back" />
        {texts.back}
      </a>
      <h1>{texts.heading}</h1>
      {study === null && <p class="pulse">{texts.opening}</p>}
      {isMissing && (
        <>
          <p>
            <strong>{texts.missing}</strong>
          </p>
          <p>{texts.missingWhat}</p>
        </>
      )}
      {study !== null && record?.kind === "record" && <Comparison study={study} record={record} />}
    </div>
  );
}
