import { expect, test, vi } from "vitest";
import { AppError } from "../base/errors";
import { createStorageModel } from "./storage-model";
import type { StorageFigures, StoragePort } from "./storage-port";

const figures: StorageFigures = {
  used: 1000,
  room: 9000,
  persisted: false,
  notebook: { studies: 1, photos: 2, photoBytes: 300 },
  packs: [],
  models: [],
  app: { files: 3, bytes: 400 },
  bench: { sets: 0, runs: 0 },
};
const portOf = (more: Partial<StoragePort> = {}): StoragePort => ({
  measure: async () => figures,
  persist: async () => true,
  clear: async () => undefined,
  ...more,
});

test("what the browser answers is shown, and measured again", async () => {
  const measure = vi.fn(async () => figures);
  const model = createStorageModel(portOf({ measure, persist: async () => false }));
  await model.measure();
  expect(model.answer.value).toBeNull();
  await model.persist();
  expect(model.answer.value).toBe(false);
  expect(measure).toHaveBeenCalledTimes(2);
});

test("figures that cannot be had are said to be unknown, and no longer when they come", async () => {
  let broken = true;
  const model = createStorageModel(portOf({ measure: async () => (broken ? Promise.reject(new Error()) : figures) }));
  await model.measure();
  expect([model.figures.value, model.unknown.value]).toEqual([null, true]);
  broken = false;
  await model.measure();
  expect([model.figures.value, model.unknown.value]).toEqual([figures, false]);
});

test.each([
  [new AppError("storage-at-work", "a study runs"), "at-work"],
  [new AppError("storage-held", "another tab"), "held"],
  [new Error("disk"), "failed"],
])("clearing that fails says why and can be tried again", async (error, trouble) => {
  let broken = true;
  const model = createStorageModel(portOf({ clear: async () => (broken ? Promise.reject(error) : undefined) }));
  expect(await model.clear()).toBe(false);
  expect([model.trouble.value, model.clearing.value]).toEqual([trouble, false]);
  broken = false;
  expect(await model.clear()).toBe(true);
  expect(model.trouble.value).toBeNull();
});
