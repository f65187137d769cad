/**
 * ZIP files read from their directory, every file as a stream: bounded memory, and one that lies about itself is refused. Knows nothing of what the files hold; its caller says what a refusal is called.
 */
import { BlobReader, type FileEntry, ZipReader, configure } from "@zip.js/zip.js/lib/zip-core-native.js";
import { isAbort } from "../base/abort";
import { AppError } from "../base/errors";

export interface ZippedFile {
  path: string;
  /** As declared; `chunks` fails when it is not so. */
  bytes: number;
  /** Checked against its CRC and its length; fails with the caller's error, or the abort reason. */
  chunks(signal: AbortSignal): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** `no-zip`: the file is something else. `damaged`: it is, but not to be trusted. */
export type ZipFault = "no-zip" | "damaged" | "too-large";

export interface ZipTerms {
  /** Files and folders in the ZIP. */
  mostFiles: number;
  /** All files together, unpacked. */
  mostBytes: number;
  /** True: nothing but the files, each where and as the directory says, under its own plain name. */
  strict: boolean;
  /** What a name's bytes say that are not UTF-8; absent: what they say in code page 437. */
  decodeName?: (raw: Uint8Array) => string;
  /** `part` is a file in the ZIP, or null for the ZIP itself; `found` what is wrong with it. */
  refuse(fault: ZipFault, part: string | null, found: string, cause?: unknown): AppError;
}

// A stream that waits for its reader holds a "worker" of this pool, though none is started: several are read at a time.
configure({ useWebWorkers: false, maxWorkers: 1024 });

/** The files of the ZIP in the order of its directory; folders are left out. @throws what `terms.refuse` makes. */
export async function readZip(blob: Blob, terms: ZipTerms, signal: AbortSignal): Promise<ZippedFile[]> {
  const { mostFiles, mostBytes, strict, decodeName, refuse } = terms;
  const reader = new ZipReader(new BlobReader(blob), {
    strictness: strict ? "strict" : "balanced",
    ...(decodeName !== undefined && {
      decodeText: (raw, encoding) => (encoding === "utf-8" ? undefined : decodeName(raw)),
    }),
  });
  const files: ZippedFile[] = [];
  const paths = new Set<string>();
  let entries = 0;
  let bytes = 0;
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      signal.throwIfAborted();
      entries += 1;
      if (entries > mostFiles) throw refuse("too-large", null, `found more than ${mostFiles} files in it`);
      if (entry.directory) {
        if (strict) throw refuse("damaged", entry.filename, "found a folder, wanted files alone");
        continue;
      }
      if (paths.has(entry.filename)) throw refuse("damaged", entry.filename, "found this name twice");
      if (entry.encrypted) throw refuse("damaged", entry.filename, "found it encrypted, wanted it open");
      bytes += entry.uncompressedSize;
      if (bytes > mostBytes) {
        throw refuse("too-large", entry.filename, `found ${bytes} bytes up to here, wanted at most ${mostBytes}`);
      }
      paths.add(entry.filename);
      files.push(zippedFile(entry, strict, refuse));
    }
  } catch (error) {
    if (error instanceof AppError || isAbort(error)) throw error;
    if (!(await looksZipped(blob))) throw refuse("no-zip", null, "found no ZIP file", error);
    throw refuse("damaged", detail(error, "filename"), said(error), error);
  }
  return files;
}

function zippedFile(entry: FileEntry, strict: boolean, refuse: ZipTerms["refuse"]): ZippedFile {
  const { filename: path, uncompressedSize: bytes } = entry;
  return {
    path,
    bytes,
    async *chunks(signal) {
      const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
      entry
        .getData(writable, { signal, checkCrc32: true, checkOverlappingEntry: strict })
        .catch((error: unknown) => writable.abort(error).catch(() => undefined)); // so that the reader hears of it
      let passed = 0;
      try {
        for await (const chunk of chunksOf(readable)) {
          passed += chunk.length;
          if (passed > bytes) throw refuse("damaged", path, `found more than the ${bytes} bytes that it declares`);
          yield chunk;
        }
      } catch (error) {
        signal.throwIfAborted();
        throw error instanceof AppError ? error : refuse("damaged", path, said(error), error);
      }
    },
  };
}

/** The stream's chunks; a reader that stops early cancels it. */
export async function* chunksOf<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** What zip.js says, in the middle of a sentence. */
function said(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = detail(error, "reason");
  return `found the ZIP at fault: ${message.toLowerCase()}${reason === null ? "" : `, ${reason}`}`;
}

/** zip.js hangs what it knows beside onto its errors: `filename`, `reason`. */
function detail(error: unknown, key: string): string | null {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === "string" ? value : null;
}

async function looksZipped(blob: Blob): Promise<boolean> {
  return new TextDecoder("latin1").decode(await blob.slice(0, 4).arrayBuffer()) === "PK\u0003\u0004";
}
