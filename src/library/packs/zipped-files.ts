/** A pack in one file: a ZIP of its files, the manifest first. */
import { readZip } from "../zip";
import { MANIFEST, type PackFiles, refusal } from "./pack-files";

/** Far more than a pack has, so that any other ZIP is told as what it is. */
const MOST_FILES = 1000;

/** All files together, unpacked. */
export const MOST_BYTES = 4 * 1024 ** 3;

const faults = { "no-zip": "pack-not-a-pack", damaged: "pack-damaged", "too-large": "pack-too-large" } as const;

/** @throws AppError `pack-not-a-pack`, `pack-damaged`, `pack-too-large`, or the abort reason. */
export async function zippedFiles(name: string, blob: Blob, signal: AbortSignal): Promise<PackFiles> {
  const refuse = (fault: keyof typeof faults, part: string | null, found: string, cause?: unknown) =>
    refusal(faults[fault], name, part ?? "the file", found, cause);
  const files = await readZip(blob, { mostFiles: MOST_FILES, mostBytes: MOST_BYTES, strict: true, refuse }, signal);
  const byPath = new Map(files.map((file) => [file.path, file]));
  if (!byPath.has(MANIFEST)) throw refuse("no-zip", null, `found a ZIP without ${MANIFEST}`);
  const [first] = byPath.keys();
  if (first !== MANIFEST) throw refuse("damaged", null, `found ${first} as its first file, wanted ${MANIFEST}`);
  return {
    name,
    paths: [...byPath.keys()],
    chunks(path, own) {
      const file = byPath.get(path);
      if (file === undefined) throw refuse("damaged", path, "found no such file in it");
      return file.chunks(own);
    },
  };
}
