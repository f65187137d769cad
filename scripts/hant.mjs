/**
 * Writes the dictionaries in traditional characters from the simplified ones, each beside its source:
 *
 *     npm run hant
 *
 * The converter (OpenCC's tables, MIT and Apache-2.0) is fetched from the npm registry into .cache, once.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "oxfmt";
import { hantHead, hantName, hantText } from "./hant-text.mjs";
import { fetchPackages } from "./rivals.mjs";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "src/ui/i18n");
const cache = join(root, ".cache/hant");

fetchPackages(cache, { "opencc-js": "1.4.2" });
const { Converter } = await import(pathToFileURL(join(cache, "node_modules/opencc-js/dist/esm/cn2t.js")).href);
const convert = Converter({ from: "cn", to: "tw" });
const { printWidth } = JSON.parse(readFileSync(join(root, ".oxfmtrc.json"), "utf8"));

const names = readdirSync(folder).filter((name) => /^zh(-(?!hant)[\w-]+)?\.ts$/.test(name));
for (const name of names) {
  const source = readFileSync(join(folder, name), "utf8");
  const { code } = await format(name, hantText(source, convert), { printWidth });
  writeFileSync(join(folder, hantName(name)), hantHead(name, source, code) + code);
}
console.log(`${names.length} dictionaries in traditional characters`);
