/** Where the visitor stood on each screen, kept in the browser's own history so that back and reload return there. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

interface Place {
  /** Of the document, in pixels. */
  y: number;
  /** Id of the element that led away. */
  focus: string | null;
}

/** Browsers allow about a hundred history changes in half a minute. */
const SETTLED = 250;

function stateOf(): Record<string, unknown> {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null ? { ...state } : {};
}

function keep(place: Partial<Place>): void {
  history.replaceState({ ...stateOf(), ...place }, "");
}

function placeHere(): Place {
  const { y, focus } = stateOf();
  return { y: typeof y === "number" ? y : 0, focus: typeof focus === "string" ? focus : null };
}

/** Notes the place while it lives; the page holds it once. */
export function useKeptPlace(): void {
  useEffect(() => {
    history.scrollRestoration = "manual";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep({ y: scrollY }), SETTLED);
    };
    const onClick = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest("a[href^='#/']") : null;
      if (link === null) return;
      clearTimeout(timer);
      keep({ y: scrollY, focus: link.id || null });
    };
    addEventListener("scroll", onScroll, { passive: true });
    addEventListener("click", onClick, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener("scroll", onScroll);
      removeEventListener("click", onClick, { capture: true });
    };
  }, []);
}

/** Goes back, once, to where this history entry was left, when `ready` says that the screen has its height. */
export function useRestoredPlace(ready: boolean): void {
  const [{ y, focus }] = useState(placeHere); // before the new screen's own scrolling is noted over it
  const done = useRef(false);
  useLayoutEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    if (scrollY > 0) return; // the visitor has moved on
    if (y > 0) scrollTo({ top: y, behavior: "instant" });
    if (focus === null) return;
    requestAnimationFrame(() => document.getElementById(focus)?.focus({ preventScroll: true }));
  }, [ready]);
}
