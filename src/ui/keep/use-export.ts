/** Studies as a file: made by the librarian, then saved or handed to the device's share sheet. */
import { useRef, useState } from "preact/hooks";
import { keepWork } from "../../app/keep-work";
import { AppError } from "../../base/errors";
import { isAbort } from "../../base/abort";
import type { ExportForm } from "../../domain/keep/export";
import { useApp } from "../context";
import { useLang } from "../i18n/texts";
import { saveFile } from "../packs/save-file";

/** Whether this device takes files of that type; asked with an empty one. */
export function takesFiles(type: string): boolean {
  try {
    return navigator.canShare?.({ files: [new File([""], "study", { type })] }) ?? false;
  } catch {
    return false;
  }
}

type Task = "save" | "share";
/** `ready`: the file is made, and the share sheet wants another tap; browsers open it only soon after one. */
type Outcome = "saved" | "shared" | "ready";

export function useExport(ids: readonly string[]) {
  const { librarian } = useApp();
  const lang = useLang();
  const [work] = useState(() => keepWork<Task>());
  const [done, setDone] = useState<Outcome | null>(null);
  const made = useRef<{ form: ExportForm; file: File } | null>(null);
  const fileOf = async (form: ExportForm, options: Parameters<Parameters<typeof work.run>[1]>[0]): Promise<File> => {
    if (made.current?.form === form) return made.current.file;
    const { name, blob } = await librarian.call("export-studies", { ids, form, lang }, options);
    const file = new File([blob], name, { type: blob.type });
    made.current = { form, file };
    return file;
  };
  return {
    work,
    done,
    async start(task: Task, form: ExportForm) {
      setDone(null);
      const outcome = await work.run(task, async (options) => {
        const file = await fileOf(form, options);
        if (task === "share") return handOver(file);
        saveFile(file.name, file);
        return "saved" as const;
      });
      setDone(outcome);
    },
  };
}

/** Null when the person thought better of it. @throws AppError `share-refused`. */
async function handOver(file: File): Promise<Outcome | null> {
  try {
    await navigator.share({ files: [file], title: file.name });
    return "shared";
  } catch (error) {
    if (isAbort(error)) return null;
    if (error instanceof DOMException && error.name === "NotAllowedError") return "ready";
    const found = error instanceof Error ? error.message : String(error);
    throw new AppError("share-refused", `share ${file.name}: ${found}; save it instead`, { cause: error });
  }
}
