/** Names that the vocabulary has no term for: of its groups (see taxonomy), older or shorter ones of its terms, emperors. */
import type { VocabularyAttribute } from "../../domain/attribute";
import { termsOf } from "../../domain/vocabulary";

/** Lower case, simplified Chinese; a pattern where it saves a list. Not looked for within a Latin word. */
const NAMES: Readonly<Record<VocabularyAttribute, readonly (readonly [id: string, names: string])[]>> = {
  dynasty: [
    ["dyn:han", "han dynasty|han period|汉代|汉朝|两汉"],
    ["dyn:two-jin", "两晋|晋代|晋朝"],
    ["dyn:southern-northern", "northern and southern dynasties|southern and northern dynasties|南北朝"],
    ["dyn:early-ming", "明[代朝][早前]期|early ming(?: dynasty)?"],
    ["dyn:mid-ming", "明[代朝]中期|mid[- ]ming(?: dynasty)?"],
    ["dyn:late-ming", "明[代朝][晚后]期|late ming(?: dynasty)?"],
    ["dyn:late-qing", "清[代朝][晚后]期|late qing(?: dynasty)?"],
    ["dyn:qing", "ch'ing"],
    ["dyn:song", "sung"],
    ["dyn:tang", "t'ang"],
    ["dyn:prc", "modern|contemporary|现代"],
  ],
  // Reigns are named in pairs by one character each: 康雍, 乾嘉.
  reign: [
    ["reign:yongle", "永(?=宣)"],
    ["reign:xuande", "(?<=永)宣"],
    ["reign:chenghua", "成(?=弘)"],
    ["reign:hongzhi", "(?<=成)弘"],
    ["reign:longqing", "隆(?=万)"],
    ["reign:wanli", "(?<=[嘉隆])万"],
    ["reign:kangxi", "康(?=[雍乾])"],
    ["reign:yongzheng", "(?<=康)雍|雍(?=乾)"],
    ["reign:qianlong", "(?<=[康雍])乾|乾(?=嘉)"],
    ["reign:jiaqing", "(?<=乾)嘉|嘉(?=道)"],
    ["reign:daoguang", "(?<=嘉)道"],
    ["reign:tongzhi", "同(?=光)"],
    ["reign:guangxu", "(?<=同)光"],
    ["reign:hongwu", "zhu yuanzhang"],
    ["reign:qianlong", "hongli"],
    ["reign:xuantong", "pu ?yi"],
  ],
  kiln: [
    [
      "kiln:guan",
      "southern song (?:guan|official)(?: kilns?| ware)?|guan kilns?|guan ware|guan yao|guan|南宋官窑|官窑|修内司",
    ],
    ["kiln:ge", "ge"],
    ["kiln:ru", "ru"],
    ["kiln:jdz-imperial", "imperial kilns?|imperial workshops?|御窑|景德镇官窑"],
  ],
  color: [
    ["glaze:celadon", "celadon|green ?ware|青瓷|青釉"],
    ["glaze:red", "copper[- ]red(?: glaze)?|red monochrome|monochrome red|red[- ]glazed?|红釉"],
    ["glaze:blue", "blue monochrome|monochrome blue|cobalt blue glaze|blue[- ]glazed?|蓝釉"],
    ["glaze:green", "green monochrome|monochrome green|green[- ]glazed?|绿釉"],
    ["glaze:jiaohuang", "yellow monochrome|monochrome yellow|yellow[- ]glazed?"],
    ["glaze:baiyou", "white monochrome|monochrome white|white[- ]glazed|white porcelain"],
    ["glaze:heiyou", "black monochrome|monochrome black|black[- ]glazed"],
    ["glaze:sancai", "sancai|(?:three[- ]|tri)colou?r(?:ed)?|三彩"],
    [
      "glaze:qinghua",
      "underglaze cobalt|cobalt under (?:a |the )?(?:clear |transparent )?glaze|cobalt[- ]blue (?:painting|decoration)|painted in (?:cobalt )?blue|蓝白",
    ],
    ["glaze:baidiheihua", "black (?:painting )?on (?:a )?white|black[- ]and[- ]white"],
    ["glaze:jun", "jun glaze|钧釉|钧窑釉"],
    ["glaze:overglaze", "overglaze enamels?|polychrome enamels?|enamels|釉上彩|彩绘瓷"],
  ],
  motif: [
    ["motif:dragon", "dragons?|[三四五]爪龙|龙纹|(?<![\\u3400-\\u9fff])龙(?![\\u3400-\\u9fff])"],
    ["motif:yingxi", "children"],
    ["motif:flowers", "flowers|floral|花卉纹?|花草纹?"],
    ["motif:figures", "figures|figural|人物纹?"],
    [
      "motif:wuwen",
      "plain|without (?:any )?decoration|no (?:motif|pattern|design|ornament)|没有(?:任何)?(?:纹饰|图案|装饰)|无(?:任何)?(?:装饰|图案|纹饰)",
    ],
  ],
  shape: [
    ["shape:vase", "vase|bottle|瓶"],
    ["shape:zhihu", "jug|pitcher|壶"],
    ["shape:he-box", "box"],
    ["shape:bei", "tea ?cup"],
    ["shape:huluping", "double gourd|bottle gourd"],
  ],
};

/** `明神宗朱翊钧`: the temple name with its dynasty, then the emperor's own; some have only one of them. */
const EMPEROR = /^(.[\u3400-\u9fff]{1,2}[宗祖帝])?([\u3400-\u9fff]{2,3})?$/u;

const rulers = termsOf("reign").flatMap((reign): [string, string][] => {
  const [, ...names] = reign.attribute === "reign" ? (EMPEROR.exec(reign.emperor ?? "") ?? []) : [];
  return names.flatMap((name): [string, string][] => (name === undefined ? [] : [[reign.id, name]]));
});
/** Who reigned under two names of years is left out: which of them is meant is not said. */
const emperors = rulers.filter(([id, name]) => rulers.every(([other, same]) => other === id || same !== name));

export interface OtherName {
  id: string;
  pattern: RegExp;
}

/** By attribute; to be looked for in text whose Chinese is simplified. */
export const OTHER_NAMES: Readonly<Record<VocabularyAttribute, readonly OtherName[]>> = {
  dynasty: compiled(NAMES.dynasty),
  reign: compiled([...NAMES.reign, ...emperors]),
  kiln: compiled(NAMES.kiln),
  color: compiled(NAMES.color),
  motif: compiled(NAMES.motif),
  shape: compiled(NAMES.shape),
};

function compiled(names: readonly (readonly [id: string, names: string])[]): OtherName[] {
  return names.map(([id, words]) => ({
    id,
    pattern: new RegExp(`(?<!\\p{Script=Latin})(?:${words})(?!\\p{Script=Latin})`, "giu"),
  }));
}
