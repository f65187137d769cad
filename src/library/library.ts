/**
 * The installed packs, searched: vectors and passages are read into memory once, records and thumbnails when found.
 * Knows no model: pictures come as vectors.
 */
import * as v from "valibot";
import type { Lang } from "../domain/attribute";
import type { Specimen } from "../domain/specimen";
import type { PackStore } from "../storage/packs";
import { manifestSchema } from "./packs/format";
import { TextIndex, type TextHit } from "./text-index";
import { type VectorHit, openVectorIndex } from "./vector-index";

export interface FoundRecord extends VectorHit {
  specimen: Specimen;
  /** Undefined when the pack has no picture of it. */
  thumb: Blob | undefined;
}

export interface Library {
  /** Vectors and passages in memory. */
  readonly size: { vectors: number; passages: number };
  /** Packs whose vectors are of another embedder and cannot be searched by picture. */
  readonly foreign: readonly string[];
  /** Reads packs again that were installed, changed or removed since. */
  refresh(): Promise<void>;
  searchImage(vector: Float32Array, topK: number): Promise<FoundRecord[]>;
  searchText(query: string, topK: number, lang: Lang): TextHit[];
}

/** `embedder`: the catalogue id of the model that pictures are embedded with, and the length of its vectors. */
export async function openLibrary(packs: PackStore, embedder: { id: string; dim: number } | null): Promise<Library> {
  const vectors = await openVectorIndex(embedder?.dim ?? 1);
  const passages = new TextIndex();
  const versions = new Map<string, string>();
  const foreign = new Set<string>();

  const forget = (packId: string) => {
    vectors.remove(packId);
    passages.remove(packId);
    versions.delete(packId);
    foreign.delete(packId);
  };
  const read = async (packId: string, manifest: unknown) => {
    const about = v.safeParse(manifestSchema, manifest);
    const embedding = about.success ? about.output.embedding : null;
    passages.add(packId, await packs.passages(packId));
    if (embedding === null || embedder === null) return;
    if (embedding.model !== embedder.id || embedding.dim !== embedder.dim) {
      foreign.add(packId);
      return;
    }
    for (const { ids, data } of await packs.vectors(packId)) vectors.add(packId, ids, new Float32Array(data));
  };
  const refresh = async () => {
    const installed = await packs.list();
    const present = new Map(installed.map(({ packId, version }) => [packId, version]));
    for (const [packId, version] of versions) if (present.get(packId) !== version) forget(packId);
    for (const { packId, version, manifest } of installed) {
      if (versions.has(packId)) continue;
      await read(packId, manifest);
      versions.set(packId, version);
    }
  };
  await refresh();
  return {
    get size() {
      return { vectors: vectors.size, passages: passages.size };
    },
    get foreign() {
      return [...foreign];
    },
    refresh,
    async searchImage(vector, topK) {
      if (vectors.size === 0) return [];
      const found = await Promise.all(
        vectors.search(vector, { limit: topK }).hits.map(async (hit): Promise<FoundRecord | undefined> => {
          const specimen = await packs.record(hit.packId, hit.recordId);
          if (specimen === undefined) return undefined;
          return { ...hit, specimen, thumb: await packs.thumb(hit.packId, hit.recordId) };
        }),
      );
      return found.filter((record) => record !== undefined);
    },
    searchText: (query, topK, lang) => passages.search(query, topK, lang),
  };
}
