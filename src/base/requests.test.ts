import { describe, expect, test } from "vitest";
import { counted, FROM_DEVICE, NO_REQUESTS, type RequestEntry, sumOf } from "./requests";

const home = "https://ciqi.example";
const entry = (path: string, more: Partial<RequestEntry> = {}): RequestEntry => ({
  name: new URL(path, home).href,
  transferSize: 1300,
  encodedBodySize: 1000,
  serverTiming: [],
  ...more,
});
const tallyOf = (...entries: RequestEntry[]) =>
  entries.reduce((tally, each) => counted(tally, each, home), NO_REQUESTS);

describe("a request is counted", () => {
  test("as the network's, with its bytes", () => {
    expect(tallyOf(entry("/a.js"), entry("/b.js"))).toEqual({
      origins: { [home]: 2 },
      fromDevice: 0,
      fromNetwork: 2,
      received: 2600,
      refused: 0,
    });
  });

  test("as the device's where the service worker says so, or the browser's cache had it", () => {
    const kept = entry("/a.js", { transferSize: 0, serverTiming: [{ name: FROM_DEVICE }] });
    const cached = entry("/a.js", { transferSize: 0 });
    expect(tallyOf(kept, cached)).toMatchObject({ fromDevice: 2, fromNetwork: 0, received: 0 });
  });

  test("as the network's where the service worker passed it on, though the page sees no transfer", () => {
    const passed = entry("/bench/x", { transferSize: 0, serverTiming: [{ name: "network" }] });
    expect(tallyOf(passed)).toMatchObject({ fromDevice: 0, fromNetwork: 1, received: 1000 });
  });

  test("as the network's where it failed: it was asked", () => {
    expect(tallyOf(entry("/gone", { transferSize: 0, encodedBodySize: 0 }))).toMatchObject({ fromNetwork: 1 });
  });

  test("by its origin where it is another's, which is neither device nor server of ours", () => {
    const foreign = entry("https://elsewhere.example/pixel", { transferSize: 0, encodedBodySize: 0 });
    expect(tallyOf(foreign)).toMatchObject({
      origins: { "https://elsewhere.example": 1 },
      fromDevice: 0,
      fromNetwork: 0,
    });
  });

  test("not at all where no network is meant", () => {
    expect(tallyOf(entry("blob:https://ciqi.example/1234"), entry("data:text/plain,x"))).toEqual(NO_REQUESTS);
  });
});

test("page and workers add up", () => {
  const page = tallyOf(entry("/a.js"), entry("https://elsewhere.example/x"));
  const worker = { ...tallyOf(entry("/b.js")), refused: 2 };
  expect(sumOf([page, worker])).toEqual({
    origins: { [home]: 2, "https://elsewhere.example": 1 },
    fromDevice: 0,
    fromNetwork: 2,
    received: 3900,
    refused: 2,
  });
  expect(sumOf([])).toEqual(NO_REQUESTS);
});
