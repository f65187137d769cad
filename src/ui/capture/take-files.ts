/** Takes picture files out of what the platform hands over: inputs, drops, the clipboard. */

/** What a file dialog offers; what a file really is, is sniffed later. */
export const PICTURES = "image/jpeg,image/png,image/webp";

export interface NamedFile {
  name: string;
  blob: Blob;
}

export function filesOf(list: FileList | null | undefined): NamedFile[] {
  return [...(list ?? [])].map((file) => ({ name: file.name, blob: file }));
}

/** True when something that may be a photograph is being dragged. */
export function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** True when the visitor is typing, so that a pasted text is not for us. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]") !== null;
}
