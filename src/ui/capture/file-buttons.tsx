/** The two ways in that always work: choosing files, and the device's own camera. */
import { useRef } from "preact/hooks";
import { Icon } from "../icons";
import { useTexts } from "../i18n/texts";
import { filesOf, type NamedFile } from "./take-files";

const KINDS = "image/jpeg,image/png,image/webp";

export function FileButtons({ take, label }: { take(files: NamedFile[]): void; label?: string }) {
  const texts = useTexts();
  const library = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const onChange = (event: Event & { currentTarget: HTMLInputElement }) => {
    take(filesOf(event.currentTarget.files));
    event.currentTarget.value = ""; // the same file may be chosen again
  };
  return (
    <div class="file-buttons">
      <button type="button" class="button primary camera-button" onClick={() => camera.current?.click()}>
        <Icon name="camera" />
        {texts.capture.take}
      </button>
      <button type="button" class="button library-button" onClick={() => library.current?.click()}>
        <Icon name="picture" />
        {label ?? texts.capture.choose}
      </button>
      <input
        ref={library}
        class="visually-hidden"
        type="file"
        accept={KINDS}
        multiple
        tabIndex={-1}
        aria-label={texts.capture.choose}
        onChange={onChange}
      />
      <input
        ref={camera}
        class="visually-hidden"
        type="file"
        accept="image/*"
        capture="environment"
        tabIndex={-1}
        aria-label={texts.capture.take}
        onChange={onChange}
      />
    </div>
  );
}
