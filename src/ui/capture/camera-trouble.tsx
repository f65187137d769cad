/** No camera: why, what to do, and the two ways on. */
import type { CameraTrouble } from "../../app/camera-trouble";
import { FileButton } from "../file-button";
import { Icon } from "../icons";
import { useTexts } from "../i18n/texts";
import { PICTURES } from "./take-files";
import { useCaptureTexts } from "./texts";

/** Nothing that a second try could change. */
const FINAL: readonly CameraTrouble[] = ["absent", "insecure"];

interface TroubleProps {
  trouble: CameraTrouble;
  retry(): void;
  choose(files: FileList | null): void;
}

export function CameraTroubleCard({ trouble, retry, choose }: TroubleProps) {
  const texts = useTexts();
  const words = useCaptureTexts();
  return (
    <div class="camera-trouble">
      <p role="alert">
        <Icon name="camera-off" />
        {words.camera.trouble[trouble]}
      </p>
      <div class="camera-ways">
        <FileButton
          icon="picture"
          class="button primary"
          label={texts.capture.choose}
          accept={PICTURES}
          from="files"
          take={choose}
        />
        {!FINAL.includes(trouble) && (
          <button type="button" class="button" onClick={retry}>
            {words.camera.retry}
          </button>
        )}
      </div>
    </div>
  );
}
