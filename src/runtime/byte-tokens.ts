/** The byte alphabet of GPT-2's byte-level BPE: token strings to bytes. Knows no vocabulary. */

/** Printable bytes stand for themselves, the other 68 for U+0100 onwards (openai/gpt-2, `bytes_to_unicode`). */
const byteOfLetter = new Map<string, number>();
let next = 0x100;
for (let byte = 0; byte < 256; byte++) {
  const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
  byteOfLetter.set(String.fromCharCode(printable ? byte : next++), byte);
}

/** The bytes that a token of the vocabulary (not an added one) stands for. */
export function bytesOfToken(token: string): Uint8Array {
  return Uint8Array.from([...token].map((letter) => byteOfLetter.get(letter) ?? 0x3f));
}
