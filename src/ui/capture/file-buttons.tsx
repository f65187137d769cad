/** The two ways in that always work: choosing files, and the device's own camera. */
import { FileButton } from "../file-button";
import { useTexts } from "../i18n/texts";
import { filesOf, type NamedFile, PICTURES } from "./take-files";

export function FileButtons({ take, label }: { take(files: NamedFile[]): void; label?: string }) {
  const texts = useTexts();
  const taken = (files: FileList | null) => take(filesOf(files));
  return (
    <div class="file-buttons">
      <FileButton
        icon="camera"
        class="button primary camera-button"
        label={texts.capture.take}
        accept="image/*"
        from="camera"
        take={taken}
      />
      <FileButton
        icon="picture"
        class="button library-button"
        label={texts.capture.choose}
        accept={PICTURES}
        from="files"
        take={taken}
      >
        {label ?? texts.capture.choose}
      </FileButton>
    </div>
  );
}
