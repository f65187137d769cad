/** Names of the families that the vocabulary sorts its glazes, motifs and shapes into, and of the provinces of its kilns. */
import type { Lang } from "./attribute";

type Named = Readonly<Record<Lang, string>>;

const FAMILIES: Readonly<Record<string, Named>> = {
  underglaze: { en: "Painting under the glaze", zh: "釉下彩" },
  overglaze: { en: "Overglaze enamels", zh: "釉上彩" },
  mixed: { en: "Colours under and over the glaze", zh: "釉上釉下合绘" },
  slip: { en: "Painting on slip", zh: "化妆土彩绘" },
  white: { en: "White glaze", zh: "白釉" },
  celadon: { en: "Celadon", zh: "青釉" },
  crackle: { en: "Crackled glaze", zh: "开片釉" },
  jun: { en: "Jun glaze", zh: "钧釉" },
  black: { en: "Black glaze", zh: "黑釉" },
  "mono-high": { en: "High-fired monochrome glaze", zh: "高温单色釉" },
  "mono-low": { en: "Low-fired monochrome glaze", zh: "低温单色釉" },
  lead: { en: "Lead glaze", zh: "铅釉" },
  simulated: { en: "Glaze imitating another material", zh: "仿生釉" },
  body: { en: "Worked in the body", zh: "胎体装饰" },
  unglazed: { en: "Unglazed", zh: "无釉" },
  plant: { en: "Plants or flowers", zh: "植物纹" },
  figure: { en: "Figures", zh: "人物纹" },
  bird: { en: "Birds", zh: "禽鸟纹" },
  border: { en: "Border pattern", zh: "边饰纹" },
  dragon: { en: "Dragon", zh: "龙纹" },
  fruit: { en: "Fruit", zh: "瓜果纹" },
  animal: { en: "Animals", zh: "动物纹" },
  script: { en: "Writing", zh: "文字纹" },
  emblem: { en: "Auspicious emblems", zh: "吉祥符号" },
  landscape: { en: "Landscape", zh: "山水纹" },
  beast: { en: "Mythical beasts", zh: "瑞兽纹" },
  fish: { en: "Fish and water", zh: "鱼水纹" },
  insect: { en: "Plants and insects", zh: "草虫纹" },
  layout: { en: "Layout", zh: "构图" },
  archaic: { en: "Archaic pattern", zh: "仿古纹" },
  none: { en: "Undecorated", zh: "无纹饰" },
  vase: { en: "Vase", zh: "瓶类" },
  bowl: { en: "Bowl", zh: "碗类" },
  jar: { en: "Jar", zh: "罐类" },
  scholar: { en: "Object for the desk", zh: "文房用具" },
  ewer: { en: "Ewer or pot", zh: "壶类" },
  cup: { en: "Cup", zh: "杯类" },
  dish: { en: "Dish", zh: "盘类" },
  censer: { en: "Censer", zh: "香炉" },
  ritual: { en: "Altar piece", zh: "供器" },
  flask: { en: "Flask", zh: "扁壶类" },
  garden: { en: "Garden or room piece", zh: "陈设器" },
  other: { en: "Other vessel", zh: "杂器" },
  box: { en: "Box", zh: "盒类" },
};

/** `export` and `figure` name different things among motifs and among shapes. */
const SHAPES: Readonly<Record<string, Named>> = {
  export: { en: "Export ware", zh: "外销器" },
  figure: { en: "Figure", zh: "瓷塑" },
};
const MOTIFS: Readonly<Record<string, Named>> = { export: { en: "Export design", zh: "外销纹样" } };
const OWN: Readonly<Record<string, typeof FAMILIES>> = { shape: SHAPES, motif: MOTIFS };

/** The family's own id where it has no name. */
export function familyLabel(attribute: "color" | "motif" | "shape", family: string, lang: Lang): string {
  return (OWN[attribute]?.[family] ?? FAMILIES[family])?.[lang] ?? family;
}

/** The vocabulary writes provinces in Chinese. */
const PROVINCES: Readonly<Record<string, string>> = {
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

export function provinceLabel(province: string, lang: Lang): string {
  return lang === "en" ? (PROVINCES[province] ?? province) : province;
}
