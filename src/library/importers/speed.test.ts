import { expect, test } from "vitest";
import { speedometer } from "./speed";

test("the speed is that of late, and is not told before there is one", () => {
  let now = 0;
  const speed = speedometer(() => now);
  expect(speed(0, 100)).toEqual({ perSecond: null, secondsLeft: null });
  now = 500;
  expect(speed(5, 100)).toEqual({ perSecond: null, secondsLeft: null });
  now = 10_000;
  expect(speed(20, 100)).toEqual({ perSecond: 2, secondsLeft: 40 });
  const later = [20, 30, 40, 50, 60].map((seconds) => {
    now = seconds * 1000;
    return speed(20 + (seconds - 10) * 5, 1000).perSecond;
  });
  expect(later.at(-1)).toBe(5); // whatever it was at first
});

test("what goes on from earlier counts only what is new", () => {
  let now = 0;
  const speed = speedometer(() => now);
  speed(900, 1000);
  now = 10_000;
  expect(speed(950, 1000)).toEqual({ perSecond: 5, secondsLeft: 10 });
});
