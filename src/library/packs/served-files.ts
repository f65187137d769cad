/** A pack as a folder of files on our own origin. */
import { AppError, asAppError } from "../../base/errors";
import { chunksOf } from "../zip";
import { MANIFEST, type PackFiles } from "./pack-files";

/** Fetches from the folder, past the HTTP cache where it could be stale: the manifest says which version is there. */
export function servedFiles(name: string, folder: string): PackFiles {
  return {
    name,
    paths: null,
    async *chunks(path, signal) {
      const url = `${folder}${path}`;
      try {
        const response = await fetch(url, { signal, cache: path === MANIFEST ? "no-cache" : "default" });
        if (!response.ok || response.body === null) throw missing(name, url, `the server answered ${response.status}`);
        yield* chunksOf(response.body);
      } catch (error) {
        signal.throwIfAborted();
        throw asAppError(error, "pack-missing", missing(name, url, String(error)).message);
      }
    },
  };
}

export function missing(name: string, url: string, found: string): AppError {
  const words = "connect to the network and try again";
  return new AppError("pack-missing", `fetch the pack ${name}: ${url}: ${found}; ${words}`);
}
