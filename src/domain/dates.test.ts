import fc from "fast-check";
import { expect, test } from "vitest";
import { parseYears } from "./dates";
import { dynastiesIn, findPeriod } from "./period";

test.each([
  ["1662-1722", 1662, 1722],
  ["1662–1722", 1662, 1722],
  ["1736—1795年", 1736, 1795],
  ["1790-95", 1790, 1795],
  ["Qianlong period (1736-1795)", 1736, 1795],
  ["18th century", 1701, 1800],
  ["十八世纪", 1701, 1800],
  ["18世紀", 1701, 1800],
  ["early 18th century", 1701, 1734],
  ["late 17th–early 18th century", 1668, 1734],
  ["17th-18th century", 1601, 1800],
  ["18世纪晚期", 1768, 1800],
  ["first half of the 16th century", 1501, 1550],
  ["206 BCE-220 CE", -206, 220],
  ["206 BC", -206, -206],
  ["公元前206年", -206, -206],
  ["公元前206—公元220年", -206, 220],
  ["475-221 BC", -475, -221],
  ["AD 265-316", 265, 316],
  ["1920s", 1920, 1929],
])("the years of %s", (text, start, end) => {
  expect(parseYears(text)).toEqual({ start, end, about: false });
});

test("a label that is not sure of its years says so; a number that is no year is none", () => {
  expect(parseYears("c. 1700")).toEqual({ start: 1700, end: 1700, about: true });
  expect(parseYears("ca. 1740-1750?")).toMatchObject({ start: 1740, about: true });
  expect(parseYears("约1700年")).toMatchObject({ start: 1700, about: true });
  for (const text of ["", "no date", "一对", "12", "h. 30 cm"]) expect(parseYears(text), text).toBeNull();
});

test.each([
  ["清乾隆", "dyn:qing", "reign:qianlong"],
  ["康熙", "dyn:qing", "reign:kangxi"],
  ["1723-1735", "dyn:qing", "reign:yongzheng"],
  ["c. 1730", "dyn:qing", null],
  ["1730", "dyn:qing", "reign:yongzheng"],
  ["18th century", "dyn:qing", null],
  ["17th century", null, null],
  ["960-1279", "dyn:song", null],
  ["1127-1279", "dyn:southern-song", null],
  ["1644-1912", "dyn:qing", null],
  ["Tang Dynasty, 618-907", "dyn:tang", null],
  ["Yung Chêng Dynasty (1723-1735)", "dyn:qing", "reign:yongzheng"],
  ["style of late Ming dynasty", null, null],
])("the period of %s", (text, dynasty, reign) => {
  expect(findPeriod(text)).toEqual({ dynasty, reign });
});

test("years that span dynasties are of each of them", () => {
  const dynasties = (text: string) => dynastiesIn(parseYears(text) ?? { start: 0, end: 0, about: false });
  expect(dynasties("17th century")).toEqual(["dyn:ming", "dyn:qing"]);
  expect(dynasties("18th century")).toEqual(["dyn:qing"]);
  expect(dynasties("960-1368")).toEqual(["dyn:song", "dyn:yuan"]);
});

test("any text is survived, and no span ends before it begins", () => {
  const near = fc.stringMatching(/^[0-9 c.\-–年世纪公元前BCEADlatery?,thcenu]{0,40}$/u);
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "grapheme", maxLength: 40 })), (text) => {
      const years = parseYears(text);
      if (years !== null) expect(years.start).toBeLessThanOrEqual(years.end);
      findPeriod(text);
    }),
  );
});
