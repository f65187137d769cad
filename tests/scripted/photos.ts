/** Photographs for scripted scenes: those the script that drives the page lays out, else a vase drawn here. */

async function drawn(width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("draw a vase: found no 2d canvas; use a current browser");
  pen.fillStyle = "#cfd6d8";
  pen.fillRect(0, 0, width, height);
  const glaze = pen.createLinearGradient(width * 0.2, 0, width * 0.8, 0);
  glaze.addColorStop(0, "#9fb0bd");
  glaze.addColorStop(0.4, "#f6f8f8");
  glaze.addColorStop(1, "#8496a6");
  pen.fillStyle = glaze;
  pen.beginPath();
  pen.ellipse(width / 2, height * 0.55, width * 0.28, height * 0.3, 0, 0, 7);
  pen.rect(width * 0.43, height * 0.12, width * 0.14, height * 0.2);
  pen.fill();
  pen.strokeStyle = "#2b4a9b";
  pen.lineWidth = width / 90;
  for (let ring = 1; ring < 6; ring += 1) {
    pen.beginPath();
    pen.arc(width / 2, height * 0.55, (width * ring) / 32, 0, 7);
    pen.stroke();
  }
  return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
}

/** Photograph `place` (from 1), as a file and with its size. */
export async function scriptedPhoto(place: number) {
  const response = await fetch(`/scripted-photos/${place}.jpg`).catch(() => null);
  const laidOut = response?.ok === true && response.headers.get("content-type") === "image/jpeg";
  const blob = laidOut ? await response.blob() : await drawn(900, 1200);
  const { width, height } = await createImageBitmap(blob);
  return { name: `view-${place}.jpg`, blob, width, height };
}
