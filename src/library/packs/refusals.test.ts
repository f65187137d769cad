import { joined } from "../../base/joined";
import { describe, expect, test } from "vitest";
import {
  type Bytes,
  decode,
  embedding,
  encode,
  jpeg,
  type PackChanges,
  packFixture,
} from "../../../tests/fixtures/pack";
import { packShelf } from "../../../tests/fixtures/pack-shelf";
import { crc32, deflated, type ZipEntry, zipOf } from "../../../tests/fixtures/zip";
import { AppError } from "../../base/errors";
import { installPack } from "./install";
import { zippedFiles } from "./zipped-files";

const signal = new AbortController().signal;

const entriesOf = (files: ReadonlyMap<string, Bytes>): ZipEntry[] =>
  [...files].map(([name, bytes]) => ({ name, bytes }));
const entries = async (changes: PackChanges = {}) => entriesOf(await packFixture(changes));

/** Why these bytes are refused; undefined when they install. Checks that nothing of what is refused stays. */
async function refused(bytes: Bytes): Promise<AppError | undefined> {
  const shelf = packShelf();
  try {
    const files = await zippedFiles("file.ciqi", new Blob([bytes]), signal);
    await installPack({ files, packs: shelf.packs, signal });
    return undefined;
  } catch (error) {
    expect(shelf.rows.size).toBe(0);
    expect(error).toBeInstanceOf(AppError);
    if (error instanceof AppError) return error;
    throw error;
  } finally {
    expect(shelf.open()).toBe(0);
  }
}

/** The entries with the named one changed. */
const changed = (all: readonly ZipEntry[], name: string, change: Partial<ZipEntry>) =>
  all.map((entry) => (entry.name === name ? { ...entry, ...change } : entry));

const one = { id: "a", vectors: [[1, 0]], thumb: jpeg("x") };
const record = (other: object, id = "a") => ({ records: [{ ...one, id, other }] });

test("a sound pack installs, stored and deflated", async () => {
  expect(await refused(zipOf(await entries()))).toBeUndefined();
  const packed = (await entries()).map(async (entry) => ({ ...entry, packed: await deflated(entry.bytes) }));
  expect(await refused(zipOf(await Promise.all(packed)))).toBeUndefined();
});

describe("the container", () => {
  const cases: [string, () => Promise<Bytes> | Bytes, string, RegExp][] = [
    ["nothing", () => new Uint8Array(), "pack-not-a-pack", /the file: found no ZIP/],
    ["a picture", () => jpeg("picture"), "pack-not-a-pack", /the file: found no ZIP/],
    ["a ZIP of nothing", () => zipOf([]), "pack-not-a-pack", /the file: found a ZIP without manifest.json/],
    ["cut short", async () => zipOf(await entries()).slice(0, -30), "pack-damaged", /the file: .*end of central/],
    ["cut in the middle", async () => zipOf(await entries()).slice(0, 900), "pack-damaged", /the file/],
    [
      "something behind it",
      async () => zipOf(await entries(), encode("more")),
      "pack-damaged",
      /the file: .*(appended|ambiguous)/,
    ],
    [
      "something before it",
      async () => joined([encode("PK\u0003\u0004"), zipOf(await entries())]),
      "pack-damaged",
      /the file: .*(prepended|ambiguous)/,
    ],
    [
      "its manifest last",
      async () => zipOf((await entries()).toReversed()),
      "pack-damaged",
      /the file: found thumbs.bin as its first file, wanted manifest.json/,
    ],
    [
      "a name twice",
      async () => zipOf([...(await entries()), { name: "thumbs.bin", bytes: encode("x") }]),
      "pack-damaged",
      /the file: .*duplicate filename|thumbs\.bin: found this name twice/,
    ],
    [
      "a name that leads out",
      async () => zipOf([...(await entries()), { name: "../evil.js", bytes: encode("x") }]),
      "pack-damaged",
      /\.\.\/evil\.js: .*unsafe/,
    ],
    [
      "an absolute name",
      async () => zipOf([...(await entries()), { name: "/etc/passwd", bytes: encode("x") }]),
      "pack-damaged",
      /\/etc\/passwd: .*unsafe/,
    ],
    [
      "a file that nobody names",
      async () => zipOf([...(await entries()), { name: "evil.js", bytes: encode("x") }]),
      "pack-damaged",
      /evil\.js: found a file that the manifest does not name/,
    ],
    [
      "a folder",
      async () => zipOf([...(await entries()), { name: "pictures/", bytes: new Uint8Array() }]),
      "pack-damaged",
      /pictures\/: found a folder/,
    ],
    [
      "too many files",
      async () => zipOf(Array.from({ length: 1001 }, (_, i) => ({ name: `f${i}`, bytes: encode("x") }))),
      "pack-too-large",
      /the file: found more than 1000 files/,
    ],
    [
      "a part that is absent",
      async () => zipOf((await entries()).filter(({ name }) => name !== "vectors.f32")),
      "pack-damaged",
      /vectors\.f32: found no such file/,
    ],
    [
      "an encrypted part",
      async () => zipOf(changed(await entries(), "vectors.f32", { says: { flags: 1 } })),
      "pack-damaged",
      /vectors\.f32: found it encrypted/,
    ],
    [
      "a method that nobody reads",
      async () => zipOf(changed(await entries(), "records.jsonl", { says: { method: 14 } })),
      "pack-damaged",
      /records\.jsonl: .*compression method/,
    ],
    [
      "a wrong CRC",
      async () => zipOf(changed(await entries(), "records.jsonl", { says: { crc: 1 } })),
      "pack-damaged",
      /records\.jsonl: .*crc/,
    ],
    [
      "a name of another file in front of the data",
      async () => zipOf(changed(await entries(), "records.jsonl", { localName: "records.jsonk" })),
      "pack-damaged",
      /records\.jsonl: .*ambiguous/,
    ],
    [
      "entries that overlap",
      async () => {
        const all = await entries();
        const [, records] = all;
        const offset = 30 + "manifest.json".length + (all[0]?.bytes.length ?? 0);
        const says = { offset, crc: crc32(records?.bytes ?? new Uint8Array()), size: records?.bytes.length ?? 0 };
        return zipOf(changed(all, "thumbs.bin", { bytes: records?.bytes ?? new Uint8Array(), says }));
      },
      "pack-damaged",
      /thumbs\.bin|the file/,
    ],
    [
      "a bomb that says how large it is",
      async () =>
        zipOf(changed(await entries(), "records.jsonl", { says: { size: 0xfffffffe, packed: 10, method: 8 } })),
      "pack-too-large",
      /found \d+ bytes up to here/,
    ],
    [
      "a bomb that does not",
      async () => {
        const zeros = new Uint8Array(64 * 1024 ** 2);
        const says = { size: 100, crc: 0 };
        return zipOf(changed(await entries(), "records.jsonl", { packed: await deflated(zeros), says }));
      },
      "pack-damaged",
      /records\.jsonl/,
    ],
  ];
  test.each(cases)("%s is refused", async (_what, bytes, code, words) => {
    const error = await refused(await bytes());
    expect(error?.message).toMatch(words);
    expect(error?.code).toBe(code);
  });
});

describe("the contents", () => {
  const changes: [string, PackChanges, RegExp][] = [
    ["no title", { manifest: { title: {} } }, /manifest\.json: found .* at title/],
    ["no semantic version", { version: "1.0" }, /manifest\.json: found "1\.0" at version/],
    ["an id that is a path", { id: "../x" }, /manifest\.json: found .* at id/],
    ["a language that is none", { manifest: { title: { "": "x" } } }, /manifest\.json: found "" at title/],
    [
      "a part that is elsewhere",
      { manifest: { parts: [{ path: "../x", bytes: 1, sha256: "" }] } },
      /at parts\.0\.path/,
    ],
    ["fewer records than counted", { manifest: { counts: { records: 4, passages: 1 } } }, /records\.jsonl: found 3/],
    ["more records than counted", { manifest: { counts: { records: 2, passages: 1 } } }, /records\.jsonl: found more/],
    ["fewer passages than counted", { manifest: { counts: { records: 3, passages: 2 } } }, /passages\.jsonl: found 1/],
    ["a line that is no JSON", { parts: { "records.jsonl": encode("{\n") } }, /records\.jsonl, line 1: found text/],
    ["no line feed at the end", { parts: { "passages.jsonl": encode("{}") } }, /passages\.jsonl: .*line feed/],
    ["an empty line", { parts: { "records.jsonl": encode("\n") } }, /records\.jsonl, line 1: found nothing/],
    [
      "bytes that are not UTF-8",
      { parts: { "records.jsonl": new Uint8Array([0x7b, 0xff, 0x7d, 10]) } },
      /records\.jsonl: found bytes that are not UTF-8/,
    ],
    [
      "a line without end",
      { parts: { "records.jsonl": encode(`${" ".repeat(2 ** 20 + 1)}\n`) } },
      /records\.jsonl: found a line of more than/,
    ],
    ["an id twice", { records: [one, one] }, /records\.jsonl, line 2: found the id a a second time/],
    ["a record without a name", record({ name: 7 }), /records\.jsonl, line 1: found 7 at name/],
    [
      "a link that is a script",
      record({ link: "javascript:alert(1)" }),
      /line 1: found "javascript:alert\(1\)" at link/,
    ],
    ["a view that is none", record({ view: "inside" }), /line 1: found "inside" at view/],
    ["an id that turns the text around", record({}, "a\u202eb"), /line 1: found .* at id/],
    ["NaN in a vector", { records: [{ id: "a", vectors: [[Number.NaN, 0]], thumb: null }] }, /vectors\.f32: .*NaN/],
    ["a vector that is not of length 1", { records: [{ id: "a", vectors: [[1, 1]], thumb: null }] }, /length 1\.414/],
    ["vectors of another dimension", { manifest: { embedding: { ...embedding, dim: 3 } } }, /vectors\.f32: found/],
    ["vectors without an embedding", { manifest: { embedding: null } }, /vectors\.f32: found a vector/],
    ["more vectors than views", { parts: { "vectors.f32": new Uint8Array(32) } }, /vectors\.f32: found/],
    ["too few vectors", { parts: { "vectors.f32": new Uint8Array(4) } }, /vectors\.f32: found its end/],
    ["a thumbnail that is a page", { records: [{ ...one, thumb: encode("<svg/>") }] }, /thumbs\.bin: found no picture/],
    ["thumbnails cut short", { parts: { "thumbs.bin": jpeg("") } }, /thumbs\.bin: found its end in the picture of/],
    ["thumbnails with more behind", { parts: { "thumbs.bin": jpeg("onextwo and more") } }, /thumbs\.bin: found/],
    [
      "a thumbnail that is elsewhere",
      record({ thumb: { type: "image/jpeg", start: 1, bytes: 4 } }),
      /thumbs\.bin: found the picture of records\.jsonl, line 1 at 1, wanted it at 0/,
    ],
  ];
  test.each(changes)("%s is refused", async (_what, change, words) => {
    const error = await refused(zipOf(await entries(change)));
    expect(error?.message).toMatch(words);
    expect(error?.code).toBe("pack-damaged");
  });

  test("a byte that is not the author's is refused by its part's name", async () => {
    const files = await packFixture();
    const text = decode(files.get("passages.jsonl")).replace("bowls", "vases");
    const error = await refused(zipOf(changed(entriesOf(files), "passages.jsonl", { bytes: encode(text) })));
    expect(error?.message).toMatch(/test: passages\.jsonl: found bytes with the SHA-256/);
  });

  test("a length that is not the author's is refused by its part's name", async () => {
    const files = await packFixture();
    const bytes = joined([files.get("passages.jsonl") ?? new Uint8Array(), encode("\n")]);
    const error = await refused(zipOf(changed(entriesOf(files), "passages.jsonl", { bytes })));
    expect(error?.message).toMatch(/passages\.jsonl: found more than the \d+ bytes wanted/);
  });

  test("a newer schema is refused before its other fields are looked at", async () => {
    const manifest = encode(JSON.stringify({ schemaVersion: 2, parts: "elsewhere" }));
    const error = await refused(zipOf([{ name: "manifest.json", bytes: manifest }]));
    expect(error?.code).toBe("pack-newer-format");
    expect(error?.message).toMatch(/manifest\.json: found schema version 2, wanted at most 1; update CiQi/);
  });

  test("fields that this version does not know are passed over", async () => {
    const change = { ...record({ glazeAnalysis: [1] }), manifest: { funding: "a grant" } };
    expect(await refused(zipOf(await entries(change)))).toBeUndefined();
  });
});
