/** A button that asks for files. The input behind it stays out of sight and out of the tab order. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons";

interface FileButtonProps {
  icon: IconName;
  /** What the input is called, and the button, too, unless it has `children`. */
  label: string;
  class?: string;
  /** Media types; absent: any. */
  accept?: string;
  /** One file unless a form of several is named. The camera gives one. */
  from?: "files" | "folder" | "camera";
  take(files: FileList | null): void;
  children?: ComponentChildren;
}

/** Phones have no folders to choose. */
export const takesFolders = "webkitdirectory" in HTMLInputElement.prototype;

const FORMS = {
  files: { multiple: true },
  folder: { webkitdirectory: true },
  camera: { capture: "environment" },
} as const;

export function FileButton({ icon, label, class: kind = "button", accept, from, take, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={kind} onClick={() => input.current?.click()}>
        <Icon name={icon} />
        {children ?? label}
      </button>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        {...(accept !== undefined && { accept })}
        {...(from !== undefined && FORMS[from])}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ""; // the same files may be chosen again
        }}
      />
    </>
  );
}
