/** A detail cut out of the visitor's own photograph, drawn here and now; nothing is stored for it. */
import { useEffect, useRef } from "preact/hooks";
import type { Box } from "../../domain/evidence";

/** The longest side that is drawn, in pixels: enough for a sharp card on a dense screen. */
const LONGEST = 720;

/** `box` in original pixels; the browser turns the photograph as its EXIF says, as the engine does. */
export function Crop({ url, box, alt, onDrawn }: { url: string; box: Box; alt: string; onDrawn?: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x1, y1, x2, y2] = box;
  const width = Math.max(1, x2 - x1);
  const height = Math.max(1, y2 - y1);
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  useEffect(() => {
    const picture = new Image();
    let gone = false;
    picture.src = url;
    picture.decode().then(
      () => {
        const surface = canvas.current;
        const pen = surface?.getContext("2d");
        if (gone || !surface || !pen) return;
        pen.imageSmoothingQuality = "high";
        pen.drawImage(picture, x1, y1, width, height, 0, 0, surface.width, surface.height);
        onDrawn?.();
      },
      () => undefined, // a photograph that has gone leaves an empty card; its words stay
    );
    return () => {
      gone = true;
    };
  }, [url, x1, y1, x2, y2]);
  return (
    <canvas
      ref={canvas}
      class="crop"
      role="img"
      aria-label={alt}
      width={Math.max(1, Math.round(width * scale))}
      height={Math.max(1, Math.round(height * scale))}
    />
  );
}
