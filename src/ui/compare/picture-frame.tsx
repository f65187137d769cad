/** A picture that can be looked at closely. Where one looks is its owner's to keep. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type Extent, type Looking, placed } from "../../app/compare-view";
import { useGestures } from "./use-gestures";

interface PictureFrameProps {
  url: string;
  /** What it is a picture of, and how to move it. */
  name: string;
  looking: Looking;
  onLook(looking: Looking): void;
  onSize?(size: Extent): void;
}

const UNKNOWN: Extent = { width: 1, height: 1 };

function useExtent(frame: { current: HTMLElement | null }): Extent {
  const [extent, setExtent] = useState<Extent>(UNKNOWN);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setExtent({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return extent;
}

export function PictureFrame({ url, name, looking, onLook, onSize }: PictureFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Extent | null>(null);
  const extent = useExtent(frame);
  useGestures(frame, { looking, picture: picture ?? UNKNOWN, onLook });
  const { left, top, scale } = placed(looking, picture ?? UNKNOWN, extent);
  return (
    <div
      ref={frame}
      class={looking.zoom > 1 ? "picture-frame near" : "picture-frame"}
      role="group"
      tabIndex={0}
      aria-label={name}
    >
      <img
        src={url}
        alt=""
        draggable={false}
        style={{
          visibility: picture === null ? "hidden" : "visible",
          transform: `translate(${left}px, ${top}px) scale(${scale})`,
        }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
          const size = { width: Math.max(1, naturalWidth), height: Math.max(1, naturalHeight) };
          setPicture(size);
          onSize?.(size);
        }}
      />
    </div>
  );
}
