/** The camera's picture with a frame to fill, what would make it better, and the shutter under the thumb. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Camera, LiveCamera } from "../../app/camera";
import { takeStill } from "../../app/camera-still";
import type { NamedPhoto } from "../../app/clean-photo";
import { nextView, type ViewKind } from "../../app/view-kinds";
import { formatFigure } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { CameraTools, CameraZoom } from "./camera-tools";
import { CameraViews } from "./camera-views";
import { useCaptureTexts } from "./texts";
import { useLooks } from "./use-looks";
import { ViewFrame } from "./view-drawings";

export interface CameraTask {
  /** What those taken before show, in their order. */
  taken: readonly (ViewKind | null)[];
  /** How many there may be in all. */
  most: number;
  /** The one view that is wanted; absent: whatever is missing, until all are there. */
  wanted?: ViewKind;
  /** One photograph, in the place of another. */
  once?: boolean;
  /** Object URL of the last one taken. */
  last?: string;
  take(photo: NamedPhoto, view: ViewKind): void;
}

interface LiveProps {
  camera: Camera;
  live: LiveCamera;
  task: CameraTask;
  done(): void;
}

export function CameraLive({ camera, live, task, done }: LiveProps) {
  const { taken, most, last } = task;
  const texts = useTexts();
  const words = useCaptureTexts();
  const tongue = useTongue();
  const video = useRef<HTMLVideoElement>(null);
  const shutter = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<ViewKind | null>(task.wanted ?? null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const [ratio, setRatio] = useState(3 / 4);
  const advice = useLooks(video, live.stream);
  const view = chosen ?? nextView(taken);
  const full = taken.length >= most && task.once !== true;
  const number = (value: number) => formatFigure(tongue, value);

  useEffect(() => shutter.current?.focus(), []);
  useEffect(() => {
    if (video.current === null) return;
    video.current.srcObject = live.stream;
    video.current.play().catch(() => undefined); // it plays by itself once it may
  }, [live.stream]);

  /** The picture turns with the device. */
  const shape = ({ currentTarget: { videoWidth, videoHeight } }: { currentTarget: HTMLVideoElement }) => {
    if (videoHeight > 0) setRatio(videoWidth / videoHeight);
  };

  const shoot = async () => {
    if (busy || full || video.current === null) return;
    setBusy(true);
    navigator.vibrate?.(18);
    try {
      const blob = await takeStill(live.track, video.current);
      const ending = blob.type === "image/png" ? "png" : "jpg";
      task.take({ name: `${view}.${ending}`, blob }, view);
      setSaid(words.camera.took(texts.hints.names[view], number(taken.length + 1), number(most)));
      setChosen(null);
      if (task.once === true) done();
    } catch {
      setSaid(words.camera.still);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class={busy ? "camera-live busy" : "camera-live"}>
      <div class="camera-picture">
        <div class="camera-frame" style={{ "--ratio": ratio }}>
          <video ref={video} playsInline muted autoPlay aria-hidden="true" onLoadedMetadata={shape} onResize={shape} />
          <ViewFrame view={view} />
          <p class={advice ? "camera-advice amiss" : "camera-advice"} role="status">
            {advice === undefined ? "" : advice === null ? words.camera.good : words.camera.advice[advice]}
          </p>
        </div>
      </div>
      <div class="camera-panel">
        <div class="camera-tools">
          <CameraTools camera={camera} live={live} />
          <CameraZoom camera={camera} live={live} />
        </div>
        <CameraViews view={view} taken={taken} choose={setChosen} />
        <p class="camera-said" role="status">
          {full ? words.camera.full(number(most)) : said}
        </p>
        <div class="camera-shoot">
          <span class="camera-last">
            {last !== undefined && <img src={last} alt="" />}
            <span class="figures">
              {number(taken.length)}/{number(most)}
            </span>
          </span>
          <button
            ref={shutter}
            type="button"
            class="shutter"
            aria-label={words.camera.shutter}
            aria-disabled={full || busy}
            onClick={() => void shoot()}
          />
          <button type="button" class="button" onClick={done}>
            {words.camera.done}
          </button>
        </div>
      </div>
    </div>
  );
}
