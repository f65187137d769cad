/**
 * Makes a pack of a collection with the built app in Chromium, as its page would, and writes it to a file.
 * Exit 0 with a whole file, 2 for a source that no pack can be made of, 1 for anything else; a file is whole or absent.
 *
 *     npm run pack -- SOURCE --out FILE.ciqi [--id --version --title --title-zh --publisher --licence --image-licence
 *                     --attribution --image-attribution --map COLUMN=ROLE … --limit N --json]
 *
 * SOURCE is a folder of pictures with or without a table, a ZIP of one, or the table itself (CSV, TSV, JSON Lines, Parquet,
 * a IIIF manifest) with the pictures in its folder. Roles: id name nameEn image view description source link credit
 * dynasty reign kiln color motif shape.
 */
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, resolve } from "node:path";
import { BadInput, command, readLine } from "./command-line.mjs";
import { openHeadless } from "./headless.mjs";
import { printImport } from "./print-import.mjs";

const usage = "npm run pack -- SOURCE --out FILE [--id --title --licence --map COLUMN=ROLE --limit --json]";
const text = { type: /** @type {const} */ ("string") };
const roles = "id name nameEn image view description source link credit dynasty reign kiln color motif shape".split(
  " ",
);
const tables = new Set([".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson", ".json", ".parquet"]);
const notStated = "not stated";

await command(async () => {
  const { values, positionals } = readLine(
    /** @type {const} */ ({
      out: text,
      id: text,
      version: text,
      title: text,
      "title-zh": text,
      description: text,
      publisher: text,
      licence: text,
      "image-licence": text,
      attribution: text,
      "image-attribution": text,
      limit: text,
      map: { type: "string", multiple: true },
      json: { type: "boolean" },
    }),
    usage,
  );
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0)
    throw new BadInput(`found ${positionals.length} sources; wanted ${usage}`);
  if (values.out === undefined) throw new BadInput(`found no --out; wanted ${usage}`);
  const { folder, table } = readSource(resolve(source));
  const out = readOut(resolve(String(values.out)));
  const settings = {
    table,
    mapping: readMapping(values.map),
    limit: readLimit(values.limit),
    about: readAbout(values, out),
  };

  const profile = mkdtempSync(join(tmpdir(), "ciqi-pack-"));
  const part = `${out}.part`;
  const began = performance.now();
  const door = await openHeadless({ backend: "wasm", profile });
  try {
    const made = await door.pack(folder, settings, part, values.json === true ? () => {} : showProgress);
    renameSync(part, out);
    const seconds = (performance.now() - began) / 1000;
    if (values.json === true) console.log(JSON.stringify({ out, seconds, ...made }));
    else console.log(printImport(made, out, seconds));
    return 0;
  } finally {
    await door.close();
    rmSync(part, { force: true });
    rmSync(profile, { recursive: true, force: true });
  }
});

/** What the browser is given, and the one table of it that is meant. */
function readSource(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new BadInput(`${path}: there is no such file; name a folder, a ZIP or a table`);
  if (stats.isDirectory() || extname(path).toLowerCase() === ".zip") return { folder: path, table: "" };
  if (tables.has(extname(path).toLowerCase())) return { folder: dirname(path), table: basename(path) };
  throw new BadInput(`${path}: found no table; wanted a folder, a ZIP, or one of ${[...tables].join(", ")}`);
}

function readOut(out) {
  if (!existsSync(dirname(out))) throw new BadInput(`--out ${out}: there is no such folder; make it first`);
  if (existsSync(out) && statSync(out).isDirectory()) throw new BadInput(`--out ${out}: found a folder; name a file`);
  return out;
}

/** @param {string[] | undefined} pairs */
function readMapping(pairs = []) {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf("=");
      const role = pair.slice(at + 1);
      if (at > 0 && roles.includes(role)) return [role, pair.slice(0, at)];
      throw new BadInput(
        `--map is ${JSON.stringify(pair)}; wanted COLUMN=ROLE, a role being one of ${roles.join(", ")}`,
      );
    }),
  );
}

function readLimit(value) {
  if (value === undefined) return null;
  if (/^[1-9]\d*$/.test(value)) return Number(value);
  throw new BadInput(`--limit is ${JSON.stringify(value)}; wanted a whole number above 0`);
}

function readAbout(values, out) {
  const name = basename(out, extname(out));
  const id =
    values.id ??
    (name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "") ||
      "collection");
  const title = { en: values.title ?? name, ...(values["title-zh"] !== undefined && { zh: values["title-zh"] }) };
  const data = { licence: values.licence ?? notStated, attribution: values.attribution ?? values.publisher ?? "" };
  return {
    id,
    version: values.version ?? "1.0.0",
    title,
    description: { en: values.description ?? "" },
    publisher: values.publisher ?? "",
    licence: { data: data.licence, images: values["image-licence"] ?? data.licence },
    attribution: { data: data.attribution, images: values["image-attribution"] ?? data.attribution },
  };
}

/** @param {import("../src/domain/import").ImportProgress} progress */
function showProgress({ step, done, total, perSecond, secondsLeft }) {
  if (!process.stderr.isTTY) return;
  const rate = perSecond === null ? "" : `, ${perSecond.toFixed(1)}/s`;
  const left = secondsLeft === null ? "" : `, ${Math.ceil(secondsLeft)} s left`;
  process.stderr.write(`\r\u001b[K${step} ${done}${total > 0 ? ` of ${total}` : ""}${rate}${left}`);
  if (total > 0 && done === total) process.stderr.write("\r\u001b[K");
}
