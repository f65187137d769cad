import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  heif,
  iptc,
  jpeg,
  latin1,
  png,
  pngChunk,
  rawProfile,
  readExif,
  tiff,
  webp,
  xmpPlace,
  xmpPlain,
} from "../../tests/fixtures/located-photo";
import { stripLocation } from "./strip-location";

const taken = "2026:05:18 09:30:00";
const located = tiff({ little: true, orientation: 6, taken, gps: true });
const unlocated = tiff({ little: true, orientation: 6, taken, gps: false });

async function strip(bytes: Buffer, type = "image/jpeg") {
  const file = new Blob([new Uint8Array(bytes)], { type });
  const { file: kept, location } = await stripLocation(file);
  return { location, same: kept === file, type: kept.type, bytes: Buffer.from(await kept.arrayBuffer()) };
}

/** Words and numbers of the places in the fixtures. */
function tells(bytes: Uint8Array): boolean {
  const numbers = Buffer.from([39, 0, 0, 0, 1, 0, 0, 0, 54, 0, 0, 0]);
  return /Beijing|39,54|116,23|GPSL|\+39\.9/.test(latin1(bytes)) || Buffer.from(bytes).includes(numbers);
}

describe("JPEG", () => {
  test("the GPS directory goes, its values too; orientation, date and thumbnail stay, and so does every other byte", () =>
    fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 1, max: 8 }),
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        async (little, orientation, date, scan) => {
          const day = date.toISOString().slice(0, 19).replace("T", " ").replaceAll("-", ":");
          const exif = tiff({ little, orientation, taken: day, gps: true });
          const file = jpeg({ exif, scan });
          const { bytes, location, type } = await strip(file);
          expect([location, type, bytes.length]).toEqual(["removed", "image/jpeg", file.length]);
          const [start, end] = [2 + 4 + 6, 2 + 4 + 6 + exif.length];
          expect(readExif(bytes.subarray(start, end))).toEqual({
            orientation,
            taken: day,
            gps: false,
            thumbnail: true,
          });
          expect(bytes.subarray(start + 130, start + 130 + 138).every((byte) => byte === 0)).toBe(true);
          expect(bytes.subarray(end).equals(file.subarray(end))).toBe(true);
          expect((await strip(bytes)).same).toBe(true);
        },
      ),
    ));

  test("XMP, its extension over two segments, IPTC", async () => {
    const extended = `<x:xmpmeta><a exif:GPSLatitude="39,54.452N" GDepth:Data="AAAA"/></x:xmpmeta>`;
    const { bytes, location } = await strip(jpeg({ xmp: xmpPlace, extended, city: "Beijing" }));
    expect(location).toBe("removed");
    expect(tells(bytes)).toBe(false);
    const text = bytes.toString("utf8");
    for (const kept of [`xmp:CreatorTool="camera"`, `dc:title="茶碗"`, "GDepth:Data", "Bowl", "</rdf:RDF>"]) {
      expect(text).toContain(kept);
    }
  });

  test("pictures and a film appended to it", async () => {
    const film = Buffer.from("....ftypmp42....\xa9xyz\0\x12\x15\xc7+39.9075+116.3972/....\xff\xd8\xff", "latin1");
    const appended = Buffer.concat([jpeg({ exif: located }), film]);
    const { bytes, location } = await strip(jpeg({ appended }));
    expect(location).toBe("removed");
    expect(tells(bytes)).toBe(false);
    expect(latin1(bytes)).toContain("+00.0000+000.0000/");
  });

  test("a file that tells no place is handed back as it is", async () => {
    const plain = jpeg({ exif: unlocated, xmp: xmpPlain });
    expect(await strip(plain)).toMatchObject({ location: "none", same: true });
  });

  test("a file that cannot be followed: a place is still found, and where none is found that is said", async () => {
    const whole = jpeg({ exif: located, xmp: xmpPlace });
    const cut = Buffer.concat([whole.subarray(0, 4), Buffer.from([0, 0]), whole.subarray(4)]); // lengths off by two
    const { bytes, location } = await strip(cut);
    expect([location, tells(bytes)]).toEqual(["removed", false]);
    const broken = Buffer.concat([jpeg({}).subarray(0, 2), Buffer.from([0xff, 0xe0, 0, 9, 1, 2])]);
    const odd = Buffer.concat([broken, Buffer.from("no marker here"), jpeg({})]);
    expect(await strip(odd)).toMatchObject({ location: "unread", same: true });
  });
});

describe("PNG", () => {
  const itxt = (xmp: string, compressed: boolean) => {
    const text = Buffer.from(xmp);
    const flags = Buffer.from([0, compressed ? 1 : 0, 0, 0, 0]);
    const content = compressed ? deflateSync(text) : text;
    return pngChunk("iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp"), flags, content]));
  };
  const profile = (type: "tEXt" | "zTXt", name: string, content: Buffer) => {
    const text = rawProfile(name, content);
    const head = Buffer.from(`Raw profile type ${name}\0${type === "zTXt" ? "\0" : ""}`, "latin1");
    return pngChunk(type, Buffer.concat([head, type === "zTXt" ? deflateSync(text) : text]));
  };
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), located]);

  test.each([
    ["eXIf", pngChunk("eXIf", located)],
    ["XMP", itxt(xmpPlace, false)],
    ["compressed XMP", itxt(xmpPlace, true)],
    ["EXIF in hexadecimal", profile("tEXt", "exif", exif)],
    ["compressed EXIF in hexadecimal", profile("zTXt", "APP1", exif)],
    ["compressed IPTC in hexadecimal", profile("zTXt", "iptc", iptc("Beijing"))],
  ])("%s: the place goes, pixels stay, and the file is well formed", async (_name, chunk) => {
    const { bytes, location } = await strip(png(chunk), "image/png");
    expect(location).toBe("removed");
    const chunks = chunksOf(bytes);
    expect(chunks.map(({ type }) => type)).toEqual(["IHDR", expect.any(String), "IDAT", "IEND"]);
    expect(chunks.every(({ intact }) => intact)).toBe(true);
    expect(chunks[2]?.data).toEqual(chunksOf(png())[1]?.data);
    expect((await strip(bytes, "image/png")).same).toBe(true);
    const text = latin1(chunks[1]?.data ?? Buffer.alloc(0));
    const digits = /^Raw profile.*\0\n\S+\n\s*\d+\n([\da-f\n]*)$/.exec(text)?.[1];
    expect(tells(digits === undefined ? bytes : Buffer.from(digits.replaceAll("\n", ""), "hex"))).toBe(false);
  });

  function chunksOf(bytes: Buffer) {
    const chunks: { type: string; data: Buffer; intact: boolean }[] = [];
    for (let at = 8; at < bytes.length;) {
      const end = at + 12 + bytes.readUInt32BE(at);
      const data = bytes.subarray(at + 8, end - 4);
      const type = bytes.toString("latin1", at + 4, at + 8);
      chunks.push({ type, data, intact: pngChunk(type, data).equals(bytes.subarray(at, end)) });
      at = end;
    }
    return chunks;
  }

  test("other texts and other compressed profiles stay as they are", async () => {
    const icc = pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0"), deflateSync(Buffer.from("GPSL"))]));
    expect((await strip(png(icc, itxt(xmpPlain, true)), "image/png")).same).toBe(true);
  });
});

test.each([["bare", 0] as const, ["as in a JPEG", 6] as const])("WebP with EXIF %s, and XMP", async (_name, header) => {
  const exif = Buffer.concat([Buffer.from("Exif\0\0").subarray(0, header), located]);
  const file = webp(["EXIF", exif], ["XMP ", Buffer.from(xmpPlace)]);
  const { bytes, location } = await strip(file, "image/webp");
  expect([location, bytes.length, tells(bytes)]).toEqual(["removed", file.length, false]);
  const at = bytes.indexOf("EXIF") + 8 + header;
  expect(readExif(bytes.subarray(at, at + located.length))).toMatchObject({ orientation: 6, taken, gps: false });
});

test("HEIC: an Exif item in two pieces, and XMP in the box's own data", async () => {
  const file = heif(located, xmpPlace);
  const { bytes, location } = await strip(file, "image/heic");
  expect([location, bytes.length, tells(bytes)]).toEqual(["removed", file.length, false]);
  const at = bytes.indexOf("Exif\0\0", bytes.indexOf("mdat")) + 6;
  expect(readExif(bytes.subarray(at, at + located.length))).toMatchObject({ orientation: 6, taken, gps: false });
  expect(bytes.toString("latin1").endsWith("pixels")).toBe(true);
});

test("what is no picture is not looked into", async () => {
  expect(await strip(Buffer.from("Exif\0\0 letter"), "")).toMatchObject({ location: "none", same: true });
});

test("damaged anywhere, a file never throws, grows or shrinks", () => {
  const files = [
    jpeg({ exif: located, xmp: xmpPlace, city: "Beijing", appended: jpeg({ exif: located }) }),
    webp(["EXIF", located], ["XMP ", Buffer.from(xmpPlace)]),
    heif(located, xmpPlace),
    png(pngChunk("eXIf", located)),
  ];
  return fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      fc.nat(),
      async (file, flips, cut) => {
        const damaged = Buffer.from(file.subarray(0, 12 + (cut % (file.length - 11))));
        for (const [at, value] of flips) damaged[at % damaged.length] = value;
        const { bytes } = await strip(damaged);
        expect(bytes.length).toBe(damaged.length);
      },
    ),
    { numRuns: 400 },
  );
});

describe("photographs of cameras and phones", () => {
  const folder = resolve(import.meta.dirname, "../../../shared/fixtures");
  const names = existsSync(folder)
    ? ["heic", "exif-orientation"].flatMap((part) =>
        readdirSync(join(folder, part))
          .filter((name) => /\.(jpe?g|hei[cf]|avif)$/i.test(name))
          .map((name) => join(part, name)),
      )
    : [];
  test.skipIf(names.length === 0)("are followed to their end, and come out as long as they were", async () => {
    const found = new Map<string, string>();
    for (const name of names) {
      const file = readFileSync(join(folder, name));
      const { bytes, location } = await strip(file);
      expect(bytes.length).toBe(file.length);
      expect((await strip(bytes)).same, name).toBe(true);
      found.set(name, location);
    }
    expect([...found.values()].filter((each) => each === "unread")).toEqual([]);
    expect(found.get(join("heic", "exif-samples_IMG_5195.HEIC"))).toBe("removed");
  });
});
