import { expect, test } from "vitest";
import { localized } from "./pack";

test.each([
  ["zh", { en: "Jar", "zh-Hans": "罐", "zh-Hant": "罐子" }, "罐"],
  ["zh-Hans", { en: "Jar", zh: "罐" }, "罐"],
  ["zh-Hans", { en: "Jar", "zh-Hant": "罐子", "zh-Hans": "罐" }, "罐"],
  ["en", { "zh-Hans": "罐", "en-GB": "Jar" }, "Jar"],
  ["zh", { "zh-Hant": "罐子", zh: "罐" }, "罐"],
  ["zh", { de: "Krug", en: "Jar" }, "Jar"],
  ["zh", { de: "Krug" }, "Krug"],
  ["zh", {}, ""],
])("for a reader of %s, of %j: %j", (lang, text, wanted) => expect(localized(text, lang)).toBe(wanted));
