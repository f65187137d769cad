import { expect, test, vi } from "vitest";
import { watchWork } from "./at-work";

const until = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
};

/** Two tabs of one browser share locks and channels as two watchers of one page do, but for whose lock is whose. */
test("work is known here while it lasts, however it ends, and in another tab", async () => {
  const own = watchWork();
  const other = watchWork();
  const study = until<string>();
  const run = until<string>();
  const first = own.during(study.promise);
  const second = own.during(run.promise).catch(() => "failed");
  await vi.waitFor(() => expect([own.here.value, own.elsewhere.value]).toEqual([true, false]));
  await vi.waitFor(() => expect([other.here.value, other.elsewhere.value]).toEqual([false, true]));

  study.resolve("answered");
  expect(await first).toBe("answered");
  expect(own.here.value).toBe(true);

  run.resolve(Promise.reject(new Error("lost")) as never);
  expect(await second).toBe("failed");
  await vi.waitFor(() => expect(own.here.value).toBe(false));
  await vi.waitFor(() => expect(other.elsewhere.value).toBe(false));
});
