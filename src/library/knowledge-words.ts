/** The Chinese words for the vocabulary's colourants and scripts, and dates in words; composes no passage. */

const COLORANT_ZH: Readonly<Record<string, string>> = {
  iron: "铁",
  cobalt: "钴",
  copper: "铜",
  gold: "金",
  manganese: "锰",
  antimony: "锑",
};

/** `cobalt+iron` as a Chinese phrase; the one that is a way of firing says so. */
export function colorantZh(colorant: string): string {
  if (colorant === "oxidation") return "氧化焰烧成";
  const names = colorant.split("+").map((one) => COLORANT_ZH[one] ?? one);
  return `呈色剂${names.join("、")}`;
}

export const SCRIPT_ZH: Readonly<Record<string, string>> = {
  regular: "楷书",
  seal: "篆书",
  "regular (some seal)": "多楷书",
  "seal (some regular)": "多篆书",
};

const PRESENT = 2100;

/** `1662–1722`, `206 BC–AD 8`, `900 to the present`. */
export function yearsEn(start: number, end: number): string {
  if (end >= PRESENT) return `${start} to the present`;
  if (start === end) return `${start}`;
  if (start >= 0) return start < 100 ? `AD ${start}–${end}` : `${start}–${end}`;
  return end < 0 ? `${-start}–${-end} BC` : `${-start} BC–AD ${end}`;
}

/** `1662—1722年`, `公元前206年—公元8年`, `900年至今`. */
export function yearsZh(start: number, end: number): string {
  if (end >= PRESENT) return `${start}年至今`;
  if (start === end) return `${start}年`;
  if (start >= 0) return start < 100 ? `公元${start}—${end}年` : `${start}—${end}年`;
  return end < 0 ? `公元前${-start}—前${-end}年` : `公元前${-start}年—公元${end}年`;
}
