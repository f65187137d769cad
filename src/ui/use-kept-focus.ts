import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/**
 * When the focused element goes away because `state` changed, focus falls to the body: then `target` takes it, if it had
 * been inside `area`.
 */
export function useKeptFocus(
  area: RefObject<HTMLElement | null>,
  state: string | number,
  target: RefObject<HTMLElement | null> = area,
): void {
  const inside = useRef(false);
  useEffect(() => {
    const own = new AbortController();
    const note = (event: FocusEvent) => {
      inside.current = event.target instanceof Node && (area.current?.contains(event.target) ?? false);
    };
    addEventListener("focusin", note, { signal: own.signal });
    addEventListener("pointerdown", () => (inside.current = false), { signal: own.signal, capture: true });
    return () => own.abort();
  }, [area]);
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body) target.current?.focus({ preventScroll: true });
  }, [state, target]);
}
