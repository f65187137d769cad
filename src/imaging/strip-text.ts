/**
 * Blanks places in the texts that travel with a picture: XMP, IPTC, and the position a phone writes into the film of a
 * moving photograph. Letters become spaces, so that nothing changes its length.
 */

const latin1 = new TextDecoder("latin1"); // one letter a byte, whatever the text's own encoding: offsets are offsets

/**
 * XMP's names for a place, prefixes as everybody writes them: Exif's GPS (drones spell it Gps), the IPTC's and Photoshop's
 * place names, W3C's geo.
 */
const placeName = String.raw`(?:[\w-]+:GPS\w*|geo:(?:lat|long|alt)|photoshop:(?:City|State|Country)|Iptc4xmpCore:(?:Location|CountryCode)|Iptc4xmpExt:Location(?:Created|Shown))`;
const attribute = new RegExp(String.raw`(?<=\s)${placeName}\s*=\s*(?:"[^"<]*"|'[^'<]*')`, "gi");
const opening = new RegExp(String.raw`<(${placeName})(?=[\s/>])[^<>]*>`, "gi");

/** True when an XMP packet (UTF-8) told a place. */
export function blankXmp(packet: Uint8Array): boolean {
  const text = latin1.decode(packet);
  let found = false;
  const blank = (start: number, end: number) => {
    packet.fill(0x20, start, end);
    found = true;
  };
  for (const match of text.matchAll(attribute)) blank(match.index, match.index + match[0].length);
  let done = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < done) continue; // inside an element that is blank by now
    done = match.index + match[0].length;
    if (!match[0].endsWith("/>")) {
      const closing = text.indexOf(`</${match[1]}`, done);
      done = closing === -1 ? text.length : text.indexOf(">", closing) + 1 || text.length;
    }
    blank(match.index, done);
  }
  return found;
}

/** Content location code and name, city, sublocation, province, country code, country. IPTC-IIM 4.2, record 2. */
const placeDatasets = new Set([26, 27, 90, 92, 95, 100, 101]);

/** True when a Photoshop resource block (a JPEG's APP13, after its name) told a place by IPTC. */
export function blankIptc(block: Uint8Array): boolean {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  let found = false;
  for (let at = 0; at + 12 <= block.length && view.getUint32(at) === 0x3842494d;) {
    const id = view.getUint16(at + 4);
    const name = 1 + view.getUint8(at + 6);
    const size = at + 6 + name + (name % 2);
    const start = size + 4;
    const end = start + view.getUint32(size);
    if (id === 0x0404) found = blankDatasets(block.subarray(start, end)) || found;
    at = end + ((end - start) % 2);
  }
  return found;
}

function blankDatasets(iim: Uint8Array): boolean {
  const view = new DataView(iim.buffer, iim.byteOffset, iim.byteLength);
  let found = false;
  for (let at = 0; at + 5 <= iim.length && iim[at] === 0x1c;) {
    const end = at + 5 + view.getUint16(at + 3);
    if (iim[at + 1] === 2 && placeDatasets.has(iim[at + 2] ?? 0) && end > at + 5) {
      const value = iim.subarray(at + 5, end);
      found ||= value.some((byte) => byte !== 0x20);
      value.fill(0x20);
    }
    at = end;
  }
  return found;
}

/** ISO 6709 as phones write it: +48.8577+002.2950/ */
const position = /^[+-]\d{2}\.\d{3,8}[+-]\d{3}\.\d{3,8}(?:[+-]\d{1,6}(?:\.\d{1,6})?)?\//;
const longestPosition = 48;
const [plus, minus, point, zero] = [0x2b, 0x2d, 0x2e, 0x30];

/** True when bytes of a film told a position; its digits become zeros, which is no place that anybody photographs. */
export function blankPositions(bytes: Uint8Array): boolean {
  let found = false;
  for (const sign of [plus, minus]) {
    for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + 1)) {
      if (bytes[at + 3] !== point) continue; // films are long: most are dismissed here
      const [told = ""] = position.exec(latin1.decode(bytes.subarray(at, at + longestPosition))) ?? [];
      if (!/[1-9]/.test(told)) continue;
      for (let place = 0; place < told.length; place++) if (/\d/.test(told[place] ?? "")) bytes[at + place] = zero;
      found = true;
    }
  }
  return found;
}
