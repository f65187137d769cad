/** What this camera offers beside its shutter: light, lens, zoom. What it does not offer is not shown. */
import type { Camera, LiveCamera } from "../../app/camera";
import { formatFigure } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useCaptureTexts } from "./texts";

interface ToolsProps {
  camera: Camera;
  live: LiveCamera;
}

export function CameraTools({ camera, live }: ToolsProps) {
  const words = useCaptureTexts();
  const tongue = useTongue();
  const { torch, lenses, lens } = live;
  return (
    <>
      {torch !== null && (
        <button
          type="button"
          class="button quiet icon-only"
          aria-pressed={torch}
          aria-label={words.camera.torch}
          onClick={() => void camera.setTorch(!torch)}
        >
          <Icon name="torch" />
        </button>
      )}
      {lenses.length > 1 && (
        <select
          class="field camera-lens"
          aria-label={words.camera.lens}
          value={lens}
          onChange={(event) => void camera.open(event.currentTarget.value)}
        >
          {lenses.map(({ id, name }, place) => (
            <option key={id} value={id}>
              {name || words.camera.lensName(formatFigure(tongue, place + 1))}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

export function CameraZoom({ camera, live: { zoom } }: ToolsProps) {
  const words = useCaptureTexts();
  const tongue = useTongue();
  if (zoom === null) return null;
  const { min, max, step, value } = zoom;
  return (
    <label class="camera-zoom">
      <span>{words.camera.zoom}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        onInput={(event) => void camera.setZoom(event.currentTarget.valueAsNumber)}
      />
      <output class="figures">{formatFigure(tongue, value)}×</output>
    </label>
  );
}
