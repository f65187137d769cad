/** Studies as a file to hand on, in one of four forms; one study at a time in memory. */
import { BlobReader, BlobWriter, ZipWriter } from "@zip.js/zip.js/lib/zip-core-native.js";
import { AppError } from "../base/errors";
import { fileName } from "../base/file-name";
import type { Lang } from "../domain/attribute";
import type { ExportForm } from "../domain/keep/export";
import type { KeptStores } from "./backup/stores";
import { keptOf } from "./backup/write";
import { jsonBlob } from "./backup/zip-writer";
import { cardOf } from "./export/card";
import { PAGE_FOOT, pageArticle, pageHead } from "./export/page";
import { named, shownStudy } from "./export/shown-study";
import { toldStudy } from "./export/told-study";
import { type Kept, photoFile, studyFile } from "./study-file";

export interface ExportRequest {
  ids: readonly string[];
  form: ExportForm;
  lang: Lang;
  stores: Pick<KeptStores, "database" | "studies" | "packs">;
  signal: AbortSignal;
  /** Studies. */
  onProgress?: (done: number, total: number) => void;
}

/** @throws AppError `export-empty`, `canvas-refused`, a storage failure, or the abort reason. */
export async function exportStudies(request: ExportRequest): Promise<{ name: string; blob: Blob }> {
  const { ids, form, lang, stores, signal, onProgress } = request;
  const rows = (await Promise.all(ids.map((id) => stores.studies.get(id)))).filter((row) => row !== undefined);
  const [first] = rows;
  if (first === undefined) {
    throw new AppError("export-empty", `export ${ids.length} studies: found none of them; open the notebook again`);
  }
  const single = rows.length === 1 ? nameOf(await keptOf(stores.database, first), lang) : null;
  const name = single === null ? `ciqi-${rows.length}` : `ciqi-${fileName(single, "study")}`;
  let done = 0;
  async function* each(): AsyncGenerator<[Kept, number]> {
    for (const [place, row] of rows.entries()) {
      signal.throwIfAborted();
      yield [await keptOf(stores.database, row), place];
      onProgress?.((done += 1), rows.length);
    }
  }
  switch (form) {
    case "page":
      return { name: `${name}.html`, blob: await page(each, lang, stores) };
    case "json":
      return { name: `${name}.json`, blob: await json(each) };
    case "zip":
      return { name: `${name}.zip`, blob: await zip(each, lang, signal) };
    case "card":
      return { name: `${name}.png`, blob: await cardOf(await keptOf(stores.database, first), lang) };
    default:
      return form satisfies never;
  }
}

type Each = () => AsyncGenerator<[Kept, number]>;

function nameOf({ row, events }: Kept, lang: Lang): string {
  return named(toldStudy(events, row.verdict), row.title, row.lang, lang).name;
}

async function page(each: Each, lang: Lang, { packs }: ExportRequest["stores"]): Promise<Blob> {
  const names: string[] = [];
  const articles: Blob[] = [];
  for await (const [kept, place] of each()) {
    const study = await shownStudy(kept, lang, (packId, recordId) => packs.thumb(packId, recordId));
    names.push(study.name);
    articles.push(new Blob([pageArticle(study, place, lang)]));
  }
  return new Blob([pageHead(names, lang), ...articles, PAGE_FOOT], { type: "text/html" });
}

/** One study is an object, several are a list of them. */
async function json(each: Each): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const [kept] of each())
    parts.push(
      jsonBlob(
        studyFile(kept, () => null),
        2,
      ),
    );
  const list = parts.flatMap((part, at) => (at === 0 ? [part] : [",\n", part]));
  return new Blob(parts.length === 1 ? parts : ["[\n", ...list, "]\n"], { type: "application/json" });
}

async function zip(each: Each, lang: Lang, signal: AbortSignal): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { level: 0, signal });
  for await (const [kept, place] of each()) {
    const at = `${String(place + 1).padStart(3, "0")}-${fileName(nameOf(kept, lang), "study")}`;
    await writer.add(`${at}/study.json`, new BlobReader(jsonBlob(studyFile(kept, photoFile), 2)));
    for (const photo of kept.photos) await writer.add(`${at}/${photoFile(photo)}`, new BlobReader(photo.blob));
  }
  return writer.close();
}
