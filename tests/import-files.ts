/** Files of a folder as an import is given them, for tests in Node. */
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { ImportFile } from "../src/domain/import";

const sets = resolve(import.meta.dirname, "sets/import");
/** Material that lies beside the project where it is developed; tests that need it skip without it. */
export const shared = resolve(import.meta.dirname, "../../shared");
export const hasShared = existsSync(shared);

/** A file or a whole folder of the import fixtures, or of an absolute path. */
export function importFiles(path: string): ImportFile[] {
  const whole = resolve(sets, path);
  if (!statSync(whole).isDirectory()) return [{ path, blob: new Blob([readFileSync(whole)]) }];
  return readdirSync(whole, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(whole, name)).isFile())
    .map((name) => ({ path: relative(whole, join(whole, name)), blob: new Blob([readFileSync(join(whole, name))]) }));
}

export const textFile = (path: string, text: string): ImportFile => ({ path, blob: new Blob([text]) });
