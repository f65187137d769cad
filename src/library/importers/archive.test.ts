import { expect, test } from "vitest";
import { importFiles } from "../../../tests/import-files";
import { type ZipEntry, zipOf } from "../../../tests/fixtures/zip";
import { openArchive } from "./archive";
import { previewImport } from "./preview";

const { signal } = new AbortController();
const encode = (text: string) => new TextEncoder().encode(text);
const archive = (entries: ZipEntry[]) => new Blob([zipOf(entries)]);
const open = (entries: ZipEntry[]) => openArchive("a.zip", archive(entries), signal);

test("an archive from Windows: names and table in GB18030, backslashes, litter left out", async () => {
  const { table, pictures, problems } = await previewImport({ files: importFiles("windows.zip") }, signal, () => {});
  expect(table).toMatchObject({ path: "馆藏/登记表.csv", encoding: "GB18030", count: 1 });
  expect(pictures).toEqual({ count: 1, absent: [] });
  expect(problems).toHaveLength(1);
});

test("a file is unpacked when it is asked for, and one that lies is named then", async () => {
  const good = { name: "good.csv", bytes: encode("name\nbowl\n") };
  const { files } = await open([good, { name: "bad.csv", bytes: encode("name\n"), says: { crc: 1 } }]);
  expect(await (await files[0]?.blob(signal))?.text()).toBe("name\nbowl\n");
  await expect(files[1]?.blob(signal)).rejects.toThrow(/^read a\.zip\/bad\.csv: found .*; pack the files again/u);
});

test("names that lead out, an encrypted file and what is no ZIP come to nothing", async () => {
  const out = open([{ name: "../../out.csv", bytes: encode("name\n") }]).then(({ files }) => files);
  expect(await out.catch(({ code }: { code: string }) => code)).toSatisfy(
    (found) => found === "archive-broken" || (Array.isArray(found) && found.length === 0),
  );
  const locked = open([{ name: "a.csv", bytes: encode("name\n"), says: { flags: 1 } }]);
  await expect(locked).rejects.toMatchObject({ code: "archive-broken" });
  await expect(openArchive("a.zip", new Blob(["no archive"]), signal)).rejects.toThrow(/found no ZIP file/u);
});
