/** The packs that come with the app, and how their files are fetched from our own origin. */
import { AppError } from "../../base/errors";
import type { FetchPart } from "./install";

/** In the order in which they are installed. */
export const EMBEDDED_PACKS = ["knowledge", "studio"] as const;

/** Fetches from `/packs/<id>/`, past the HTTP cache where it could be stale: the manifest says which version is there. */
export function embeddedPart(packId: string, base = "/packs/"): FetchPart {
  return async (path, signal) => {
    const url = `${base}${packId}/${path}`;
    const cache = path === "manifest.json" ? "no-cache" : "default";
    const response = await fetch(url, { signal, cache });
    if (!response.ok) {
      throw new AppError(
        "pack-missing",
        `fetch ${url}: the server answered ${response.status}; connect to the network and reload the page`,
      );
    }
    return response.arrayBuffer();
  };
}
