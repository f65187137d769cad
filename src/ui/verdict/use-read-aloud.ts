/** A voice for as long as a label is shown: falls silent when the label goes, changes, or a study begins. */
import { useEffect, useState } from "preact/hooks";
import { browserSpeech, createReadAloud, type ReadAloud } from "../../app/read-aloud";

/** `label`: what is being read; another one ends the reading. */
export function useReadAloud(label: object, busy: boolean): ReadAloud {
  const [aloud] = useState(() => createReadAloud(browserSpeech()));
  useEffect(() => () => aloud.close(), [aloud]);
  useEffect(() => aloud.stop(), [aloud, label, busy]);
  const { line } = aloud.state.value;
  useEffect(() => {
    if (line === null) return;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const spoken = document.querySelector(`#verdict [data-line="${line}"]`);
    spoken?.scrollIntoView({ behavior: still ? "instant" : "smooth", block: "nearest" });
  }, [line]);
  return aloud;
}
