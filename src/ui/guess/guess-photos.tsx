/** The photographs of a study, to be looked at closely while one guesses. */
import { useState } from "preact/hooks";
import { WHOLE_PICTURE } from "../../app/compare-view";
import type { OpenStudy } from "../../app/study-model";
import { PictureFrame } from "../compare/picture-frame";
import { useGuessTexts } from "./texts";

export function GuessPhotos({ photos }: { photos: OpenStudy["photos"] }) {
  const texts = useGuessTexts();
  const [place, setPlace] = useState(0);
  const [looking, setLooking] = useState(WHOLE_PICTURE);
  const photo = photos[place] ?? photos[0];
  if (photo === undefined) return null;
  const turnTo = (next: number) => {
    setPlace(next);
    setLooking(WHOLE_PICTURE);
  };
  return (
    <section class="guess-photos" aria-label={texts.photos}>
      <PictureFrame
        key={photo.url}
        url={photo.url}
        name={texts.frame(place + 1)}
        looking={looking}
        onLook={setLooking}
      />
      {photos.length > 1 && (
        <div class="compare-strip">
          {photos.map((each, at) => (
            <button
              key={each.url}
              type="button"
              class="strip-photo"
              aria-label={texts.photo(at + 1)}
              aria-pressed={at === place}
              onClick={() => turnTo(at)}
            >
              <img src={each.url} alt="" decoding="async" />
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
