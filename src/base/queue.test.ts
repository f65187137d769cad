import { expect, test } from "vitest";
import { pause } from "./abort";
import { SerialQueue } from "./queue";

test("tasks run one at a time, in order", async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const task = (name: string, milliseconds: number) => async () => {
    log.push(`${name} starts`);
    await pause(milliseconds);
    log.push(`${name} ends`);
    return name;
  };
  const names = await Promise.all([queue.run(task("a", 10)), queue.run(task("b", 0))]);
  expect(names).toEqual(["a", "b"]);
  expect(log).toEqual(["a starts", "a ends", "b starts", "b ends"]);
  expect(queue.length).toBe(0);
});

test("a failure reaches its caller and does not stop the next task", async () => {
  const queue = new SerialQueue();
  const failing = queue.run(() => Promise.reject(new Error("no")));
  const throwing = queue.run(() => {
    throw new Error("at once");
  });
  const next = queue.run(async () => 2);
  await expect(failing).rejects.toThrow("no");
  await expect(throwing).rejects.toThrow("at once");
  expect(await next).toBe(2);
});

test("a task aborted while it waits rejects at once and never starts", async () => {
  const queue = new SerialQueue();
  const stop = new AbortController();
  let finishFirst = () => {};
  let started = false;
  const running = queue.run(() => new Promise<void>((resolve) => (finishFirst = resolve)));
  const waiting = queue.run(async () => void (started = true), stop.signal);
  await pause(0);
  stop.abort();
  await expect(waiting).rejects.toBe(stop.signal.reason);
  finishFirst();
  await running;
  await queue.idle();
  expect(started).toBe(false);
  expect(queue.length).toBe(0);
});

test("a task aborted while it runs holds the queue until it has stopped", async () => {
  const queue = new SerialQueue();
  const stop = new AbortController();
  const reason = new DOMException("enough", "AbortError");
  const log: string[] = [];
  const running = queue.run(async (signal) => {
    stop.abort(reason);
    await pause(10);
    log.push("first stopped");
    signal.throwIfAborted();
  }, stop.signal);
  const next = queue.run(async () => void log.push("second"));
  await expect(running).rejects.toBe(reason);
  await next;
  expect(log).toEqual(["first stopped", "second"]);
});

test("what is already aborted is not queued", async () => {
  const queue = new SerialQueue();
  await expect(queue.run(async () => 1, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
  expect(queue.length).toBe(0);
});
