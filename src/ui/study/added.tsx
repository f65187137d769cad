/** What the person added, in their own words and pictures, where it came in the story. */
import type { ComponentChildren } from "preact";
import type { OpenStudy } from "../../app/study-model";
import type { PersonAddition } from "../../app/study-types";
import type { UserTurn } from "../../app/study-view";
import type { Box } from "../../domain/evidence";
import { useObjectUrl } from "../object-url";
import { Crop } from "./crop";
import { CropCard } from "./evidence-cards";
import { anchorOf } from "./evidence-focus";
import { type StudyTexts, useStudyTexts } from "./texts";

interface Given {
  text: string;
  /** 1-based photographs. */
  pointed: number | null;
  photo: number | null;
}

/** One line that says what it was. */
function headOf({ pointed, photo }: Given, texts: StudyTexts): string {
  if (photo !== null) return texts.you.added(photo);
  return pointed === null ? texts.you.asked : texts.you.pointed(pointed);
}

function Frame({ given, children, state }: { given: Given; children?: ComponentChildren; state?: string }) {
  const texts = useStudyTexts();
  return (
    <div class="added">
      <p class="added-head">{headOf(given, texts)}</p>
      {given.text !== "" && <p class="added-words">{given.text}</p>}
      {children}
      {state !== undefined && <p class="pulse">{state}</p>}
    </div>
  );
}

export function Added({ added, study }: { added: UserTurn; study: OpenStudy }) {
  const crop = added.evidence.find((each) => each.kind === "crop");
  const photo = added.evidence.find((each) => each.kind === "photo");
  const shown = photo === undefined ? undefined : study.photos[photo.image - 1];
  return (
    <Frame given={{ text: added.text, pointed: crop?.image ?? null, photo: photo?.image ?? null }}>
      {crop !== undefined && <CropCard crop={crop} study={study} />}
      {photo !== undefined && shown !== undefined && (
        <img
          id={anchorOf(photo.id)}
          tabIndex={-1}
          class="added-photo"
          src={shown.url}
          alt={shown.name}
          decoding="async"
        />
      )}
    </Frame>
  );
}

function PendingPhoto({ photo }: { photo: { name: string; blob: Blob } }) {
  const url = useObjectUrl(async () => photo.blob, photo.name);
  return typeof url === "string" ? <img class="added-photo" src={url} alt={photo.name} decoding="async" /> : null;
}

function PendingCrop({ study, image, box }: { study: OpenStudy; image: number; box: Box }) {
  const texts = useStudyTexts();
  const photo = study.photos[image - 1];
  return photo === undefined ? null : <Crop url={photo.url} box={box} alt={texts.you.pointedAt} />;
}

/** What was sent and is not part of the study yet. */
export function PendingAddition({ addition, study }: { addition: PersonAddition; study: OpenStudy }) {
  const texts = useStudyTexts();
  const { text, region, photo } = addition;
  const given = {
    text,
    pointed: region?.image ?? null,
    photo: photo === undefined ? null : study.photos.length + 1,
  };
  return (
    <Frame given={given} state={study.phase === "running" ? texts.you.pendingOnTheWay : texts.you.pending}>
      {region !== undefined && <PendingCrop study={study} image={region.image} box={region.box} />}
      {photo !== undefined && <PendingPhoto photo={photo} />}
    </Frame>
  );
}
