/** Files of an import with their paths, from an input or from what was dropped; folders are walked to the bottom. */
import type { ImportFile } from "../../domain/import";

/** With a folder's own name first where a folder was chosen. */
export function inputFiles(list: FileList | null): ImportFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

/** Has to be called while the drop is handled: the platform forgets it right after. The walk itself comes later. */
export function droppedFiles(transfer: DataTransfer): Promise<ImportFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const loose = entries.length === 0 ? inputFiles(transfer.files) : [];
  return walk(entries).then((found) => [...loose, ...found]);
}

async function walk(entries: readonly FileSystemEntry[]): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  const open = [...entries];
  for (const entry of open) {
    if (isDirectory(entry)) open.push(...(await childrenOf(entry)));
    else if (isFile(entry)) files.push({ path: entry.fullPath.replace(/^\//, ""), blob: await fileOf(entry) });
  }
  return files;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** `readEntries` hands out a hundred at a time and an empty list at the end. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
