/** Turns the page to what is happening while one watches; what was over before is left where it is. */
import { useEffect, useRef } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { type EvidenceFocus, reveal } from "./evidence-focus";

/** To the photograph that is being looked into, then to the verdict, or to why there is none. */
export function useAttention(study: OpenStudy | null, focus: EvidenceFocus): void {
  const step = study?.view.turns.at(-1)?.step ?? null;
  const image = step?.arguments["index"];
  const call = step?.call;
  useEffect(() => {
    if (typeof image === "number") focus.photo.value = image;
    focus.id.value = null;
  }, [call, image, focus]);
  const phase = study?.phase;
  const concluded = study !== null && study.view.verdict !== null;
  const watched = useRef(false);
  useEffect(() => {
    if (watched.current && concluded) reveal("verdict", "start");
  }, [concluded]);
  useEffect(() => {
    const over = phase === "finished" || phase === "failed";
    if (watched.current && over && !concluded) reveal("closing", "nearest");
    watched.current = phase === "waiting" || phase === "running" || phase === "stopping";
  }, [phase]);
}
