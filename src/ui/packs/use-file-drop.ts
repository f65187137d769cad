/** Takes what is dropped anywhere on the page while a screen of packs is shown, and marks the page meanwhile. */
import { useEffect } from "preact/hooks";
import { carriesFiles } from "../capture/take-files";

export function useFileDrop(take: (transfer: DataTransfer) => void): void {
  useEffect(() => {
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
