/** How a pack stands to what is installed; knows no files. */
import { compareVersions } from "compare-versions";
import type { PackEmbedding } from "../../domain/pack";

/** By semantic versioning. Another build of the same version counts as newer: whoever brings it wants it. */
export function relationOf(version: string, installed: string | null): "new" | "newer" | "same" | "older" {
  if (installed === null) return "new";
  if (installed === version) return "same";
  return compareVersions(version, installed) < 0 ? "older" : "newer";
}

/** Whether vectors of the one and of the other can be compared. */
export function sameEmbedding(one: PackEmbedding, other: PackEmbedding): boolean {
  return one.model === other.model && one.hash === other.hash && one.dim === other.dim;
}
