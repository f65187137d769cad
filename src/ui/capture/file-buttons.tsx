/** The ways in: the page's camera, and choosing files, which always works. */
import { FileButton } from "../file-button";
import { useTexts } from "../i18n/texts";
import { Icon } from "../icons";
import { cameraThere } from "./camera-there";
import { filesOf, type NamedFile, PICTURES } from "./take-files";

interface ButtonsProps {
  take(files: NamedFile[]): void;
  photograph(): void;
}

export function FileButtons({ take, photograph }: ButtonsProps) {
  const texts = useTexts();
  const taken = (files: FileList | null) => take(filesOf(files));
  return (
    <div class="file-buttons">
      {cameraThere ? (
        <button type="button" class="button primary camera-button" onClick={photograph}>
          <Icon name="camera" />
          {texts.capture.take}
        </button>
      ) : (
        <FileButton
          icon="camera"
          class="button primary camera-button"
          label={texts.capture.take}
          accept="image/*"
          from="camera"
          take={taken}
        />
      )}
      <FileButton
        icon="picture"
        class="button library-button"
        label={texts.capture.choose}
        accept={PICTURES}
        from="files"
        take={taken}
      />
    </div>
  );
}
