import { expect, test } from "vitest";
import { AppError } from "../base/errors";
import { createCamera } from "./camera";
import { steady } from "./camera-quality";
import { troubleOf } from "./camera-trouble";
import { nameWithView, nextView } from "./view-kinds";

class Track extends EventTarget {
  stopped = false;
  applied: unknown[] = [];
  constructor(
    readonly deviceId: string,
    readonly offers: object,
  ) {
    super();
  }
  stop = () => (this.stopped = true);
  getSettings = () => ({ deviceId: this.deviceId });
  getCapabilities = () => this.offers;
  applyConstraints = async (constraints: { advanced: unknown[] }) => void this.applied.push(...constraints.advanced);
}

const fails = (name: string) => Object.assign(new Error("scripted"), { name });

/** A device with two lenses; `refuse` says why a wish is not granted. */
function device({ refuse = () => null as string | null, offers = {}, kept = {} as Record<string, string> } = {}) {
  const asked: MediaTrackConstraints[] = [];
  const tracks: Track[] = [];
  const store = new Map(Object.entries(kept));
  const camera = createCamera({
    secure: true,
    sensorPhotos: true,
    store: { read: (key) => store.get(key) ?? null, write: (key, value) => void store.set(key, value) },
    devices: {
      async getUserMedia({ video }: MediaStreamConstraints = {}) {
        const wish = video as MediaTrackConstraints;
        asked.push(wish);
        const why = refuse();
        if (why !== null) throw fails(why);
        const id = (wish.deviceId as { exact: string } | undefined)?.exact ?? "rear";
        if (id === "gone") throw fails("OverconstrainedError");
        const track = new Track(id, offers);
        tracks.push(track);
        return { getVideoTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
      },
      enumerateDevices: async () =>
        ["rear", "wide", ""].map((deviceId) => ({ kind: "videoinput", deviceId, label: deviceId }) as MediaDeviceInfo),
    },
  });
  return { camera, asked, tracks, store };
}

test("the camera that looks away is asked for first; a chosen lens is remembered, and a lost one forgiven", async () => {
  const { camera, asked, tracks, store } = device();
  await camera.open();
  expect(asked[0]).toMatchObject({ facingMode: { ideal: "environment" } });
  expect(camera.state.value).toMatchObject({ phase: "live", lens: "rear", torch: null, zoom: null });
  await camera.open("wide");
  expect(camera.state.value).toMatchObject({ lens: "wide", lenses: [{ id: "rear" }, { id: "wide" }] });
  expect([tracks[0]?.stopped, store.get("camera-lens")]).toEqual([true, "wide"]);
  const again = device({ kept: { "camera-lens": "gone" } });
  await again.camera.open();
  expect(again.camera.state.value).toMatchObject({ phase: "live", lens: "rear" });
});

test.each([
  ["NotAllowedError", "refused"],
  ["SecurityError", "refused"],
  ["NotFoundError", "absent"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["TypeError", "failed"],
])("%s: %s, and a second try may go well", async (name, trouble) => {
  let refuse: string | null = name;
  const { camera } = device({ refuse: () => refuse });
  await camera.open();
  expect(camera.state.value).toEqual({ phase: "failed", trouble });
  refuse = null;
  await camera.open();
  expect(camera.state.value.phase).toBe("live");
});

test("without media devices: insecure or absent, by the address", async () => {
  const store = { read: () => null, write: () => undefined };
  for (const secure of [true, false]) {
    const camera = createCamera({ devices: undefined, secure, store, sensorPhotos: false });
    await camera.open();
    expect(camera.state.value).toEqual({ phase: "failed", trouble: secure ? "absent" : "insecure" });
  }
  expect(troubleOf(new AppError("x", "y"))).toBe("failed");
  expect(troubleOf("no error at all")).toBe("failed");
});

test("a camera that goes away in the middle is told; one that was closed is not", async () => {
  const { camera, tracks } = device();
  await camera.open();
  tracks[0]?.dispatchEvent(new Event("ended"));
  expect(camera.state.value).toEqual({ phase: "failed", trouble: "lost" });
  await camera.open();
  camera.close();
  tracks[1]?.dispatchEvent(new Event("ended"));
  expect(camera.state.value).toEqual({ phase: "closed" });
});

test("closed while the browser still asks, it is let go of when it comes", async () => {
  const { camera, tracks } = device();
  const opening = camera.open();
  camera.close();
  await opening;
  expect([camera.state.value.phase, tracks[0]?.stopped]).toEqual(["closed", true]);
});

test("light and zoom: only where offered, within their range, remembered for the next time", async () => {
  const offers = { torch: true, zoom: { min: 1, max: 4, step: 0.5 } };
  const { camera, tracks, store } = device({ offers });
  await camera.open();
  expect(camera.state.value).toMatchObject({ torch: false, zoom: { min: 1, max: 4, step: 0.5, value: 1 } });
  await camera.setTorch(true);
  await camera.setZoom(9);
  expect(tracks[0]?.applied).toEqual([{ torch: true }, { zoom: 4 }]);
  expect(camera.state.value).toMatchObject({ torch: true, zoom: { value: 4 } });
  const later = device({ offers, kept: Object.fromEntries(store) });
  await later.camera.open();
  expect(later.camera.state.value).toMatchObject({ torch: true, zoom: { value: 4 } });
  const plain = device({ kept: Object.fromEntries(store) });
  await plain.camera.open();
  expect(plain.tracks[0]?.applied).toEqual([]);
});

test("advice has to stand for two looks before it is shown or goes", () => {
  const settle = steady();
  expect((["blurred", "blurred", null, "blurred", null, null] as const).map(settle)).toEqual([
    null,
    "blurred",
    "blurred",
    "blurred",
    "blurred",
    null,
  ]);
});

test("views: what is missing is asked for next, and a photograph is named by what it shows", () => {
  expect(nextView([])).toBe("whole");
  expect(nextView(["whole", null, "detail"])).toBe("base");
  expect(nextView(["whole", "base", "detail", "interior"])).toBe("detail");
  expect(nameWithView("IMG_1.jpg", "base")).toBe("IMG_1-base.jpg");
  expect(nameWithView("peony-jar-base.jpg", "base")).toBe("peony-jar-base.jpg");
  expect(nameWithView("IMG_1.jpg", "whole")).toBe("IMG_1.jpg");
  expect(nameWithView("photo", "interior")).toBe("photo-interior");
  expect(nameWithView("IMG_1.jpg", null)).toBe("IMG_1.jpg");
});
