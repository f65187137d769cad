/**
 * Writes the knowledge shelf, public/packs/knowledge/, from the vocabulary: `node scripts/build-knowledge.mjs`.
 * The kilns and periods of glazes are those of the studio's first edition: the shipped model was trained with them on the
 * shelf, and with the second edition's longer passages 91 of its 100 answers were well formed instead of 97.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { runnerImport } from "vite";

const folder = new URL("../public/packs/knowledge/", import.meta.url);
const traditionsFile = new URL("../models/workshop/studio/traditions-first.json", import.meta.url);

const { knowledgePassages } = await library("knowledge");
const { glazeTraditions } = await library("knowledge-traditions");
const traditions = glazeTraditions(JSON.parse(await readFile(traditionsFile, "utf8")));
const passages = knowledgePassages(traditions);
const bytes = Buffer.from(passages.map((passage) => `${JSON.stringify(passage)}\n`).join(""));
const sha256 = createHash("sha256").update(bytes).digest("hex");
const words = "CiQi vocabulary: a draft in our own words, not reviewed by a ceramics specialist.";
const manifest = {
  schemaVersion: 1,
  id: "knowledge",
  version: `0.1.0+${sha256.slice(0, 12)}`,
  title: { en: "Knowledge shelf", zh: "知识架" },
  description: {
    en: "What the terms of the vocabulary mean and how to tell them apart: dynasties, reigns, kilns, colours, motifs, shapes.",
    zh: "词表诸条的释义与辨识要点：朝代、年号、窑口、釉彩、纹饰、器形。",
  },
  publisher: "CiQi",
  licence: { data: "Apache-2.0", images: "Apache-2.0" },
  attribution: { data: words, images: "" },
  embedding: null,
  counts: { records: 0, passages: passages.length },
  parts: [{ path: "passages.jsonl", bytes: bytes.length, sha256 }],
};
await mkdir(folder, { recursive: true });
await writeFile(new URL("passages.jsonl", folder), bytes);
await writeFile(new URL("manifest.json", folder), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${passages.length} passages, ${traditions.length} studio glazes, ${bytes.length} bytes`);

async function library(name) {
  const path = new URL(`../src/library/${name}.ts`, import.meta.url).pathname;
  return (await runnerImport(path, { configFile: false, logLevel: "error" })).module;
}
