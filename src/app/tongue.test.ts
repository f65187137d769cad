import { expect, test } from "vitest";
import { langOf, nameIn, preferredChinese, preferredTongue } from "./tongue";

test.each([
  [["fr-FR", "zh-TW", "en"], "zh-Hant"],
  [["zh-HK"], "zh-Hant"],
  [["zh-MO"], "zh-Hant"],
  [["yue"], "zh-Hant"],
  [["zh-Hant-SG"], "zh-Hant"],
  [["zh"], "zh-Hans"],
  [["zh-SG"], "zh-Hans"],
  [["zh-Hans-HK"], "zh-Hans"],
  [["en-US", "zh-CN"], "en"],
  [["fr"], "en"],
  [["not a tag", "zh-CN"], "zh-Hans"],
  [[], "en"],
])("a visitor of %j reads %s", (languages, tongue) => {
  expect(preferredTongue(languages)).toBe(tongue);
});

test("the Chinese beside English is the visitor's own", () => {
  expect(preferredChinese(["en-GB", "zh-TW", "zh-CN"])).toBe("zh-Hant");
  expect(preferredChinese(["en-GB", "de"])).toBe("zh-Hans");
});

test("a term is named in the reader's characters", () => {
  const meiping = { en: "Plum vase", zhHans: "梅瓶", zhHant: "梅瓶" };
  const gai = { en: "Covered bowl", zhHans: "盖碗", zhHant: "蓋碗" };
  expect(nameIn(meiping, "en")).toBe("Plum vase");
  expect([nameIn(gai, "zh-Hans"), nameIn(gai, "zh-Hant")]).toEqual(["盖碗", "蓋碗"]);
});

test("data know two languages", () => {
  expect(langOf("zh-Hant")).toBe("zh");
  expect(langOf("en")).toBe("en");
});
