/** Finds the file that a table means by a picture's name: a path, a bare name, an address, with or without extension. */
import { cleanPath, folderOf, nameOf, stemOf } from "./source-files";

export interface PictureIndex<File> {
  /** `folder` is the table's own. Undefined: none; null: several files of this name, in different folders. */
  find(name: string, folder: string): File | null | undefined;
  /** Pictures that are called by a piece's id: `T1.jpg`, `T1-2.jpg`, `T1_base.jpg`, `T1/front.jpg`. */
  ofPiece(id: string): readonly File[];
}

/** What follows an id in the name of one of several pictures. */
const SUFFIX = /[-_ .(（].*$/u;

export function pictureIndex<File extends { path: string }>(files: readonly File[]): PictureIndex<File> {
  const byPath = new Map(files.map((file) => [key(file.path), file]));
  const byName = group(files, (file) => key(nameOf(file.path)));
  const byStem = group(files, (file) => key(stemOf(file.path)));
  const byId = group(files, (file) => key(stemOf(file.path).replace(SUFFIX, "")));
  const byFolder = group(files, (file) => key(nameOf(folderOf(file.path))));
  const only = (found: readonly File[] | undefined) =>
    found === undefined ? undefined : found.length === 1 ? found[0] : null;
  return {
    find(name, folder) {
      const path = resolve(folder, cleanPath(pathOf(name)));
      const exact = byPath.get(key(path)) ?? byPath.get(key(cleanPath(pathOf(name))));
      if (exact !== undefined) return exact;
      for (const candidate of [nameOf(cleanPath(pathOf(name))), ...iiifNames(name)]) {
        const found = only(byName.get(key(candidate))) ?? only(byStem.get(key(candidate)));
        if (found !== undefined) return found;
        const many = byName.get(key(candidate)) ?? byStem.get(key(stemOf(candidate)));
        if (many !== undefined) return only(many);
      }
      return undefined;
    },
    ofPiece(id) {
      if (id === "") return [];
      const name = key(id);
      // An id may itself have what looks like a suffix: `1962-12.3`.
      const begun = (byId.get(key(id.replace(SUFFIX, ""))) ?? []).filter(({ path }) => {
        const stem = key(stemOf(path));
        return stem === name || (stem.startsWith(name) && SUFFIX.test(stem.slice(name.length, name.length + 1)));
      });
      return begun.length > 0 ? begun : (byFolder.get(name) ?? []);
    },
  };
}

const key = (path: string) => path.normalize("NFC").toLowerCase();

function group<File>(files: readonly File[], by: (file: File) => string): Map<string, File[]> {
  const groups = new Map<string, File[]>();
  for (const file of files) {
    const name = by(file);
    const same = groups.get(name);
    if (same === undefined) groups.set(name, [file]);
    else same.push(file);
  }
  return groups;
}

/** An address without its query, its escapes undone. */
function pathOf(name: string): string {
  if (!/^[a-z]+:\/\//iu.test(name)) return name;
  const path = name.replace(/^[a-z]+:\/\/[^/]*/iu, "").replace(/[?#].*$/u, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `…/<identifier>/full/max/0/default.jpg`: the identifier, and what stands behind its last slash. */
function iiifNames(address: string): string[] {
  const identifier = /\/([^/]+)\/(?:full|square|[\d,.:pct]+)\/[^/]+\/!?[\d.]+\/\w+\.\w+$/u.exec(address)?.[1];
  if (identifier === undefined) return [];
  const path = pathOf(`x://x/${identifier}`);
  return [nameOf(path), ...path.split(/[/:]/u).slice(-1)];
}

/** `../` steps are followed, and stop at the top. */
function resolve(folder: string, path: string): string {
  const steps = folder === "" ? [] : folder.split("/");
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else steps.push(step);
  }
  return steps.join("/");
}
