/** A camera of the device: opens it, says what it offers or why it cannot, remembers how it was used; draws nothing. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type CameraTrouble, troubleOf } from "./camera-trouble";
import type { SettingsPort } from "./ports";

export interface Lens {
  id: string;
  /** As the device calls it; empty where it does not say. */
  name: string;
}

export interface ZoomRange {
  min: number;
  max: number;
  step: number;
  value: number;
}

export interface LiveCamera {
  phase: "live";
  stream: MediaStream;
  track: MediaStreamTrack;
  lenses: readonly Lens[];
  /** Id of the lens in use. */
  lens: string;
  /** Null where the camera has none. */
  torch: boolean | null;
  zoom: ZoomRange | null;
}

export type CameraState =
  | { phase: "closed" }
  | { phase: "asking" }
  | LiveCamera
  | { phase: "failed"; trouble: CameraTrouble };

export interface Camera {
  state: ReadonlySignal<CameraState>;
  /** Asks for the remembered lens, else the one that looks away from the visitor. Never rejects: see `state`. */
  open(lens?: string): Promise<void>;
  setTorch(on: boolean): Promise<void>;
  setZoom(value: number): Promise<void>;
  close(): void;
}

interface World {
  /** Undefined where the browser has none, as on an insecure address. */
  devices: Pick<MediaDevices, "getUserMedia" | "enumerateDevices"> | undefined;
  secure: boolean;
  store: SettingsPort;
  /** Whether full-size photographs come from the sensor; else the film has to be as large as the camera makes it. */
  sensorPhotos: boolean;
}

export function localCamera(store: SettingsPort): Camera {
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return createCamera({ devices, secure: isSecureContext, store, sensorPhotos: "ImageCapture" in globalThis });
}

export function createCamera({ devices, secure, store, sensorPhotos }: World): Camera {
  const state = signal<CameraState>({ phase: "closed" });
  /** Counts what was asked for, so that what comes late is let go of. */
  let asked = 0;

  const letGo = () => {
    if (state.value.phase === "live") for (const track of state.value.stream.getTracks()) track.stop();
  };

  async function streamOf(lens: string): Promise<MediaStream> {
    const size = sensorPhotos ? { width: { ideal: 1920 }, height: { ideal: 1440 } } : { width: { ideal: 4096 } };
    const ask = (which: MediaTrackConstraints) => {
      if (devices === undefined) throw new TypeError("no media devices");
      return devices.getUserMedia({ audio: false, video: { ...size, ...which } });
    };
    const rear = () => ask({ facingMode: { ideal: "environment" } });
    if (lens === "") return rear();
    try {
      return await ask({ deviceId: { exact: lens } });
    } catch (error) {
      if (troubleOf(error) !== "absent") throw error;
      return rear(); // a lens that was unplugged, or whose id the browser has changed
    }
  }

  async function open(lens = store.read("camera-lens") ?? ""): Promise<void> {
    const turn = ++asked;
    letGo();
    if (devices === undefined) {
      state.value = { phase: "failed", trouble: secure ? "absent" : "insecure" };
      return;
    }
    state.value = { phase: "asking" };
    let stream: MediaStream;
    try {
      stream = await streamOf(lens);
    } catch (error) {
      if (turn === asked) state.value = { phase: "failed", trouble: troubleOf(error) };
      return;
    }
    const [track] = stream.getVideoTracks();
    const lenses = await devices.enumerateDevices().catch(() => []);
    if (turn !== asked || track === undefined) {
      for (const each of stream.getTracks()) each.stop();
      if (turn === asked) state.value = { phase: "failed", trouble: "absent" };
      return;
    }
    track.addEventListener("ended", () => {
      if (turn === asked) state.value = { phase: "failed", trouble: "lost" };
    });
    state.value = {
      phase: "live",
      stream,
      track,
      lenses: lenses
        .filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "")
        .map(({ deviceId, label }) => ({ id: deviceId, name: label })),
      lens: track.getSettings().deviceId ?? "",
      ...offered(track),
    };
    if (store.read("camera-torch") === "on") await setTorch(true);
    const zoom = Number(store.read("camera-zoom"));
    if (zoom > 0) await setZoom(zoom);
  }

  /** A wish the camera does not follow changes nothing. */
  async function wish(settings: MediaTrackConstraintSet, kept: Partial<LiveCamera>): Promise<boolean> {
    const { value: live } = state;
    if (live.phase !== "live") return false;
    try {
      await live.track.applyConstraints({ advanced: [settings] });
    } catch {
      return false;
    }
    if (state.value === live) state.value = { ...live, ...kept };
    return true;
  }

  async function setTorch(torch: boolean): Promise<void> {
    if (state.value.phase !== "live" || state.value.torch === null) return;
    if (await wish({ torch } as MediaTrackConstraintSet, { torch })) store.write("camera-torch", torch ? "on" : "off");
  }

  async function setZoom(wanted: number): Promise<void> {
    if (state.value.phase !== "live" || state.value.zoom === null) return;
    const { zoom } = state.value;
    const value = Math.min(zoom.max, Math.max(zoom.min, wanted));
    const done = await wish({ zoom: value } as MediaTrackConstraintSet, { zoom: { ...zoom, value } });
    if (done) store.write("camera-zoom", String(value));
  }

  return {
    state,
    async open(lens) {
      if (lens !== undefined) store.write("camera-lens", lens);
      await open(lens);
    },
    setTorch,
    setZoom,
    close() {
      asked += 1;
      letGo();
      state.value = { phase: "closed" };
    },
  };
}

/** What browsers tell of a camera beyond what the types know. */
interface Capabilities {
  torch?: boolean;
  zoom?: { min: number; max: number; step?: number };
}

function offered(track: MediaStreamTrack): Pick<LiveCamera, "torch" | "zoom"> {
  // Firefox has no getCapabilities
  const { torch, zoom } = (track.getCapabilities?.() ?? {}) as Capabilities;
  const settings = track.getSettings() as { torch?: boolean; zoom?: number };
  return {
    torch: torch === true ? (settings.torch ?? false) : null,
    zoom:
      zoom === undefined || !(zoom.max > zoom.min)
        ? null
        : { min: zoom.min, max: zoom.max, step: zoom.step || 0.1, value: settings.zoom ?? zoom.min },
  };
}
