/** Studies as a file: made by the librarian, then saved or handed to the device's share sheet. */
import { useState } from "preact/hooks";
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

export function useExport(ids: readonly string[]) {
  const { librarian } = useApp();
  const lang = useLang();
  const [work] = useState(() => keepWork<"save" | "share">());
  const [done, setDone] = useState<"saved" | "shared" | null>(null);
  const make = (task: "save" | "share", form: ExportForm) =>
    work.run(task, async (options) => {
      const { name, blob } = await librarian.call("export-studies", { ids, form, lang }, options);
      if (task === "save") {
        saveFile(name, blob);
        return "saved" as const;
      }
      return (await handOver(new File([blob], name, { type: blob.type }))) ? ("shared" as const) : null;
    });
  return {
    work,
    done,
    async start(task: "save" | "share", form: ExportForm) {
      setDone(null);
      setDone(await make(task, form));
    },
  };
}

/** False when the person thought better of it. */
async function handOver(file: File): Promise<boolean> {
  try {
    await navigator.share({ files: [file], title: file.name });
    return true;
  } catch (error) {
    if (isAbort(error)) return false;
    const found = error instanceof Error ? error.message : String(error);
    throw new AppError("share-refused", `share ${file.name}: ${found}; save it instead`, { cause: error });
  }
}
