/** What file names say: whether they are pictures, which side of a piece they show. Opens no file. */
import type { View } from "../../domain/specimen";

const PICTURE = /\.(?:jpe?g|jfif|png|webp|gif|avif|hei[cf]|bmp|tiff?)$/iu;

/** Also where the name stands in an address with a query behind it. */
export function isPicturePath(path: string): boolean {
  return PICTURE.test(path.replace(/[?#].*$/u, "").trim());
}

/** English words stand alone; Chinese ones end a name, so that `撇口碗` shows no mouth and `三足炉` no foot. */
const VIEWS: readonly [View, RegExp][] = [
  ["base", /\b(?:base|bottom|foot|mark|underside)\b|(?:底|底部|底足|足底|款|款识|款識)(?=\s|$)/iu],
  ["top", /\b(?:top|above|mouth|interior|inside)\b|(?:俯视|俯視|顶部|頂部|口部|口沿|内部|內部|内里)(?=\s|$)/iu],
  ["detail", /\b(?:detail|close ?up|zoom)\b|(?:局部|细节|細節|特写|特寫)(?=\s|$)/iu],
  ["side", /\b(?:side|back|rear|reverse|profile)\b|(?:侧|側|侧面|側面|背|背面)(?=\s|$)/iu],
  ["front", /\b(?:front|whole|full|main)\b|(?:正|正面|全貌|全景|全器|整体|整體)(?=\s|$)/iu],
];

/** The side that a word, a file's name or the name of its folder speaks of: `vase_base.jpg`, `底足/001.jpg`. */
export function viewOf(words: string): View {
  for (const step of words.split(/[/\\]/u).toReversed().slice(0, 2)) {
    const name = step
      .replace(/\.[a-z0-9]{2,5}$/iu, "")
      .replace(/([a-z])([A-Z])/gu, "$1 $2")
      .replace(/[\d_\-.()（）]+/gu, " ");
    const found = VIEWS.find(([, pattern]) => pattern.test(name));
    if (found !== undefined) return found[0];
  }
  return "unknown";
}

/** Picture names of one cell: a line each, or separated by `;`, `|`, `、` or a comma behind a picture's name. */
export function picturePaths(cell: string): string[] {
  return cell
    .split(/[\n;|；、]|,(?=\s*\S)(?<=\.[a-z]{3,4},)|，/iu)
    .map((path) => path.trim().replace(/^["']|["']$/gu, ""))
    .filter((path) => path !== "");
}
