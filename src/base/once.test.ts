import { expect, test } from "vitest";
import { once } from "./once";

test("what was made is kept, a failure is not", async () => {
  let calls = 0;
  const open = once(async (name: string) => {
    calls += 1;
    if (calls === 1) throw new Error("no network");
    return name;
  });
  await expect(Promise.all([open("a"), open("b")])).rejects.toThrow("no network");
  expect(calls).toBe(1);
  expect(await Promise.all([open("c"), open("d")])).toEqual(["c", "c"]);
  expect(calls).toBe(2);
});
