/**
 * Tells the weights and packs of one build from those of another, by the hashes that their lists hold. How sure a model's
 * claims are is fitted on what it said, and leaves what it says as it was: a calibration is no part of it.
 */
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
  for (const path of lists.sort()) hash.update(withoutCalibration(path));
  return hash.digest("hex").slice(0, 12);
}

/** @param {string} path */
function withoutCalibration(path) {
  const bytes = readFileSync(path);
  if (!path.endsWith(".json")) return bytes;
  const { calibration, ...entry } = JSON.parse(bytes.toString("utf8"));
  return calibration === undefined ? bytes : `${JSON.stringify(entry, null, 2)}\n`;
}
