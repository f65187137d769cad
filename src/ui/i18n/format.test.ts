import { expect, test } from "vitest";
import { formatBytes, formatDuration, formatList, formatPeriod, formatYears } from "./format";

test("figures read as people say them", () => {
  expect(formatDuration("en", 84)).toBe("84 ms");
  expect(formatDuration("en", 7400)).toBe("7.4 secs");
  expect(formatDuration("zh-Hans", 75_000)).toBe("1分钟15秒");
  expect(formatBytes("en", 6_100_000)).toBe("6.1 MB");
  expect(formatYears("zh-Hans", -475, -221)).toBe("前475—前221年");
  expect(formatYears("en", -475, -221)).toBe("475–221 BCE");
  expect(formatYears("en", -206, 220)).toBe("206 BCE–220");
  expect(formatYears("en", 1949, 2100)).toBe("since 1949");
  expect(formatYears("zh-Hans", 1949, 2100)).toBe("1949年至今");
  expect(formatYears("en", 1368, 1644)).toBe("1368–1644");
});
test("each tongue sets them its own way", () => {
  expect(formatDuration("en", 75_000)).toBe("1 min 15 secs");
  expect(formatDuration("zh-Hant", 75_000)).toBe("1 分鐘 15 秒");
  expect(formatList("zh-Hans", ["青花", "斗彩", "五彩"])).toBe("青花、斗彩、五彩");
  expect(formatList("en", ["Zoom", "Text search"])).toBe("Zoom, Text search");
  expect(formatPeriod("zh-Hant", ["明", "永樂"])).toBe("明永樂");
  expect(formatPeriod("en", ["Ming dynasty", "Yongle"])).toBe("Ming dynasty, Yongle");
});
