/** The Chinese words for the vocabulary's families and colourants, and dates in words; composes no passage. */

export const FAMILY_ZH: Readonly<Record<string, string>> = {
  underglaze: "釉下彩",
  overglaze: "釉上彩",
  mixed: "釉上釉下合绘",
  slip: "化妆土彩绘",
  white: "白釉",
  celadon: "青釉",
  crackle: "开片釉",
  jun: "钧釉",
  black: "黑釉",
  "mono-high": "高温单色釉",
  "mono-low": "低温单色釉",
  lead: "铅釉",
  simulated: "仿生釉",
  body: "胎体装饰",
  unglazed: "无釉",
  plant: "植物纹",
  figure: "人物纹",
  bird: "禽鸟纹",
  border: "边饰纹",
  dragon: "龙纹",
  fruit: "瓜果纹",
  animal: "动物纹",
  script: "文字纹",
  emblem: "吉祥符号",
  landscape: "山水纹",
  beast: "瑞兽纹",
  fish: "鱼水纹",
  insect: "草虫纹",
  layout: "构图",
  archaic: "仿古纹",
  none: "无纹饰",
  vase: "瓶类",
  bowl: "碗类",
  jar: "罐类",
  scholar: "文房用具",
  ewer: "壶类",
  cup: "杯类",
  dish: "盘类",
  censer: "香炉",
  ritual: "供器",
  flask: "扁壶类",
  garden: "陈设器",
  other: "杂器",
  box: "盒类",
};

/** `export` and `figure` name different things among motifs and among shapes. */
export const SHAPE_FAMILY_ZH: Readonly<Record<string, string>> = { export: "外销器", figure: "瓷塑" };
export const MOTIF_FAMILY_ZH: Readonly<Record<string, string>> = { export: "外销纹样" };

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

/** Provinces as the English passages name them. */
export const PROVINCE_EN: Readonly<Record<string, string>> = {
  江西: "Jiangxi",
  浙江: "Zhejiang",
  河北: "Hebei",
  河南: "Henan",
  陕西: "Shaanxi",
  福建: "Fujian",
  湖南: "Hunan",
  安徽: "Anhui",
  四川: "Sichuan",
  广东: "Guangdong",
  广西: "Guangxi",
  内蒙古: "Inner Mongolia",
  辽宁: "Liaoning",
  北京: "Beijing",
  宁夏: "Ningxia",
  山西: "Shanxi",
  山东: "Shandong",
  江苏: "Jiangsu",
  云南: "Yunnan",
};
