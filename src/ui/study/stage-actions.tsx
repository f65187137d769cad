/** What a person can do with the photographs of a study: point at a place, add another view. */
import type { ComponentChild } from "preact";
import { useRef, useState } from "preact/hooks";
import { withoutPlace } from "../../app/clean-photo";
import type { OpenStudy } from "../../app/study-model";
import { canAdd, isOpenToAdditions } from "../../app/study-types";
import { MOST_PHOTOS, type StudyPhoto } from "../../domain/events";
import { filesOf, PICTURES } from "../capture/take-files";
import { useApp } from "../context";
import { useLang } from "../i18n/texts";
import { Icon } from "../icons";
import { Pointing } from "./pointing";
import { useStudyTexts } from "./texts";

/** `photo`: the one on the stage. */
export function LookHere({ study, photo }: { study: OpenStudy; photo: StudyPhoto | undefined }) {
  const texts = useStudyTexts();
  const [pointing, setPointing] = useState(false);
  const isReady = canAdd(study);
  if (photo === undefined || !isOpenToAdditions(study)) return null;
  return (
    <>
      <button
        type="button"
        class="button look-here"
        aria-disabled={!isReady}
        onClick={() => isReady && setPointing(true)}
      >
        <Icon name="frame" />
        {texts.composer.lookHere}
      </button>
      {pointing && <Pointing study={study} photo={photo} close={() => setPointing(false)} />}
    </>
  );
}

/** A tile at the end of the strip; it keeps its place, and the focus, while one photograph is on its way. */
export function AddPhoto({ pick }: { pick: (() => void) | undefined }) {
  const texts = useStudyTexts();
  return (
    <button
      type="button"
      class="strip-photo strip-add"
      aria-label={texts.composer.addPhoto}
      aria-disabled={pick === undefined}
      onClick={pick}
    >
      <Icon name="plus" />
    </button>
  );
}

export interface PhotoPicker {
  /** Asks for a photograph and adds it; undefined where the study takes none just now. */
  pick: (() => void) | undefined;
  /** Whether there is room for another at all. */
  hasRoom: boolean;
  /** Stands anywhere on the page, out of sight. */
  input: ComponentChild;
}

export function usePhotoPicker(study: OpenStudy | null): PhotoPicker {
  const { study: studies } = useApp();
  const texts = useStudyTexts();
  const lang = useLang();
  const input = useRef<HTMLInputElement>(null);
  const hasRoom = study !== null && isOpenToAdditions(study) && study.view.photos.length < MOST_PHOTOS;
  const isOpen = hasRoom && canAdd(study);
  const take = (files: FileList | null) => {
    const [photo] = filesOf(files);
    if (photo === undefined) return;
    void withoutPlace(photo).then(({ name, blob }) => studies.add({ text: "", photo: { name, blob } }, lang));
  };
  return {
    hasRoom,
    pick: isOpen ? () => input.current?.click() : undefined,
    input: (
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept={PICTURES}
        tabIndex={-1}
        aria-label={texts.composer.addPhoto}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ""; // the same file may be chosen again
        }}
      />
    ),
  };
}
