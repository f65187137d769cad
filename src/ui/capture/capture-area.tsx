/** Where photographs come in: taken, chosen, dropped, pasted or shared; then they are shown, and a study can begin. */
import { useRef, useState } from "preact/hooks";
import { MOST_VIEWS } from "../../app/photo-tray";
import type { ViewKind } from "../../app/view-kinds";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useTexts } from "../i18n/texts";
import { onDemand } from "../on-demand";
import { EngineStatus } from "./engine-status";
import { FileButtons } from "./file-buttons";
import { Niche } from "./niche";
import type { NamedFile } from "./take-files";

const Chosen = onDemand(() => import("./chosen").then((file) => file.Chosen));
const CameraDialog = onDemand(() => import("./camera-dialog").then((file) => file.CameraDialog));

/** What the camera was opened for; `retake`: the photograph that it is to replace. */
interface Wish {
  wanted?: ViewKind;
  retake?: string;
}

export function CaptureArea() {
  const { tray } = useApp();
  const texts = useTexts();
  const [wish, photograph] = useState<Wish | null>(null);
  const area = useRef<HTMLElement>(null);
  const take = (files: NamedFile[]) => void tray.add(files);
  const photos = tray.photos.value;
  const last = photos.at(-1)?.url;

  const shot = (photo: NamedFile, view: ViewKind) => {
    void (wish?.retake === undefined ? tray.add([photo], view) : tray.retake(wish.retake, photo));
  };
  const close = () => {
    photograph(null);
    // What opened the camera may be gone: then reading goes on with the photographs.
    requestAnimationFrame(() => document.activeElement === document.body && area.current?.focus());
  };

  return (
    <section class="capture" aria-labelledby="capture-heading" ref={area} tabIndex={-1}>
      {photos.length === 0 ? (
        <Niche>
          <h1 id="capture-heading">{texts.home.lead}</h1>
          <FileButtons take={take} photograph={() => photograph({})} />
          <p class="drop-line">{texts.capture.drop}</p>
        </Niche>
      ) : (
        <>
          <h1 id="capture-heading">{texts.capture.heading}</h1>
          <Chosen photograph={photograph} />
        </>
      )}
      <Failures failures={tray.failures.value} />
      <EngineStatus />
      {wish !== null && (
        <CameraDialog
          taken={photos.map(({ view }) => view)}
          most={MOST_VIEWS}
          once={wish.retake !== undefined}
          {...(wish.wanted !== undefined && { wanted: wish.wanted })}
          {...(last !== undefined && { last })}
          take={shot}
          choose={take}
          close={close}
        />
      )}
    </section>
  );
}
