/** The camera and the chosen photographs in states to be looked at. For tests and pictures only. */
import type { App } from "../../src/app/app";
import { scriptedPhoto } from "./photos";

interface Scene {
  act(app: App): Promise<void>;
}

/** A camera that shows one photograph, with a light, a zoom and two lenses; `blur` in pixels of it. */
export async function scriptedCamera(place = 1, blur = 0): Promise<void> {
  const { blob } = await scriptedPhoto(place);
  const bitmap = await createImageBitmap(blob);
  const canvas = Object.assign(document.createElement("canvas"), { width: 960, height: 1280 });
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("a scripted camera: the browser gave no canvas");
  const scale = Math.max(canvas.width / bitmap.width, canvas.height / bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  const draw = () => {
    context.filter = blur > 0 ? `blur(${blur}px)` : "none";
    context.drawImage(bitmap, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  };
  draw();
  setInterval(draw, 100); // a track without new frames shows nothing
  const stream = () => {
    const film = canvas.captureStream(10);
    const [track] = film.getVideoTracks();
    if (track !== undefined) {
      track.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 8, step: 0.1 } }) as MediaTrackCapabilities;
      track.getSettings = () => ({ deviceId: "rear", zoom: 1, torch: false }) as MediaTrackSettings;
      track.applyConstraints = async () => undefined;
    }
    return film;
  };
  const lens = (deviceId: string, label: string) =>
    ({ kind: "videoinput", deviceId, label, groupId: "" }) as MediaDeviceInfo;
  devices({
    getUserMedia: async () => stream(),
    enumerateDevices: async () => [lens("rear", "camera 0, facing back"), lens("wide", "camera 2, facing back")],
  });
}

/** A device whose camera is refused with this error's name. */
export function refusedCamera(name: string): void {
  devices({ getUserMedia: () => Promise.reject(new DOMException("scripted", name)), enumerateDevices: async () => [] });
}

function devices(made: Pick<MediaDevices, "getUserMedia" | "enumerateDevices">): void {
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: made });
}

function press(selector: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const button = document.querySelector<HTMLElement>(selector);
      if (button === null) return void requestAnimationFrame(look);
      button.click();
      resolve();
    };
    look();
  });
}

const settled = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function blurred(place: number): Promise<{ name: string; blob: Blob }> {
  const { blob, name, width, height } = await scriptedPhoto(place);
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) throw new Error("a scripted photograph: the browser gave no canvas");
  context.filter = "blur(9px)";
  context.drawImage(await createImageBitmap(blob), 0, 0);
  return { name, blob: await context.canvas.convertToBlob({ type: "image/jpeg" }) };
}

export const CAPTURE_SCENES: Readonly<Record<string, Scene>> = {
  "chosen-four": {
    async act(app) {
      for (const [place, view] of [
        [1, "whole"],
        [2, "base"],
        [3, "detail"],
        [4, "interior"],
      ] as const) {
        await app.tray.add([await scriptedPhoto(place)], view);
      }
    },
  },
  "chosen-blurred": { act: async (app) => app.tray.add([await blurred(1)]) },
  camera: {
    async act() {
      await scriptedCamera();
      await press(".camera-button");
      await settled(1200);
    },
  },
  "camera-blurred": {
    async act() {
      await scriptedCamera(1, 12);
      await press(".camera-button");
      await settled(1500);
    },
  },
  "camera-taken": {
    async act() {
      await scriptedCamera(2);
      await press(".camera-button");
      for (const _shot of [1, 2]) {
        await press(".shutter");
        await settled(900);
      }
    },
  },
  "camera-refused": {
    async act() {
      refusedCamera("NotAllowedError");
      await press(".camera-button");
      await settled(500);
    },
  },
};
