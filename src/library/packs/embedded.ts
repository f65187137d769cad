/** The packs that come with the app, and where their files lie on our own origin. */
import type { PackFiles } from "./pack-files";
import { servedFiles } from "./served-files";

/** In the order in which they are installed. */
export const EMBEDDED_PACKS: readonly string[] = ["knowledge", "studio"];

export function embeddedFiles(packId: string): PackFiles {
  return servedFiles(packId, `/packs/${packId}/`);
}
