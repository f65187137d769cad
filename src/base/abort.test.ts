import { expect, test } from "vitest";
import { abortable, isAbort, pause } from "./abort";

test("only aborts are aborts", () => {
  expect(isAbort(new DOMException("x", "AbortError"))).toBe(true);
  expect(isAbort(AbortSignal.abort().reason)).toBe(true);
  expect(isAbort(new Error("AbortError"))).toBe(false);
  expect(isAbort("AbortError")).toBe(false);
});

test("abortable lets the caller go at once", async () => {
  const stop = new AbortController();
  const waiting = abortable(new Promise(() => {}), stop.signal);
  stop.abort();
  await expect(waiting).rejects.toBe(stop.signal.reason);
  expect(await abortable(Promise.resolve(1), new AbortController().signal)).toBe(1);
  await expect(abortable(Promise.resolve(1), AbortSignal.abort())).rejects.toSatisfy(isAbort);
});

test("pause waits, and stops waiting when aborted", async () => {
  const began = performance.now();
  await pause(20);
  expect(performance.now() - began).toBeGreaterThan(15);
  const stop = new AbortController();
  const long = pause(60_000, stop.signal);
  stop.abort();
  await expect(long).rejects.toBe(stop.signal.reason);
});
