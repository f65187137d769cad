/** A frame on a photograph that a finger, a mouse or the keyboard draws, moves and resizes; decides nothing of what for. */
import { useRef, useState } from "preact/hooks";
import {
  CORNERS,
  type Corner,
  movedRegion,
  type Point,
  regionBetween,
  regionByKey,
  resizedRegion,
  type Size,
} from "../../app/study-region";
import type { Box } from "../../domain/evidence";
import { formatPercent } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { useStudyTexts } from "./texts";

interface Drag {
  from: Point;
  box: Box;
  what: "draw" | "move" | Corner;
}

interface RegionFrameProps {
  box: Box;
  /** Of the photograph, in original pixels, as the box is. */
  size: Size;
  /** Id of the words that say how it works. */
  help: string;
  change(box: Box): void;
  /** Enter was pressed on it. */
  ask(): void;
}

export function RegionFrame({ box, size, help, change, ask }: RegionFrameProps) {
  const texts = useStudyTexts();
  const tongue = useTongue();
  const area = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  const percent = (part: number, whole: number) => formatPercent(tongue, part / whole);
  const placeOf = ([left, top, right, bottom]: Box) =>
    texts.point.place(
      percent(left, size.width),
      percent(top, size.height),
      percent(right - left, size.width),
      percent(bottom - top, size.height),
    );
  /** Where the keyboard has put it, for those who do not see it. */
  const [told, setTold] = useState("");
  const [x1, y1, x2, y2] = box;

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = area.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: ((clientX - left) / width) * size.width, y: ((clientY - top) / height) * size.height };
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const what = event.target.getAttribute("data-drag");
    drag.current = { from: pointOf(event), box, what: (what ?? "draw") as Drag["what"] };
    area.current?.setPointerCapture(event.pointerId);
  };
  const go = (event: PointerEvent) => {
    const { current } = drag;
    if (current === null) return;
    const to = pointOf(event);
    const by = { x: to.x - current.from.x, y: to.y - current.from.y };
    if (current.what === "draw") change(regionBetween(current.from, to, size));
    else if (current.what === "move") change(movedRegion(current.box, by, size));
    else change(resizedRegion(current.box, current.what, by, size));
  };
  const end = (event: PointerEvent) => {
    go(event);
    drag.current = null;
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      return ask();
    }
    const next = regionByKey(box, event, size);
    if (next === null) return;
    event.preventDefault();
    change(next);
    setTold(placeOf(next));
  };
  return (
    <div
      ref={area}
      class="region-area"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={() => (drag.current = null)}
    >
      <div
        class="region"
        data-drag="move"
        role="application"
        aria-roledescription={texts.point.frameRole}
        aria-label={`${texts.point.frame}: ${placeOf(box)}`}
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={press}
        style={{
          left: share(x1, size.width),
          top: share(y1, size.height),
          width: share(x2 - x1, size.width),
          height: share(y2 - y1, size.height),
        }}
      >
        {CORNERS.map((corner) => (
          <span key={corner} class={`region-corner ${corner}`} data-drag={corner} />
        ))}
      </div>
      <p class="visually-hidden" role="status">
        {told}
      </p>
    </div>
  );
}
