import { expect, test } from "vitest";
import { inTraditional } from "./traditional";
import { createVocabularyModel } from "./vocabulary-model";

test("a piece's name reads in traditional characters as its terms do; without a vocabulary as it is written", async () => {
  const vocabulary = createVocabularyModel();
  expect(inTraditional("元景德镇窑青花莲瓣纹玉壶春瓶", vocabulary.terms.value)).toBe("元景德镇窑青花莲瓣纹玉壶春瓶");
  await vocabulary.load();
  const terms = vocabulary.terms.value;
  expect(inTraditional("元景德镇窑青花莲瓣纹玉壶春瓶", terms)).toBe("元景德鎮窯青花蓮瓣紋玉壺春瓶");
  expect(inTraditional("清嘉庆霁红釉胆瓶", terms)).toBe("清嘉慶霽紅釉膽瓶");
  expect(inTraditional("Celadon 梅瓶", terms)).toBe("Celadon 梅瓶");
});
