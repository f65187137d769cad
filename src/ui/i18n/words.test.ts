import { expect, test, vi } from "vitest";
import { fetchWords, words } from "./words";

test("English stands in until the reader's words have come, and is fetched for nobody", async () => {
  const hans = vi.fn(async () => "你好");
  const hant = vi.fn(async () => "您好");
  const greeting = words("hello", { "zh-Hans": hans, "zh-Hant": hant });
  expect(greeting("en")).toBe("hello");
  expect(hans).not.toHaveBeenCalled();
  expect(greeting("zh-Hans")).toBe("hello");
  await fetchWords("zh-Hans");
  expect(greeting("zh-Hans")).toBe("你好");
  expect(hans).toHaveBeenCalledTimes(1);
  expect(hant).not.toHaveBeenCalled();
});

test("words that cannot be had keep nobody waiting, and are asked for again", async () => {
  let online = false;
  const load = vi.fn(async () => (online ? "你好" : Promise.reject(new Error("offline"))));
  const greeting = words("hello", { "zh-Hans": load, "zh-Hant": load });
  await fetchWords("zh-Hans");
  expect(greeting("zh-Hans")).toBe("hello");
  online = true;
  await fetchWords("zh-Hans"); // what was shown has asked meanwhile, and failed with the network
  await fetchWords("zh-Hans");
  expect(greeting("zh-Hans")).toBe("你好");
});
