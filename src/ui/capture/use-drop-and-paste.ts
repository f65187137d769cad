/** Takes picture files that are dropped or pasted anywhere on the page, and marks the page while some are held over it. */
import { useEffect } from "preact/hooks";
import { carriesFiles, filesOf, isTyping, type NamedFile } from "./take-files";

/**
 * `take` is called with what came; null where the screen itself takes other files. The document carries `data-dragging`
 * while something may be dropped.
 */
export function useDropAndPaste(take: ((files: NamedFile[]) => void) | null): void {
  useEffect(() => {
    if (take === null) return;
    const own = new AbortController();
    const root = document.documentElement;
    const listen = <K extends keyof DocumentEventMap>(type: K, react: (event: DocumentEventMap[K]) => void) =>
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
      if (!carriesFiles(event)) return;
      event.preventDefault();
      take(filesOf(event.dataTransfer?.files));
    });
    listen("paste", (event) => {
      const files = filesOf(event.clipboardData?.files);
      if (files.length === 0 || (isTyping(event.target) && event.clipboardData?.types.includes("text/plain"))) return;
      event.preventDefault();
      take(files);
    });
    return () => {
      own.abort();
      delete root.dataset["dragging"];
    };
  }, [take]);
}
