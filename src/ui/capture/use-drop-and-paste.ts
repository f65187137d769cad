/** Takes picture files that are dropped or pasted anywhere on the page. */
import { useCallback, useEffect } from "preact/hooks";
import { useFileDrop } from "../use-file-drop";
import { filesOf, isTyping, type NamedFile } from "./take-files";

/** `take` is called with what came; null where the screen itself takes other files. */
export function useDropAndPaste(take: ((files: NamedFile[]) => void) | null): void {
  const drop = useCallback((transfer: DataTransfer) => take?.(filesOf(transfer.files)), [take]);
  useFileDrop(take === null ? null : drop);
  useEffect(() => {
    if (take === null) return;
    const own = new AbortController();
    const paste = (event: ClipboardEvent) => {
      const files = filesOf(event.clipboardData?.files);
      if (files.length === 0 || (isTyping(event.target) && event.clipboardData?.types.includes("text/plain"))) return;
      event.preventDefault();
      take(files);
    };
    document.addEventListener("paste", paste, { signal: own.signal });
    return () => own.abort();
  }, [take]);
}
