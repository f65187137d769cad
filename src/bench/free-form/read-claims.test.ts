import { expect, test } from "vitest";
import { readClaims } from "./read-claims";

const ids = (attribute: Parameters<typeof readClaims>[1], text: string) => readClaims(text, attribute).ids.join(" ");

test.each([
  ["清代光绪年间（1875—1908年）", "dyn:qing"],
  ["清·康熙", "dyn:qing"],
  ["清中期", "dyn:qing"],
  ["宋元时期", "dyn:song dyn:yuan"],
  ["唐至五代", "dyn:tang dyn:five-dynasties"],
  ["清青花碗", "dyn:qing"],
  ["汉", "dyn:han"],
  ["明末清初", "dyn:transitional"],
  ["应为清代乾隆时期景德镇窑烧造", "dyn:qing"],
  ["朝代：清\n皇帝：乾隆\n窑口：景德镇窑", "dyn:qing"],
  ['{"dynasty": "Ming", "reign": "Wanli"}', "dyn:ming"],
  ["- **dynasty**: Ming [seen E1]", "dyn:ming"],
  ["14th century", "dyn:yuan dyn:ming"],
  ["late 19th or early 20th century", "dyn:qing dyn:republic"],
  ["公元1736年", "dyn:qing"],
  ["300 mm high", ""],
])("the dynasties of %s", (text, expected) => {
  expect(ids("dynasty", text)).toBe(expected);
});

test.each([
  ["Not Ming; Qing", "dyn:qing"],
  ["Neither Song nor Yuan; Ming", "dyn:ming"],
  ["It was not made in the Ming but in the Qing dynasty.", "dyn:qing"],
  ["Qing rather than Ming", "dyn:qing"],
  ["Ming can be ruled out, so Qing", "dyn:qing"],
  ["It could not be Ming; it is Qing", "dyn:qing"],
  ["不是明代而是清代", "dyn:qing"],
  ["非明，应为清代", "dyn:qing"],
  ["明代的可能性不大，应为清代", "dyn:qing"],
  ["非常像清代", "dyn:qing"],
  ["no later than the Ming", "dyn:ming"],
  ["Ming-style, but made in the Qing", "dyn:qing"],
  ["清代以前", ""],
  ["after the fall of the Ming, so Qing", "dyn:qing"],
  ["It has Ming features; however it is Qing", "dyn:qing"],
  ["清仿宋", "dyn:qing"],
  ["a Qing imitation of a Song celadon", "dyn:qing"],
])("what %s denies is not claimed", (text, expected) => {
  expect(ids("dynasty", text)).toBe(expected);
});

test.each([
  ["possibly Ming", true],
  ["Ming?", true],
  ["Ming (?)", true],
  ["可能是明代", true],
  ["不能排除明代", true],
  ["could be Ming", true],
  ["probably Ming", false],
  ["很可能是明代", false],
  ["应为明代", false],
  ["Ming, not possibly Qing", false],
  ["possibly Ming or Qing", false], // two alternatives: the hedge is in them
])("whether %s is a doubt", (text, doubted) => {
  expect(readClaims(text, "dynasty").doubted).toBe(doubted);
});

test.each([
  ["大明宣德年製", "dyn:ming reign:xuande"],
  ["明神宗", "reign:wanli"],
  ["朱瞻基", "reign:xuande"],
  ["唐玄宗", ""],
  ["清高宗弘历", "reign:qianlong"],
  ["Ch'ien-lung", "reign:qianlong"],
  ["1723–1735", "reign:yongzheng"],
  ["Qing, 1723–1735", "dyn:qing reign:yongzheng"],
  ["18th century", "dyn:qing"],
  ["成化寄托款，实为康熙", "reign:kangxi"],
  ["仿宣德款，清雍正", "dyn:qing reign:yongzheng"],
  ["无款", ""],
])("the reigns of %s", (text, expected) => {
  expect(ids("reign", text)).toBe(expected);
});

test("kilns, glazes, motifs and vessels", () => {
  expect(ids("kiln", "仿汝窑，景德镇制")).toBe("kiln:jingdezhen");
  expect(ids("kiln", "景德镇官窑")).toBe("kiln:jdz-imperial");
  expect(ids("kiln", "Southern Song Guan ware")).toBe("kiln:guan");
  expect(ids("color", "影青釉刻花")).toBe("glaze:qingbai");
  expect(ids("color", "刻花")).toBe("glaze:kehua");
  expect(ids("color", "blue & white")).toBe("glaze:qinghua");
  expect(ids("motif", "no dragon, phoenix or peony; only bamboo")).toBe("motif:zhuzi");
  expect(ids("motif", "没有任何纹饰")).toBe("motif:wuwen");
  expect(ids("motif", "none")).toBe("motif:wuwen");
  expect(ids("motif", "龙、凤、鹤")).toBe("motif:dragon motif:fenghuang motif:xianhe");
  expect(ids("shape", "a bowl-shaped cup")).toBe("shape:bei");
  expect(ids("shape", "不是碗，是盘")).toBe("shape:pan");
});

test("Qing for sure and Kangxi perhaps is a doubt about the reign", () => {
  expect(readClaims("Qing, perhaps Kangxi", "reign").doubted).toBe(true);
  expect(readClaims("Kangxi, perhaps a late Kangxi piece", "reign").doubted).toBe(false);
});

test("a text of many thousand words is read in no time", () => {
  const began = process.cpuUsage();
  readClaims("It is not Ming, but perhaps Qing or 元代，非宋 with a dragon. ".repeat(1000), "dynasty");
  expect(process.cpuUsage(began).user).toBeLessThan(5e6); // microseconds
});
