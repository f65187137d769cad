/** Which piece of evidence is being pointed at, and getting it into view; one for each study screen. */
import { type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

export interface EvidenceFocus {
  /** Evidence id, or null. */
  id: Signal<string | null>;
  /** 1-based photograph on the stage. */
  photo: Signal<number>;
}

export function createEvidenceFocus(): EvidenceFocus {
  return { id: signal(null), photo: signal(1) };
}

export const EvidenceFocusContext = createContext<EvidenceFocus>(createEvidenceFocus());

export function useEvidenceFocus(): EvidenceFocus {
  return useContext(EvidenceFocusContext);
}

export function anchorOf(id: string): string {
  return `evidence-${id}`;
}

/** Scrolls an element into view, gently where the visitor allows motion; the focus stays where it is. */
export function scrollTowards(id: string, block: ScrollLogicalPosition): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.getElementById(id)?.scrollIntoView({ behavior: still ? "instant" : "smooth", block });
}

/** Brings an element into view and gives it the focus. */
export function reveal(id: string, block: ScrollLogicalPosition = "center"): void {
  scrollTowards(id, block);
  document.getElementById(id)?.focus({ preventScroll: true });
}
