/** What the page is told of packs, installed and not yet installed. */
import * as v from "valibot";
import type { PackEmbedding } from "../../domain/pack";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { manifestSchema, type PackManifest } from "../../library/packs/format";
import { installedManifest } from "../../library/packs/install";
import { relationOf, sameEmbedding } from "../../library/packs/relation";
import type { InstalledPack } from "../../storage/packs";
import type { PackPreview, PackSummary } from "./pack-calls";

/** Undefined for a pack whose manifest this version cannot read: it is not searched either. */
export function packSummary({ manifest, installedAt }: InstalledPack, own: PackEmbedding): PackSummary | undefined {
  const about = v.safeParse(manifestSchema, manifest);
  if (!about.success) return undefined;
  const { id, embedding } = about.output;
  const vectors = embedding === null ? "none" : sameEmbedding(embedding, own) ? "ready" : "waiting";
  return { ...about.output, installedAt, embedded: EMBEDDED_PACKS.includes(id), vectors };
}

export function packPreview(about: PackManifest, before: InstalledPack | undefined, own: PackEmbedding): PackPreview {
  const installed = before?.version ?? null;
  return {
    ...installedManifest(about),
    installed,
    relation: relationOf(about.version, installed),
    foreign: about.embedding !== null && !sameEmbedding(about.embedding, own),
  };
}
