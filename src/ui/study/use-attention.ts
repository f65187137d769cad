/** Turns the page to what is happening while one watches; what was over before is left where it is. */
import { useEffect, useRef } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { isActive } from "../../app/study-types";
import { isAnswered } from "../../app/study-view";
import { type EvidenceFocus, reveal, scrollTowards } from "./evidence-focus";

/** Anchor of what was added last: an answer is read from its question on. */
export const LAST_ADDED = "last-added";

/** To the photograph that is being looked into, then to the verdict, or to why there is none. */
export function useAttention(study: OpenStudy | null, focus: EvidenceFocus): void {
  const step = study?.view.turns.at(-1)?.step ?? null;
  const image = step?.arguments["index"];
  const call = step?.call;
  useEffect(() => {
    if (typeof image === "number") focus.photo.value = image;
    focus.id.value = null;
  }, [call, image, focus]);
  const added = study?.view.added.at(-1)?.evidence.find((each) => each.kind === "photo" || each.kind === "crop");
  const turnedTo = added !== undefined && "image" in added ? added.image : undefined;
  useEffect(() => {
    if (turnedTo !== undefined) focus.photo.value = turnedTo;
  }, [added?.id, turnedTo, focus]);
  const active = study !== null && isActive(study);
  const concluded = study !== null && study.view.verdict !== null;
  const answered = study !== null && isAnswered(study.view);
  const hasAdded = study !== null && study.view.added.length > 0;
  const watched = useRef(false);
  useEffect(() => {
    if (watched.current && concluded) reveal("verdict", "start");
  }, [concluded]);
  useEffect(() => {
    if (watched.current && !active && !answered) reveal("closing", "nearest");
    // The person may be writing the next question already: the focus is theirs.
    if (watched.current && !active && answered && hasAdded) scrollTowards(LAST_ADDED, "start");
    watched.current = active;
  }, [active]);
}
