/** Looks at the camera's picture a few times a second, while somebody can see it, and says what would make it better. */
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Advice, adviceOn, steady } from "../../app/camera-quality";

/** Milliseconds between looks, and the part of the time they may take of the page's. */
const interval = 280;
const part = 0.05;

/** Undefined until there is a picture; null when nothing is amiss. */
export function useLooks(video: RefObject<HTMLVideoElement | null>, stream: MediaStream): Advice | null | undefined {
  const [advice, setAdvice] = useState<Advice | null>();
  useEffect(() => {
    const settle = steady();
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const begun = performance.now();
      const picture = video.current;
      if (picture !== null && picture.videoWidth > 0 && picture.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        setAdvice(settle(adviceOn(picture, picture.videoWidth, picture.videoHeight)));
      }
      timer = setTimeout(look, Math.max(interval, (performance.now() - begun) / part));
    };
    timer = setTimeout(look, interval);
    return () => {
      clearTimeout(timer);
      setAdvice(undefined);
    };
  }, [stream, video]);
  return advice;
}
