/** The catalogue's entries by id. Knows where they lie, not what the engine does with them. */
import { AppError } from "../../base/errors";
import { sha256 } from "../../base/sha256";
import { type CatalogEntry, type ClipEntry, type VlmEntry, parseEntry } from "../../runtime/catalog";

/** The model that pictures are embedded with on this device. */
export const EMBEDDER = "ciqi-clip-nano";

const files = import.meta.glob<unknown>("../../../models/catalog/*.json", { import: "default" });

async function entryOf(id: string): Promise<CatalogEntry> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${id}.json`))?.[1];
  if (load === undefined) {
    throw new AppError(
      "model-missing",
      `open the model ${id}: this build's catalogue has no such entry; reload the page`,
    );
  }
  return parseEntry(await load());
}

/** @throws AppError `model-missing` or `bad-shape`. */
export async function vlmEntry(id: string): Promise<VlmEntry> {
  const entry = await entryOf(id);
  if (entry.kind === "vlm") return entry;
  throw new AppError("model-missing", `open the model ${id}: it is no language model; choose another`);
}

/** @throws AppError `model-missing` or `bad-shape`. */
export async function clipEntry(id: string): Promise<ClipEntry> {
  const entry = await entryOf(id);
  if (entry.kind === "clip") return entry;
  throw new AppError("model-missing", `open the embedder ${id}: it embeds no pictures; choose another`);
}

/** Tells these weights from any others: SHA-256 over the hashes of the model's files, in the order of their paths. */
export function weightsHash({ files }: CatalogEntry): Promise<string> {
  const lines = files.map(({ path, sha256: hash }) => `${path} ${hash}\n`).sort();
  return sha256(new TextEncoder().encode(lines.join("")));
}
