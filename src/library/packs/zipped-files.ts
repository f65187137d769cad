/** A pack in one file: a ZIP of its files, the manifest first. */
import { readZip } from "../zip";
import { MANIFEST, type PackFiles, refusal } from "./pack-files";
import { PART_PATHS } from "./format";

/** All files together, unpacked. */
export const MOST_BYTES = 4 * 1024 ** 3;

const faults = { "no-zip": "pack-not-a-pack", damaged: "pack-damaged", "too-large": "pack-too-large" } as const;

/** @throws AppError `pack-not-a-pack`, `pack-damaged`, `pack-too-large`, or the abort reason. */
export async function zippedFiles(name: string, blob: Blob, signal: AbortSignal): Promise<PackFiles> {
  const refuse = (fault: keyof typeof faults, part: string | null, found: string, cause?: unknown) =>
    refusal(faults[fault], name, part ?? "the file", found, cause);
  const mostFiles = PART_PATHS.length + 1;
  const files = await readZip(blob, { mostFiles, mostBytes: MOST_BYTES, strict: true, refuse }, signal);
  const [first] = files;
  if (first?.path !== MANIFEST) {
    const found = first === undefined ? "no file in it" : `${JSON.stringify(first.path)} as its first file`;
    throw refuse("damaged", null, `found ${found}, wanted ${MANIFEST}`);
  }
  const byPath = new Map(files.map((file) => [file.path, file]));
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
