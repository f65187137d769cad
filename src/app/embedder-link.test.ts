import { expect, test, vi } from "vitest";
import { type Connect, embedderLink } from "./embedder-link";

const fake = () => vi.fn<Connect>(async (one, other) => (one.close(), other.close()));

test("the channel is opened by the first work and kept for the next", async () => {
  const connect = fake();
  const link = embedderLink(connect);
  expect(connect).not.toHaveBeenCalled();
  expect(await link.during(async () => "done")).toBe("done");
  await link.during(async () => {});
  expect(connect).toHaveBeenCalledOnce();
});

test("lost while nothing is at work, it is opened with the next work; lost during work, at once", async () => {
  const connect = fake();
  const link = embedderLink(connect);
  await link.during(async () => {});
  link.lost();
  expect(connect).toHaveBeenCalledTimes(1);
  await link.during(async () => {
    expect(connect).toHaveBeenCalledTimes(2);
    link.lost();
    expect(connect).toHaveBeenCalledTimes(3);
  });
});

test("a failure to connect is the work's, and is not remembered", async () => {
  const connect = fake();
  connect.mockImplementationOnce(async (one, other) => {
    one.close();
    other.close();
    throw new Error("no engine");
  });
  const link = embedderLink(connect);
  const work = vi.fn(async () => {});
  await expect(link.during(work)).rejects.toThrow("no engine");
  expect(work).not.toHaveBeenCalled();
  await link.during(work);
  expect(work).toHaveBeenCalledOnce();
});
