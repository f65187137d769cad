/** The files of a ZIP as files of a source: nothing is unpacked before it is asked for. */
import { AppError } from "../../base/errors";
import type { ImportProblem } from "../../domain/import";
import { type ZipTerms, type ZippedFile, readZip } from "../zip";
import { guessChinese } from "./encoding";
import { type SourceFile, cleanPath, isLitter } from "./source-files";

/** Bytes of one unpacked file, which is held in memory: the largest photograph or table, not a bomb. */
const LARGEST_FILE = 512 * 1024 * 1024;
/** Files are unpacked one by one, so together they may be many. */
const MOST_BYTES = 256 * 1024 * LARGEST_FILE;
const MOST_FILES = 500_000;

/**
 * The archive's own path begins no file's: a table in it names its pictures from its own folder on.
 * @throws AppError `archive-broken`.
 */
export async function openArchive(
  path: string,
  archive: Blob,
  signal: AbortSignal,
): Promise<{ files: SourceFile[]; problems: ImportProblem[] }> {
  const refuse: ZipTerms["refuse"] = (_fault, part, found, cause) => {
    const where = part === null ? path : `${path}/${part}`;
    return new AppError("archive-broken", `read ${where}: ${found}; pack the files again as a plain ZIP`, { cause });
  };
  // What packed it names files in its own system's encoding.
  const decodeName = (raw: Uint8Array) => new TextDecoder(guessChinese(raw)).decode(raw);
  const terms: ZipTerms = { mostFiles: MOST_FILES, mostBytes: MOST_BYTES, strict: false, decodeName, refuse };
  const problems: ImportProblem[] = [];
  const files = (await readZip(archive, terms, signal)).flatMap((file): SourceFile[] => {
    const leave = (what: string) => {
      problems.push({ where: `${path}/${file.path}`, what: `${what}; the file was left out` });
      return [];
    };
    if (isLitter(file.path)) return [];
    if (file.path.split(/[/\\]/u).includes("..")) return leave("found a name that leads out of the archive");
    if (file.bytes > LARGEST_FILE) return leave(`found ${file.bytes} bytes, wanted at most ${LARGEST_FILE}`);
    return [{ path: cleanPath(file.path), size: file.bytes, blob: (own) => unpack(file, own) }];
  });
  return { files, problems };
}

async function unpack(file: ZippedFile, signal: AbortSignal): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of file.chunks(signal)) chunks.push(chunk);
  return new Blob(chunks);
}
