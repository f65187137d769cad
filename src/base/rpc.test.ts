import { afterEach, expect, test } from "vitest";
import { AppError } from "./errors";
import { connect, type Handlers, serve, withTransfer } from "./rpc";

type Numbers = {
  count: { input: { to: number }; event: number; output: string };
  fail: { input: { code: string }; event: never; output: never };
  wait: { input: { stubborn: boolean }; event: string; output: string };
  buffer: { input: { size: number }; event: never; output: { bytes: ArrayBuffer } };
  size: { input: { bytes: ArrayBuffer }; event: never; output: number };
};

const handlers: Handlers<Numbers> = {
  count: async ({ to }, { emit }) => {
    for (let i = 1; i <= to; i += 1) emit(i);
    return "done";
  },
  fail: ({ code }) => {
    throw new AppError(code, "read x: found y, wanted z; do w", { cause: new RangeError("inner") });
  },
  wait: ({ stubborn }, { signal, emit }) =>
    new Promise((_, reject) => {
      emit("started");
      if (stubborn) return;
      signal.addEventListener("abort", () => {
        emit("stopping");
        reject(signal.reason);
      });
    }),
  buffer: ({ size }) => {
    const bytes = new ArrayBuffer(size);
    return withTransfer({ bytes }, [bytes]);
  },
  size: ({ bytes }) => bytes.byteLength,
};

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function pair() {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve<Numbers>(port2, handlers);
  return { client: connect<Numbers>(port1), port1, port2 };
}

test("a call gets its output, and its events in order before it", async () => {
  const events: number[] = [];
  expect(await pair().client.call("count", { to: 3 }, { onEvent: (event) => events.push(event) })).toBe("done");
  expect(events).toEqual([1, 2, 3]);
});

test("calls that overlap get their own outputs", async () => {
  const { client } = pair();
  const sizes = await Promise.all([1, 2, 3].map((size) => client.call("size", { bytes: new ArrayBuffer(size) })));
  expect(sizes).toEqual([1, 2, 3]);
});

test("an AppError crosses with code, message and cause", async () => {
  const error = await pair()
    .client.call("fail", { code: "no-such-thing" })
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "no-such-thing", message: "read x: found y, wanted z; do w" });
  expect((error as AppError).cause).toMatchObject({ name: "RangeError", message: "inner" });
});

test("an abort stops the handler, whose last events still arrive, and rejects with the caller's reason", async () => {
  const stop = new AbortController();
  const reason = new DOMException("enough", "AbortError");
  const events: string[] = [];
  const onEvent = (event: string) => {
    events.push(event);
    if (event === "started") stop.abort(reason);
  };
  const call = pair().client.call("wait", { stubborn: false }, { signal: stop.signal, onEvent });
  await expect(call).rejects.toBe(reason);
  expect(events).toEqual(["started", "stopping"]);
});

test("a handler that ignores the abort cannot hold its caller for more than a second or so", async () => {
  const stop = new AbortController();
  const call = pair().client.call("wait", { stubborn: true }, { signal: stop.signal, onEvent: () => stop.abort() });
  const began = performance.now();
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
  expect(performance.now() - began).toBeLessThan(1500);
});

test("a call that is aborted before it is made sends nothing", async () => {
  const { client } = pair();
  await expect(client.call("count", { to: 1 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: "AbortError",
  });
});

test("buffers move in both directions", async () => {
  const { client } = pair();
  const bytes = new ArrayBuffer(8);
  expect(await client.call("size", { bytes }, { transfer: [bytes] })).toBe(8);
  expect(bytes.byteLength).toBe(0);
  expect((await client.call("buffer", { size: 5 })).bytes.byteLength).toBe(5);
});

test("what cannot be cloned rejects the call that carried it and no other", async () => {
  const { client } = pair();
  const uncloneable = { to: 1, callback: () => 1 };
  await expect(client.call("count", uncloneable)).rejects.toMatchObject({ name: "DataCloneError" });
  expect(await client.call("count", { to: 0 })).toBe("done");
});

test("an unknown call names the known ones", async () => {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve<Pick<Numbers, "size">>(port2, { size: ({ bytes }) => bytes.byteLength });
  const call = connect<Numbers>(port1).call("count", { to: 1 });
  await expect(call).rejects.toMatchObject({ code: "unknown-call", message: expect.stringContaining("size") });
});

test("when the other side dies, pending and later calls reject", async () => {
  const { client, port2 } = pair();
  const pending = client.call("wait", { stubborn: true }, { onEvent: () => port2.close() });
  await expect(pending).rejects.toMatchObject({ code: "worker-died" });
  await expect(client.call("count", { to: 1 })).rejects.toMatchObject({ code: "worker-died" });
  expect((await client.died).code).toBe("worker-died");
});

test("foreign messages on the channel are ignored", async () => {
  const { client, port1, port2 } = pair();
  port1.postMessage({ rpc: "call", id: "one" });
  port2.postMessage("hello");
  port2.postMessage({ rpc: "output", id: 99, output: 1 });
  expect(await client.call("count", { to: 0 })).toBe("done");
});
