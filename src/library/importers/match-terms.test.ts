import { expect, test } from "vitest";
import { TERMS } from "../../domain/vocabulary";
import { matchTerms } from "./match-terms";
import { matchText } from "./match-text";

test("every term is found by its id, its names in both scripts, and its pinyin with and without tones", () => {
  const lost: string[] = [];
  for (const { id, attribute, en, zhHans, zhHant } of TERMS) {
    for (const text of [id, en, zhHans, zhHant]) {
      const found = matchText(text, attribute);
      if (found !== id) lost.push(`${text} -> ${found}`);
    }
  }
  expect(lost).toEqual([]);
  for (const text of ["qīng huā", "Qīnghuā", "qing1 hua1", "qing-hua", "QINGHUA"]) {
    expect(matchText(text, "color"), text).toBe("glaze:qinghua");
  }
  expect(matchText("jǐng dé zhèn yáo", "kiln")).toBe("kiln:jingdezhen");
  expect(matchText("kāng xī", "reign")).toBe("reign:kangxi");
});

test("a column of dynasties says the reign too, and a reign its dynasty", () => {
  expect(matchTerms({ dynasty: "清乾隆" }, {}).attributes).toMatchObject({
    dynasty: "dyn:qing",
    reign: "reign:qianlong",
  });
  expect(matchTerms({ reign: "宣德" }, {}).attributes).toMatchObject({ dynasty: "dyn:ming", reign: "reign:xuande" });
  expect(matchTerms({ dynasty: "", reign: "宣德" }, {}).attributes.dynasty).toBe("dyn:ming");
  expect(matchTerms({ dynasty: "宋", reign: "宣德款" }, {}).attributes).toMatchObject({ dynasty: "dyn:song" });
});

test("what finds no term is missed; what says that nothing is known is not", () => {
  expect(matchTerms({ kiln: "某窑", shape: "不详", motif: "-", color: "N/A" }, {})).toMatchObject({
    missed: [{ attribute: "kiln", text: "某窑" }],
    unsaid: ["kiln"],
  });
  expect(matchTerms({ color: "porcelain" }, {}).missed).toEqual([]);
});

test("a text that says more than its term is to be kept", () => {
  expect(matchTerms({ color: "粉彩，局部描金" }, {}).unsaid).toEqual(["color"]);
  expect(matchTerms({ color: "粉彩" }, {}).unsaid).toEqual([]);
});

test("the name is asked only for what no column speaks of", () => {
  const name = "清乾隆 青花缠枝莲纹梅瓶";
  expect(matchTerms({ shape: "" }, {}, name).attributes).toEqual({
    dynasty: "dyn:qing",
    reign: "reign:qianlong",
    kiln: null,
    color: "glaze:qinghua",
    motif: "motif:chanzhilian",
    shape: null,
  });
});
