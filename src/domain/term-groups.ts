/** Words that are coarser than any term of the vocabulary (`celadon`) and that an answer may still mean: ids and names. */
import type { Lang } from "./attribute";

const GROUPS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  "dyn:han": { en: "Han dynasty", zh: "汉" },
  "dyn:two-jin": { en: "Jin dynasty (Sima)", zh: "两晋" },
  "dyn:southern-northern": { en: "Southern and Northern Dynasties", zh: "南北朝" },
  "kiln:guan": { en: "Guan kilns", zh: "官窑" },
  "glaze:celadon": { en: "Celadon", zh: "青釉" },
  "glaze:crackle": { en: "Crackled glaze", zh: "开片釉" },
  "glaze:jun": { en: "Jun glaze", zh: "钧釉" },
  "glaze:sancai": { en: "Three-colour lead glaze", zh: "三彩" },
  "glaze:overglaze": { en: "Overglaze enamels", zh: "釉上彩" },
  "glaze:blue": { en: "Blue glaze", zh: "蓝釉" },
  "glaze:red": { en: "Red glaze", zh: "红釉" },
  "glaze:green": { en: "Green glaze", zh: "绿釉" },
  "glaze:brown": { en: "Brown glaze", zh: "褐釉" },
  "glaze:pink": { en: "Pink glaze", zh: "粉红釉" },
  "motif:dragon": { en: "Dragon", zh: "龙纹" },
  "motif:flowers": { en: "Flowers", zh: "花卉纹" },
  "motif:figures": { en: "Figures", zh: "人物纹" },
  "shape:vase": { en: "Vase", zh: "瓶" },
};

export const TERM_GROUPS: readonly string[] = Object.keys(GROUPS);

/** Undefined for an id that is no group's. */
export function groupLabel(id: string, lang: Lang): string | undefined {
  return Object.hasOwn(GROUPS, id) ? GROUPS[id]?.[lang] : undefined;
}
