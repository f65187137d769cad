/** Takes what is dropped anywhere on the page: the document carries `data-dragging` while something may be dropped. */
import { useEffect } from "preact/hooks";
import { carriesFiles } from "./capture/take-files";

/** `take` is called with what came; null where nothing is taken. */
export function useFileDrop(take: ((transfer: DataTransfer) => void) | null): void {
  useEffect(() => {
    if (take === null) return;
    const own = new AbortController();
    const root = document.documentElement;
    const listen = (type: "dragover" | "dragleave" | "drop", react: (event: DragEvent) => void) =>
      document.addEventListener(type, react, { signal: own.signal });
    listen("dragover", (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      root.dataset["dragging"] = "";
    });
    listen("dragleave", (event) => {
      if (event.relatedTarget === null) delete root.dataset["dragging"];
    });
    listen("drop", (event) => {
      delete root.dataset["dragging"];
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      take(event.dataTransfer);
    });
    return () => {
      own.abort();
      delete root.dataset["dragging"];
    };
  }, [take]);
}
