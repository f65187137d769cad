/** What a person gave, a folder's files or archives, as one list of files: tables, and pictures that can be found by name. */
import type { ImportFile, ImportProblem } from "../../domain/import";
import { openArchive } from "./archive";
import { isPicturePath } from "./picture-names";
import { type SourceFile, cleanPath, extensionOf, isLitter } from "./source-files";

export interface Source {
  /** What is no picture, in the order of the paths. */
  others: SourceFile[];
  pictures: SourceFile[];
  problems: ImportProblem[];
}

/** @throws AppError `archive-broken`, or the abort reason. */
export async function openSource(files: readonly ImportFile[], signal: AbortSignal): Promise<Source> {
  const problems: ImportProblem[] = [];
  const all: SourceFile[] = [];
  for (const { path, blob } of files) {
    const clean = cleanPath(path);
    if (isLitter(clean)) continue;
    if (extensionOf(clean) === "zip") {
      const archive = await openArchive(clean, blob, signal);
      all.push(...archive.files);
      problems.push(...archive.problems);
    } else all.push({ path: clean, size: blob.size, blob: () => Promise.resolve(blob) });
  }
  all.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
  const isPicture = ({ path }: SourceFile) => isPicturePath(path);
  return { others: all.filter((file) => !isPicture(file)), pictures: all.filter(isPicture), problems };
}
