/**
 * From the bytes of a spreadsheet or a list to text, whatever it was saved in: UTF-8, UTF-16, GB18030 (what spreadsheets
 * of mainland China are), Big5, Windows-1252. Knows bytes and characters, no rows.
 */
import { ORDINARY_CHARACTERS } from "./ordinary-characters";

export type Encoding = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "GB18030" | "Big5" | "windows-1252";

/** Bytes that are looked at to tell one encoding from another where UTF-8 does not hold. */
const SAMPLE = 256 * 1024;
/** A line that is longer is decoded in parts: memory stays bounded, and a table refuses it. */
const LONGEST_LINE = 8 * 1024 * 1024;
/** Of the Chinese characters that a guess gives, how many must be ones that museum labels use. */
const LIKELY = 0.25;
const LINE_FEED = 0x0a;

/** What the file most probably is in. Reads all of it: one wrong byte on the last line is not UTF-8. */
export async function detectEncoding(file: Blob, signal: AbortSignal): Promise<Encoding> {
  const head = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const marked = byMark(head) ?? byZeros(head);
  if (marked !== null) return marked;
  if (await isUtf8(file, signal)) return "UTF-8";
  const firstLines = wholeLines(head);
  // Good UTF-8 with some lines of another kind is UTF-8, and the lines are mended one by one.
  const strange = splitLines(firstLines).filter((line) => line.some((byte) => byte > 0x7f));
  const bad = strange.filter((line) => !isValid(line, "UTF-8"));
  if (bad.length * 2 < strange.length) return "UTF-8";
  return guessChinese(bad.length > 0 ? firstLines : await strangeLines(file));
}

/** For bytes that are not UTF-8. */
export function guessChinese(sample: Uint8Array): Encoding {
  const [gb, big5] = [ordinaryShare(sample, "GB18030"), ordinaryShare(sample, "Big5")];
  if (Math.max(gb, big5) < LIKELY) return "windows-1252";
  return gb >= big5 ? "GB18030" : "Big5";
}

/** The text, in pieces of any length. `onStray` is told the first line, from 1, that another encoding than the file's. */
export async function* decodeText(
  file: Blob,
  encoding: Encoding,
  signal: AbortSignal,
  onStray?: (line: number, encoding: Encoding) => void,
): AsyncGenerator<string> {
  if (encoding === "UTF-16LE" || encoding === "UTF-16BE" || encoding === "windows-1252") {
    const decoder = new TextDecoder(encoding);
    for await (const bytes of bytesOf(file, signal)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
    return;
  }
  // A line feed is never part of a longer character in these three: lines can be decoded one by one.
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  for await (const bytes of linesOf(file, signal)) {
    try {
      const text = decoder.decode(bytes);
      yield text;
      line += countLines(bytes);
    } catch {
      for (const one of splitLines(bytes)) {
        yield mend(one, decoder, (found) => onStray?.(line, found));
        line += 1;
      }
    }
  }
}

function mend(line: Uint8Array, decoder: TextDecoder, onStray: (encoding: Encoding) => void): string {
  try {
    return decoder.decode(line);
  } catch {
    const other = (["UTF-8", "GB18030", "Big5"] as const).find((encoding) => isValid(line, encoding)) ?? "windows-1252";
    onStray(other);
    return new TextDecoder(other).decode(line);
  }
}

function byMark(head: Uint8Array): Encoding | null {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return null; // UTF-8's, which says nothing of what follows
  if (a === 0xff && b === 0xfe) return "UTF-16LE";
  if (a === 0xfe && b === 0xff) return "UTF-16BE";
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return "GB18030";
  return null;
}

/** UTF-16 without a mark: commas and line feeds leave a zero on every other place. */
function byZeros(head: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 2 && odd > even * 4) return "UTF-16LE";
  if (even > 2 && even > odd * 4) return "UTF-16BE";
  return null;
}

async function isUtf8(file: Blob, signal: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of bytesOf(file, signal)) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The first stretch of the file that is not UTF-8. */
async function strangeLines(file: Blob): Promise<Uint8Array> {
  for (let at = 0; at < file.size; at += SAMPLE) {
    const lines = wholeLines(new Uint8Array(await file.slice(at, at + SAMPLE).arrayBuffer()));
    if (!isValid(lines, "UTF-8")) return lines;
  }
  return new Uint8Array(0);
}

/** Up to the last line feed, so that no character is cut; all of it where there is none. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1 || bytes.length);
}

/** Of the Chinese characters in the decoded sample, the share that is ordinary; 0 where the bytes cannot be this. */
function ordinaryShare(sample: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(sample);
  const characters = text.match(/[\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff\ufffd]/gu) ?? [];
  if (characters.length === 0) return 0;
  return characters.filter((character) => ORDINARY_CHARACTERS.has(character)).length / characters.length;
}

export function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Each line with its line feed. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, at);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(at, next));
    at = next;
  }
  return lines;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}

/** The bytes in pieces that end with a line, as far as lines are shorter than the pieces that come. */
async function* linesOf(file: Blob, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array(0);
  for await (const bytes of bytesOf(file, signal)) {
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    const joined = new Uint8Array(rest.length + (end || bytes.length));
    joined.set(rest);
    joined.set(bytes.subarray(0, end || bytes.length), rest.length);
    if (end === 0 && joined.length < LONGEST_LINE) {
      rest = joined;
      continue;
    }
    yield joined;
    rest = end === 0 ? new Uint8Array(0) : bytes.slice(end);
  }
  if (rest.length > 0) yield rest;
}

async function* bytesOf(file: Blob, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}
