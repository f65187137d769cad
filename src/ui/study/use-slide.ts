/** Lets a crop slide out of its place on the photograph while one watches; without motion it fades in. */
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";

/** As `--calm` in the tokens. */
const EASING = { duration: 420, easing: "cubic-bezier(0.2, 0, 0, 1)" } as const;

/** Where evidence `id` is drawn on the stage, if it is on the photograph that is shown there. */
function placeOf(id: string): DOMRect | null {
  return document.querySelector(`.stage [data-evidence="${CSS.escape(id)}"]`)?.getBoundingClientRect() ?? null;
}

/** `slide(id)` moves the element of the ref from the box of evidence `id` to where it stands. */
export function useSlide<E extends HTMLElement>(): { ref: RefObject<E | null>; slide(id: string): void } {
  const ref = useRef<E>(null);
  return {
    ref,
    slide(id) {
      const element = ref.current;
      const from = placeOf(id);
      if (element === null) return;
      if (from === null || matchMedia("(prefers-reduced-motion: reduce)").matches) {
        element.animate([{ opacity: 0 }, { opacity: 1 }], EASING);
        return;
      }
      const to = element.getBoundingClientRect();
      const scale = { x: from.width / to.width, y: from.height / to.height };
      const move = `translate(${from.x - to.x}px, ${from.y - to.y}px) scale(${scale.x}, ${scale.y})`;
      element.classList.add("sliding"); // lies above the photograph for as long as it takes
      const frames = [
        { transform: move, transformOrigin: "0 0" },
        { transform: "none", transformOrigin: "0 0" },
      ];
      const slide = element.animate(frames, EASING);
      slide.onfinish = slide.oncancel = () => element.classList.remove("sliding");
    },
  };
}
