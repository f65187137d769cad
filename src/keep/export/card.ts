/** A study as one picture of 1080 by 1350 pixels: photograph, name, three claims, and what to make of them. */
import { AppError } from "../../base/errors";
import type { Lang } from "../../domain/attribute";
import { saidWords } from "../../domain/label-title";
import type { Kept } from "../study-file";
import { decoded } from "./pictures";
import { named } from "./shown-study";
import { toldStudy } from "./told-study";
import { wrapped } from "./wrap";
import { type ExportWords, WORDS } from "./words";

const [WIDTH, HEIGHT, EDGE, PICTURE] = [1080, 1350, 72, 810];
/** The app's light theme, in figures: a canvas in a worker knows no style sheet. */
const COLOURS = { ground: "oklch(0.972 0.006 215)", mat: "oklch(0.905 0.009 225)", ink: "oklch(0.25 0.03 262)" };
const SOFT = "oklch(0.45 0.025 258)";
const COBALT = "oklch(0.4 0.135 262)";
const SERIF = '"Iowan Old Style", Palatino, "Noto Serif", "Songti SC", "Noto Serif CJK SC", SimSun, serif';
const SANS = 'system-ui, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';

export interface CardClaim {
  name: string;
  value: string;
  sure: string;
}

/** The surest claims that say something, at most three, in the order of the label. */
export function cardClaims({ label }: ReturnType<typeof named>, words: ExportWords): CardClaim[] {
  const said = (label?.lines ?? []).map((line) => ({ line, value: saidWords(line.said, words.names) }));
  const stated = said.filter(({ line, value }) => value !== "" && line.certainty !== "none");
  const surest = stated.toSorted((one, other) => other.line.confidence - one.line.confidence).slice(0, 3);
  return stated
    .filter((each) => surest.includes(each))
    .map(({ line, value }) => ({
      name: words.attributes[line.attribute],
      value,
      sure: words.certainty[line.certainty],
    }));
}

/** @throws AppError `canvas-refused`. */
export async function cardOf({ row, photos, events }: Kept, lang: Lang): Promise<Blob> {
  const words = WORDS[lang];
  const told = toldStudy(events, row.verdict);
  const names = named(told, row.title, row.lang, lang);
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext("2d");
  if (pen === null) {
    throw new AppError("canvas-refused", "draw the card: found no canvas in the worker; save the study as a page");
  }
  pen.fillStyle = COLOURS.ground;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  await drawPhoto(pen, photos[0]?.blob);
  const measure = (text: string) => pen.measureText(text).width;
  const write = (text: string, y: number, colour: string, x = EDGE) => {
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  };
  let y = PICTURE + 44;
  pen.font = `30px ${SANS}`;
  if (names.title?.period) write(names.title.period, y, SOFT);
  y += 60;
  pen.font = `600 52px ${SERIF}`;
  for (const line of wrapped(names.name, WIDTH - 2 * EDGE, 2, measure)) {
    write(line, y, COLOURS.ink);
    y += 62;
  }
  pen.font = `32px ${SERIF}`;
  for (const line of wrapped(names.title?.second ?? "", WIDTH - 2 * EDGE, 1, measure)) write(line, y - 8, SOFT);
  y += 52;
  for (const { name, value, sure } of cardClaims(names, words)) {
    pen.font = `28px ${SANS}`;
    write(name, y, SOFT);
    pen.textAlign = "right";
    write(sure, y, COBALT, WIDTH - EDGE);
    pen.textAlign = "left";
    pen.font = `600 32px ${SERIF}`;
    write(wrapped(value, 540, 1, measure)[0] ?? "", y, COLOURS.ink, EDGE + 190);
    y += 58;
  }
  pen.font = `22px ${SANS}`;
  for (const [at, line] of wrapped(words.guess, WIDTH - 2 * EDGE - 200, 2, measure).entries()) {
    write(line, HEIGHT - 62 + 30 * at, SOFT);
  }
  pen.textAlign = "right";
  pen.font = `600 28px ${SERIF}`;
  write("慈祺 CiQi", HEIGHT - 46, COBALT, WIDTH - EDGE);
  return canvas.convertToBlob({ type: "image/png" });
}

/** The whole piece, on a mat where it does not fill the width. */
async function drawPhoto(pen: OffscreenCanvasRenderingContext2D, blob: Blob | undefined): Promise<void> {
  pen.fillStyle = COLOURS.mat;
  pen.fillRect(0, 0, WIDTH, PICTURE);
  const picture = blob === undefined ? null : await decoded(blob);
  if (picture === null) return;
  const scale = Math.min(WIDTH / picture.width, PICTURE / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  pen.imageSmoothingQuality = "high";
  pen.drawImage(picture, (WIDTH - width) / 2, (PICTURE - height) / 2, width, height);
  picture.close();
}
