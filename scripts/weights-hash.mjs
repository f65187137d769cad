/** Tells the weights and packs of one build from those of another, by the hashes that their lists hold. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

export function weightsHash() {
  const catalog = join(root, "models/catalog");
  const packs = join(root, "public/packs");
  const lists = [
    ...readdirSync(catalog).map((name) => join(catalog, name)),
    ...readdirSync(packs).map((name) => join(packs, name, "manifest.json")),
  ];
  const hash = createHash("sha256");
  for (const path of lists.sort()) hash.update(readFileSync(path));
  return hash.digest("hex").slice(0, 12);
}
