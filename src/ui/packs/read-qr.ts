/** Reads a QR code from a picture where the browser can; the words it holds are the visitor's, to be checked by whoever uses them. */
import { AppError } from "../../base/errors";

interface BarcodeDetector {
  detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}

declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: string[] }) => BarcodeDetector;
  }
}

export function canReadQr(): boolean {
  return window.BarcodeDetector !== undefined;
}

/** @throws AppError `qr-unread` */
export async function readQr(picture: Blob): Promise<string> {
  const unread = (found: string, cause?: unknown) =>
    new AppError("qr-unread", `read a QR code: found ${found}, wanted one sharp code; type the address instead`, {
      cause,
    });
  if (window.BarcodeDetector === undefined) throw unread("a browser without a reader");
  let codes: { rawValue: string }[];
  try {
    const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
    codes = await detector.detect(await createImageBitmap(picture));
  } catch (error) {
    throw unread("a picture that cannot be opened", error);
  }
  const text = codes[0]?.rawValue ?? "";
  if (text === "") throw unread("none in the picture");
  return text;
}
