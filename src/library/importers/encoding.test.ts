import { expect, test } from "vitest";
import { decodeText, detectEncoding } from "./encoding";

const { signal } = new AbortController();
/** `青花碗，名称编号` and traditional `青花碗，名稱編號` in bytes, as no encoder for them is at hand. */
const GB = [0xc7, 0xe0, 0xbb, 0xa8, 0xcd, 0xeb, 0xa3, 0xac, 0xc3, 0xfb, 0xb3, 0xc6, 0xb1, 0xe0, 0xba, 0xc5];
const BIG5 = [0xab, 0x43, 0xaa, 0xe1, 0xb8, 0x4a, 0xa1, 0x41, 0xa6, 0x57, 0xba, 0xd9, 0xbd, 0x73, 0xb8, 0xb9];
const utf8 = (text: string) => [...new TextEncoder().encode(text)];
const blob = (...bytes: number[][]) => new Blob(bytes.map((part) => Uint8Array.from(part)));

async function read(file: Blob) {
  const encoding = await detectEncoding(file, signal);
  const stray: [number, string][] = [];
  let text = "";
  for await (const part of decodeText(file, encoding, signal, (line, found) => stray.push([line, found]))) text += part;
  return { encoding, text, stray };
}

test("Chinese encodings are told apart by a few characters", async () => {
  expect(await read(blob(GB))).toEqual({ encoding: "GB18030", text: "青花碗，名称编号", stray: [] });
  expect(await read(blob(BIG5))).toEqual({ encoding: "Big5", text: "青花碗，名稱編號", stray: [] });
});

test("UTF-16 is known without a mark, by its zeros", async () => {
  const text = "id,name\n1,青花\n";
  const units = [...text].flatMap((character) => [character.charCodeAt(0) & 255, character.charCodeAt(0) >> 8]);
  expect(await read(blob(units))).toMatchObject({ encoding: "UTF-16LE", text });
  const swapped = units.map((_, at) => units[at ^ 1] ?? 0);
  expect(await read(blob([0xfe, 0xff], swapped))).toMatchObject({ encoding: "UTF-16BE", text });
});

test("a Western table is no Chinese one", async () => {
  const text = "title\nChêng-tê bowl, décor\n";
  const latin = [...text].map((letter) => letter.charCodeAt(0));
  expect(await read(blob(latin))).toMatchObject({ encoding: "windows-1252", text });
});

test("one line of another encoding is mended and named, wherever it stands", async () => {
  const good = utf8(`${"编号,青花\n".repeat(40_000)}`);
  const { encoding, text, stray } = await read(blob(good, GB, [0x0a], utf8("尾\n")));
  expect(encoding).toBe("UTF-8");
  expect(stray).toEqual([[40_001, "GB18030"]]);
  expect(text.endsWith("青花碗，名称编号\n尾\n")).toBe(true);
});
