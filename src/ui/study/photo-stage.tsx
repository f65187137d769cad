/** The photograph, large, with the boxes the agent has opened on it, each a button to its crop. */
import { useState } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { boxesOf, type StudyBox } from "../../app/study-boxes";
import { isOpenToAdditions } from "../../app/study-types";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { anchorOf, reveal, useEvidenceFocus } from "./evidence-focus";
import { AddPhoto, LookHere, type PhotoPicker } from "./stage-actions";
import { useStudyTexts } from "./texts";

interface Size {
  width: number;
  height: number;
}

const keyOf = ({ by, turn, evidence }: StudyBox) => `${by}-${turn}-${evidence}`;

/** Share of the photograph's side, in percent. */
const share = (part: number, whole: number) => `${(100 * part) / whole}%`;

function Boxes({ boxes, size, active }: { boxes: readonly StudyBox[]; size: Size; active: StudyBox | null }) {
  const { width, height } = size;
  const rim = `M0 0H${width}V${height}H0z`;
  return (
    <svg class="boxes" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {active !== null && (
        <path
          class="spotlight"
          fill-rule="evenodd"
          d={`${rim}M${active.box[0]} ${active.box[1]}H${active.box[2]}V${active.box[3]}H${active.box[0]}z`}
        />
      )}
      {boxes.map((each) => {
        const [x1, y1, x2, y2] = each.box;
        const place = { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
        return (
          <g key={keyOf(each)} class={`box ${each.by} ${each === active ? "active" : ""}`}>
            <rect class="box-halo" {...place} />
            <rect class="box-line" {...place} {...(each.evidence !== null && { "data-evidence": each.evidence })} />
          </g>
        );
      })}
    </svg>
  );
}

interface PhotoStageProps {
  study: OpenStudy;
  /** Absent where nothing can be added, as in an episode that is only replayed. */
  picker?: PhotoPicker;
}

export function PhotoStage({ study, picker }: PhotoStageProps) {
  const texts = useTexts();
  const words = useStudyTexts();
  const focus = useEvidenceFocus();
  const [loaded, setLoaded] = useState<Readonly<Record<string, Size>>>({});
  const index = Math.min(focus.photo.value, study.photos.length);
  const photo = study.photos[index - 1];
  if (photo === undefined) return null;
  const told = study.view.photos.find((each) => each.index === index);
  const size = told ?? loaded[photo.url];
  const boxes = boxesOf(study.view);
  const here = boxes.filter((each) => each.image === index);
  const working = here.find((each) => each.evidence === null) ?? null;
  const pointed = here.find((each) => each.evidence !== null && each.evidence === focus.id.value) ?? null;
  const active = working ?? pointed;
  const point = (each: StudyBox) => {
    if (each.evidence === null) return;
    focus.id.value = focus.id.value === each.evidence ? null : each.evidence;
    if (focus.id.value !== null) reveal(anchorOf(each.evidence));
  };
  return (
    <section class="stage" aria-label={texts.study.photos}>
      <div class="stage-mat">
        <div
          class="stage-frame"
          id={`photo-${index}`}
          tabIndex={-1}
          style={size ? { "--ratio": size.width / size.height, aspectRatio: `${size.width} / ${size.height}` } : {}}
        >
          <img
            key={photo.url}
            src={photo.url}
            alt={texts.study.photoAlt(index, photo.name)}
            decoding="async"
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setLoaded((known) => ({ ...known, [photo.url]: { width: naturalWidth, height: naturalHeight } }))
            }
          />
          {size !== undefined && (
            <>
              <Boxes boxes={here} size={size} active={active} />
              {here.map((each) => (
                <button
                  key={keyOf(each)}
                  type="button"
                  class={`box-button ${each.by}`}
                  aria-label={each.by === "person" ? words.you.box : texts.study.box(each.label)}
                  aria-pressed={each === active}
                  disabled={each.evidence === null}
                  style={{
                    left: share(each.box[0], size.width),
                    top: share(each.box[1], size.height),
                    width: share(each.box[2] - each.box[0], size.width),
                    height: share(each.box[3] - each.box[1], size.height),
                  }}
                  onClick={() => point(each)}
                >
                  <span class="box-number">{each.by === "person" ? <Icon name="frame" /> : each.turn}</span>
                </button>
              ))}
            </>
          )}
        </div>
      </div>
      {(study.photos.length > 1 || (picker !== undefined && isOpenToAdditions(study))) && (
        <div class="stage-foot">
          <div class="stage-strip">
            {study.photos.map((each, place) => (
              <button
                key={each.url}
                type="button"
                class="strip-photo"
                aria-label={texts.study.photo(place + 1)}
                aria-pressed={place + 1 === index}
                onClick={() => (focus.photo.value = place + 1)}
              >
                <img src={each.url} alt="" decoding="async" />
                {boxes.some((box) => box.image === place + 1) && <span class="strip-dot" />}
              </button>
            ))}
            {picker?.hasRoom === true && <AddPhoto pick={picker.pick} />}
          </div>
          {picker !== undefined && <LookHere study={study} photo={told} />}
        </div>
      )}
    </section>
  );
}
