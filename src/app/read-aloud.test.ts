import { expect, test } from "vitest";
import { createReadAloud, type Speech, voiceFor } from "./read-aloud";

const voice = (lang: string, localService = true, isDefault = false) => ({ lang, localService, default: isDefault });

/** Says nothing until told that the voice has come to the end. */
function scriptedSpeech(voices = [voice("en-GB")]) {
  const said: string[] = [];
  const ends: (() => void)[] = [];
  let change = () => {};
  const speech: Speech<(typeof voices)[number]> = {
    getVoices: () => voices,
    speak(text, _voice, onEnd) {
      said.push(text);
      ends.push(onEnd);
    },
    cancel: () => ends.at(-1)?.(),
    onVoices(listener) {
      change = listener;
      return () => (change = () => {});
    },
  };
  return { speech, said, end: (at = ends.length - 1) => ends[at]?.(), come: () => change() };
}

const lines = [
  { id: "title", text: "A vase." },
  { id: "empty", text: " " },
  { id: "mark", text: "Its mark." },
];

test("only voices of the device are used, those that write as the reader does first", () => {
  expect(voiceFor([voice("en-GB", false)], "en")).toBeNull();
  expect(voiceFor([voice("fr-FR")], "en")).toBeNull();
  expect(voiceFor([voice("zh-TW"), voice("zh_CN")], "zh-Hans")?.lang).toBe("zh_CN");
  expect(voiceFor([voice("cmn-CN"), voice("zh-TW")], "zh-Hant")?.lang).toBe("zh-TW");
  expect(voiceFor([voice("zh-CN")], "zh-Hant")?.lang).toBe("zh-CN");
  expect(voiceFor([voice("zh-HK"), voice("yue-HK"), voice("no tag at all")], "zh-Hant")).toBeNull();
  expect(voiceFor([voice("en-US"), voice("en-GB", true, true)], "en")?.lang).toBe("en-GB");
});

test("lines are read one after another, each told while it is read, and then there is silence", () => {
  const { speech, said, end } = scriptedSpeech();
  const aloud = createReadAloud(speech);
  aloud.read(lines, "en");
  expect(aloud.state.value).toEqual({ phase: "reading", line: "title" });
  end();
  expect(aloud.state.value).toEqual({ phase: "reading", line: "mark" });
  end();
  expect(aloud.state.value).toEqual({ phase: "silent", line: null });
  expect(said).toEqual(["A vase.", "Its mark."]);
});

test("after a pause the line is begun again; what was cancelled is not taken for its end", () => {
  const { speech, said, end } = scriptedSpeech();
  const aloud = createReadAloud(speech);
  aloud.read(lines, "en");
  aloud.pause();
  expect(aloud.state.value).toEqual({ phase: "paused", line: "title" });
  aloud.resume();
  end(0);
  expect(said).toEqual(["A vase.", "A vase."]);
  end();
  expect(aloud.state.value.line).toBe("mark");
  aloud.stop();
  expect(aloud.state.value.phase).toBe("silent");
  aloud.resume();
  expect(said).toHaveLength(3);
});

test("without a voice nothing is read; voices that come late are told of", () => {
  const voices = [voice("en-GB", false)];
  const { speech, said, come } = scriptedSpeech(voices);
  const aloud = createReadAloud(speech);
  aloud.read(lines, "en");
  expect(aloud.canRead("en")).toBe(false);
  expect(said).toEqual([]);
  voices.push(voice("en-GB"));
  come();
  expect(aloud.changes.value).toBe(1);
  expect(aloud.canRead("en")).toBe(true);
  aloud.close();
  come();
  expect(aloud.changes.value).toBe(1);
  expect(createReadAloud(null).canRead("en")).toBe(false);
});
