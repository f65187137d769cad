/** The picture of a piece from the library, on a mat; fetched when it is drawn and given back when it goes. */
import { SerialQueue } from "../../base/queue";
import { useApp } from "../context";
import { useLibraryTexts } from "./texts";
import { useObjectUrl } from "../object-url";

/** A wall of pictures comes piece by piece, so that the page is never held up; those that scroll by are left out. */
const oneByOne = new SerialQueue();

/** How many times its own size a picture is shown at most. */
const BEARS = 3;

/** `alt` empty: the words beside it say what it is. */
export function Thumbnail({ packId, recordId, alt = "" }: { packId: string; recordId: string; alt?: string }) {
  const { archive } = useApp();
  const texts = useLibraryTexts();
  const url = useObjectUrl(
    (signal) => oneByOne.run(() => archive.thumbnail(packId, recordId), signal),
    `${packId}/${recordId}`,
  );
  return (
    <span class="piece-mat">
      {typeof url === "string" && (
        <img
          src={url}
          alt={alt}
          decoding="async"
          onLoad={({ currentTarget: { style, naturalHeight } }) =>
            style.setProperty("--bears", `${BEARS * naturalHeight}px`)
          }
        />
      )}
      {url === null && <span class="why">{texts.noPicture}</span>}
    </span>
  );
}
