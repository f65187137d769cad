/** Keeps the end of a growing story in view, as long as the reader has not scrolled away from it. */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";

/** How far below the window the end may lie and still count as being read, in pixels. */
const NEAR = 120;

/** `growth` changes whenever the story has grown. Returns the ref of the element that ends it. */
export function useFollowing(running: boolean, growth: unknown): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const left = useRef(0); // where the last scroll of ours ended
  useEffect(() => {
    if (!running) return;
    const own = new AbortController();
    const look = () => {
      const { bottom = 0 } = end.current?.getBoundingClientRect() ?? {};
      following.current = bottom < innerHeight + NEAR;
    };
    look();
    addEventListener("scroll", look, { passive: true, signal: own.signal });
    return () => own.abort();
  }, [running]);
  useLayoutEffect(() => {
    if (scrollY < left.current) {
      following.current = false; // the reader went up; the event that says so is still to come
      left.current = 0;
    }
    if (!running || !following.current) return;
    end.current?.scrollIntoView({ block: "nearest", behavior: "instant" });
    left.current = scrollY;
  }, [running, growth]);
  return end;
}
