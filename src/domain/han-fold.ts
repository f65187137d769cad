/**
 * Traditional Chinese characters as simplified ones, for comparing what people write: the characters of the vocabulary's
 * names and the commonest others of museum labels. Not a converter of texts: words that differ are left as they are.
 */
import { TERMS } from "./vocabulary";

/** Pairs that no name of the vocabulary has: traditional or variant, then simplified. */
const MORE =
  "個个見见館馆製制書书畫画樣样裡里類类車车間间圓圆環环對对層层聯联繪绘飾饰稱称種种陰阴樹树藥药實实寳宝寫写戱戏鷺鹭鷄鸡" +
  "貓猫鑲镶銹锈針针緑绿窰窑號号缽钵鉢钵罈坛罎坛甕瓮缾瓶檯台齋斋厯历歷历啓启寧宁陳陈蔥葱橋桥嶺岭線线邊边緣缘結结瓔璎聖圣" +
  "財财詞词題题銘铭識识與与關关遠远還还頂顶顏颜風风飛飞鳴鸣鬧闹齒齿榮荣薔蔷楓枫棗枣楊杨鬆松梔栀鬪斗鑪炉盃杯碁棋瑤瑶瓊琼" +
  "釐厘漿浆蠶蚕蛺蛱纓缨綉绣繩绳絲丝網网綴缀綬绶經经錐锥鏡镜鐘钟鎖锁隨随隸隶難难靜静頁页項项須须預预領领頻频鴨鸭鵝鹅鷹鹰" +
  "鸞鸾鸚鹦鵡鹉麥麦黨党處处虛虚術术補补裝装襯衬覓觅親亲觸触計计訂订設设許许評评調调論论講讲謝谢證证護护貢贡貨货賞赏賓宾" +
  "質质賢贤贈赠贊赞趙赵輪轮輝辉農农達达選选遺遗鄉乡釋释閒闲際际陸陆階阶隱隐雋隽韻韵響响飲饮餅饼養养騎骑騰腾驛驿驚惊髮发" +
  "鬚须廟庙彌弥徑径復复徳德惡恶態态憶忆懷怀戶户拋抛掛挂採采換换損损據据擇择擊击擬拟擺摆攝摄敍叙敘叙數数斷断於于會会條条" +
  "構构槍枪櫃柜權权歐欧歲岁殘残殼壳氣气決决沒没溫温滅灭潔洁澆浇濃浓濕湿瀏浏為为熱热燒烧營营爛烂爺爷牆墙狀状獨独現现產产" +
  "畢毕異异發发盜盗監监眾众確确磚砖禮礼禪禅穀谷積积穩稳窮穷節节範范簡简簽签籃篮籤签粵粤糧粮紀纪約约純纯級级納纳紛纷組组" +
  "細细終终給给維维緊紧練练縱纵總总繼继續续義义習习聞闻聲声職职聽听肅肃臉脸舉举舊旧艷艳艶艳藝艺蠟蜡衛卫";

const simplified = new Map<string, string>();
const learn = (traditional: string | undefined, simple: string | undefined) => {
  if (traditional !== undefined && simple !== undefined && traditional !== simple) simplified.set(traditional, simple);
};
for (const pair of MORE.match(/../gu) ?? []) learn(pair[0], pair[1]);
for (const { zhHant, zhHans } of TERMS) [...zhHant].forEach((character, at) => learn(character, zhHans[at]));

/** `text` with the traditional characters that are known made simple, each in its place: offsets stay. */
export function foldHan(text: string): string {
  return text.replace(/[㐀-鿿]/gu, (character) => simplified.get(character) ?? character);
}
