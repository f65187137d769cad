import { expect, test } from "vitest";
import { createFirstRun } from "./first-run";

function storeOf() {
  const store = new Map<string, string>();
  return {
    read: (key: string) => store.get(key) ?? null,
    write: (key: string, value: string) => void store.set(key, value),
  };
}

test("the page introduces itself once", () => {
  const settings = storeOf();
  const first = createFirstRun(settings, "");
  expect(first.pending.value).toBe(true);
  first.done();
  expect(first.pending.value).toBe(false);
  expect(createFirstRun(settings, "#/").pending.value).toBe(false);
});

test.each(["#/study/1", "#/term/glaze:doucai", "?share", "#/packs?add=/packs/x.ciqi"])(
  "never in the way of %s, and it is kept for later",
  (address) => {
    const settings = storeOf();
    expect(createFirstRun(settings, address).pending.value).toBe(false);
    expect(createFirstRun(settings, "#/").pending.value).toBe(true);
  },
);
