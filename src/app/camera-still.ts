/** One photograph from a running camera, as large as the device gives it. */
import { AppError } from "../base/errors";

/** Some phones never answer `takePhoto`; then the picture on the screen is taken. Milliseconds. */
const patience = 6000;

/** @throws AppError `camera-still` when the camera shows nothing yet */
export async function takeStill(track: MediaStreamTrack, video: HTMLVideoElement): Promise<Blob> {
  return (await sensorPhoto(track)) ?? screenPhoto(video);
}

/** The sensor's own photograph. Null where the browser has none to give. https://w3c.github.io/mediacapture-image/ */
async function sensorPhoto(track: MediaStreamTrack): Promise<Blob | null> {
  if (!("ImageCapture" in globalThis)) return null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)));
  try {
    const blob = await Promise.race([new ImageCapture(track).takePhoto(), late]);
    return blob !== null && blob.size > 0 ? blob : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function screenPhoto(video: HTMLVideoElement): Promise<Blob> {
  const { videoWidth: width, videoHeight: height } = video;
  const context = width > 0 ? new OffscreenCanvas(width, height).getContext("2d", { alpha: false }) : null;
  if (context === null) {
    throw new AppError(
      "camera-still",
      `take a photograph: found a picture of ${width} x ${height}; wait and try again`,
    );
  }
  context.drawImage(video, 0, 0);
  return context.canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
}
