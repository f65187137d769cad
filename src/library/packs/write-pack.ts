/** A pack's parts as one file. The same parts make the same bytes. Knows nothing of where they come from. */
import { BlobReader, BlobWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { createSHA256 } from "hash-wasm";
import type { PackAbout } from "../../domain/pack";
import { chunksOf } from "../zip";
import { PART_PATHS, type PackManifest, type PartPath, SCHEMA_VERSION } from "./format";
import { MANIFEST } from "./pack-files";

/** Empty parts are left out. `onProgress` hears of bytes hashed. @throws the abort reason. */
export async function writePack(
  about: PackAbout,
  parts: Readonly<Record<PartPath, Blob>>,
  signal: AbortSignal,
  onProgress?: (done: number, total: number) => void,
): Promise<Blob> {
  const paths = PART_PATHS.filter((path) => parts[path].size > 0);
  const total = paths.reduce((sum, path) => sum + parts[path].size, 0);
  let done = 0;
  const listed: PackManifest["parts"] = [];
  for (const path of paths) {
    const hash = (await createSHA256()).init();
    for await (const chunk of chunksOf(parts[path].stream())) {
      signal.throwIfAborted();
      hash.update(chunk);
      done += chunk.length;
      onProgress?.(done, total);
    }
    listed.push({ path, bytes: parts[path].size, sha256: hash.digest("hex") });
  }
  const manifest: PackManifest = { schemaVersion: SCHEMA_VERSION, ...about, parts: listed };
  const zip = new ZipWriter(new BlobWriter("application/zip"), {
    level: 0, // pictures and vectors hardly shrink
    lastModDate: new Date(1980, 0, 1),
    extendedTimestamp: false,
    dataDescriptor: false,
    signal,
  });
  await zip.add(MANIFEST, new BlobReader(new Blob([`${JSON.stringify(manifest, null, 2)}\n`])));
  for (const path of paths) await zip.add(path, new BlobReader(parts[path]));
  return zip.close();
}
