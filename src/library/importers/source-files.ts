/** The files of a source, those in ZIP archives among them, by their paths. Opens none before it is asked. */

export interface SourceFile {
  /** With `/`, without a leading one; NFC, since some systems take accents apart. */
  path: string;
  /** Bytes as far as they are known without reading. */
  size: number;
  blob(signal: AbortSignal): Promise<Blob>;
}

/** What systems leave in folders of their own accord. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/]*|Thumbs\.db$|desktop\.ini$|~\$[^/]*)/iu;

export function isLitter(path: string): boolean {
  return LITTER.test(path);
}

export function cleanPath(path: string): string {
  return path
    .normalize("NFC")
    .replaceAll("\\", "/")
    .split("/")
    .filter((step) => step !== "" && step !== ".")
    .join("/");
}

export const extensionOf = (path: string): string => /\.([a-z0-9]+)$/iu.exec(path)?.[1]?.toLowerCase() ?? "";
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
/** The name without its extension. */
export const stemOf = (path: string): string => nameOf(path).replace(/\.[a-z0-9]{1,5}$/iu, "");
