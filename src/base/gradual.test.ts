import { expect, test } from "vitest";
import { gradual } from "./gradual";

/** Three steps, each longer than a slice may be. */
function* slowly(log: string[]): Generator<void, string> {
  for (const step of ["a", "b", "c"]) {
    const end = performance.now() + 8;
    while (performance.now() < end);
    log.push(step);
    yield;
  }
  return log.join("");
}

test("in slices others come in between, and it is made once for all who ask", async () => {
  const log: string[] = [];
  const word = gradual(() => slowly(log));
  const timer = setInterval(() => log.push("."), 0);
  try {
    const both = await Promise.all([word.inSlices(), word.inSlices()]);
    expect(both[0]).toMatch(/^a.*\..*c/u);
    expect(both[1]).toBe(both[0]);
  } finally {
    clearInterval(timer);
  }
  expect(log.filter((step) => step === "a")).toHaveLength(1);
  expect(word.now()).toBe(await word.inSlices());
});

test("who needs it now gets it now, the rest of what was begun", async () => {
  const log: string[] = [];
  const word = gradual(() => slowly(log));
  const later = word.inSlices();
  expect(log).toEqual(["a"]);
  expect(word.now()).toBe("abc");
  expect(await later).toBe("abc");
});

test("nothing is begun before somebody asks, and what failed is begun anew", async () => {
  let calls = 0;
  const word = gradual(function* () {
    calls += 1;
    yield;
    if (calls === 1) throw new Error("no names");
    return "names";
  });
  expect(calls).toBe(0);
  await expect(word.inSlices()).rejects.toThrow("no names");
  expect(word.now()).toBe("names");
  expect(calls).toBe(2);
});
