/** Looking at a picture by finger, mouse, wheel, pinch and keys; says where one looks then, and decides nothing. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dragged, type Extent, type Looking, placed, WHOLE_PICTURE, zoomed } from "../../app/compare-view";

interface Gestures {
  looking: Looking;
  picture: Extent;
  onLook(looking: Looking): void;
}

/** A step of the keys: of the part of the picture that is shown, and of the zoom. */
const KEY_STEP = 0.15;
export const ZOOM_STEP = 1.4;
/** Lines and pages of a wheel, in pixels. */
const WHEEL_UNITS = [1, 16, 400];
const WHEEL_SPEED = 0.0018;

interface Point {
  x: number;
  y: number;
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((one, other) => ({ x: one.x + other.x, y: one.y + other.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** How far two fingers are apart; nothing for one. */
function spreadOf([one, other]: readonly Point[]): number | null {
  return one === undefined || other === undefined ? null : Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
}

export function useGestures(frame: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const now = useRef(gestures);
  now.current = gestures;
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const own = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      type: K,
      listener: (event: HTMLElementEventMap[K]) => void,
      passive = true,
    ) => element.addEventListener(type, listener, { signal: own.signal, passive });
    const fingers = new Map<number, Point>();

    const box = () => element.getBoundingClientRect();
    const look = (next: Looking) => {
      now.current = { ...now.current, looking: next }; // several events may come before the next drawing
      now.current.onLook(next);
    };
    /** A point of the window, in fractions of the picture. */
    const at = ({ x, y }: Point): Point => {
      const { left, top, width, height } = box();
      const { picture, looking } = now.current;
      const place = placed(looking, picture, { width, height });
      return {
        x: (x - left - place.left) / (picture.width * place.scale),
        y: (y - top - place.top) / (picture.height * place.scale),
      };
    };
    const zoomAt = (factor: number, point: Point) => {
      const { x, y } = at(point);
      look(zoomed(now.current.looking, factor, x, y));
    };
    const drag = (dx: number, dy: number) => {
      const { width, height } = box();
      const { picture, looking } = now.current;
      const { scale } = placed(looking, picture, { width, height });
      look(dragged(looking, dx / (picture.width * scale), dy / (picture.height * scale)));
    };

    on("pointerdown", (event) => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    on("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      const before = [...fingers.values()];
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const after = [...fingers.values()];
      const [from, to] = [middleOf(before), middleOf(after)];
      drag(to.x - from.x, to.y - from.y);
      const [apart, wider] = [spreadOf(before), spreadOf(after)];
      if (apart !== null && wider !== null) zoomAt(wider / apart, to);
    });
    for (const type of ["pointerup", "pointercancel", "lostpointercapture"] as const) {
      on(type, (event) => fingers.delete(event.pointerId));
    }
    on("dblclick", (event) => {
      if (now.current.looking.zoom > 1.01) look(WHOLE_PICTURE);
      else zoomAt(ZOOM_STEP ** 2, { x: event.clientX, y: event.clientY });
    });
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY > 0 && now.current.looking.zoom <= 1) return; // nothing is farther: the page scrolls
      event.preventDefault();
      const pixels = event.deltaY * (WHEEL_UNITS[event.deltaMode] ?? 1) * (event.ctrlKey ? 4 : 1);
      zoomAt(Math.exp(-pixels * WHEEL_SPEED), { x: event.clientX, y: event.clientY });
    };
    on("wheel", onWheel, false);
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = afterKey(now.current.looking, event.key);
      if (next === null) return;
      event.preventDefault();
      look(next);
    };
    on("keydown", onKey, false);
    return () => own.abort();
  }, [frame]);
}

/** Null for a key that means nothing here; over a whole picture arrows are the page's. */
function afterKey(looking: Looking, key: string): Looking | null {
  if (looking.zoom <= 1 && key.startsWith("Arrow")) return null;
  const step = KEY_STEP / looking.zoom;
  switch (key) {
    case "ArrowLeft":
      return dragged(looking, step, 0);
    case "ArrowRight":
      return dragged(looking, -step, 0);
    case "ArrowUp":
      return dragged(looking, 0, step);
    case "ArrowDown":
      return dragged(looking, 0, -step);
    case "+":
    case "=":
      return zoomed(looking, ZOOM_STEP, looking.x, looking.y);
    case "-":
      return zoomed(looking, 1 / ZOOM_STEP, looking.x, looking.y);
    case "0":
      return WHOLE_PICTURE;
    default:
      return null;
  }
}
