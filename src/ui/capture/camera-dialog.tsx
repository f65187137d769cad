/** The camera over the whole screen: asks for it, shows it, or says why there is none; lets go of it when nobody looks. */
import { useEffect, useRef, useState } from "preact/hooks";
import { localCamera } from "../../app/camera";
import { useApp } from "../context";
import { Icon } from "../icons";
import "../styles/camera.css";
import { CameraLive, type CameraTask } from "./camera-live";
import { CameraTroubleCard } from "./camera-trouble";
import { filesOf, type NamedFile } from "./take-files";
import { useCaptureTexts } from "./texts";

interface DialogProps extends CameraTask {
  /** Files that were chosen instead. */
  choose(files: NamedFile[]): void;
  close(): void;
}

export function CameraDialog({ choose, close, ...task }: DialogProps) {
  const { store } = useApp();
  const words = useCaptureTexts();
  const [camera] = useState(() => localCamera(store));
  const dialog = useRef<HTMLDialogElement>(null);
  const { value: state } = camera.state;

  useEffect(() => {
    dialog.current?.showModal();
    // Where there is no camera by now, nothing is asked again by itself.
    const look = () => {
      if (document.visibilityState === "hidden") camera.close();
      else if (camera.state.value.phase === "closed") void camera.open();
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      camera.close();
    };
  }, [camera]);

  return (
    <dialog ref={dialog} class="camera" aria-labelledby="camera-heading" onClose={close}>
      <header class="camera-head">
        <h2 id="camera-heading">{words.camera.heading}</h2>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={words.camera.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      {state.phase === "live" ? (
        <CameraLive camera={camera} live={state} task={task} done={() => dialog.current?.close()} key={state.lens} />
      ) : state.phase === "failed" ? (
        <CameraTroubleCard
          trouble={state.trouble}
          retry={() => void camera.open()}
          choose={(files) => {
            choose(filesOf(files));
            dialog.current?.close();
          }}
        />
      ) : (
        <p class="camera-asking pulse" role="status">
          {words.camera.asking}
        </p>
      )}
    </dialog>
  );
}
