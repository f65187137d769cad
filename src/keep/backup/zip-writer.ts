/** A backup's parts as one ZIP, each hashed as it goes in, the manifest last. Knows nothing of what they hold. */
import { BlobReader, BlobWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { createSHA256 } from "hash-wasm";
import { chunksOf } from "../../library/zip";
import { FORMAT_VERSION, KIND, MANIFEST, type Manifest, type Part } from "./format";

export interface BackupWriter {
  add(path: string, content: Blob): Promise<void>;
  finish(about: Pick<Manifest, "madeAt" | "counts">): Promise<Blob>;
}

export function backupWriter(signal: AbortSignal): BackupWriter {
  const parts: Part[] = [];
  const zip = new ZipWriter(new BlobWriter("application/zip"), {
    level: 0, // nearly all of it is photographs
    lastModDate: new Date(1980, 0, 1),
    extendedTimestamp: false,
    dataDescriptor: false,
    signal,
  });
  return {
    async add(path, content) {
      const hash = (await createSHA256()).init();
      for await (const chunk of chunksOf(content.stream())) {
        signal.throwIfAborted();
        hash.update(chunk);
      }
      await zip.add(path, new BlobReader(content));
      parts.push({ path, bytes: content.size, sha256: hash.digest("hex") });
    },
    async finish(about) {
      const manifest: Manifest = { kind: KIND, formatVersion: FORMAT_VERSION, ...about, parts };
      await zip.add(MANIFEST, new BlobReader(jsonBlob(manifest, 2)));
      return zip.close();
    },
  };
}

export function jsonBlob(value: unknown, indent?: number): Blob {
  return new Blob([JSON.stringify(value, null, indent), "\n"], { type: "application/json" });
}
