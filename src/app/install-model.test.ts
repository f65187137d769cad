import { expect, test } from "vitest";
import { createInstallModel, type InstallWorld } from "./install-model";

const day = 24 * 3600 * 1000;

function worldOf(more: Partial<InstallWorld> = {}) {
  const store = new Map<string, string>();
  const heard: Parameters<InstallWorld["listen"]> = [() => undefined, () => undefined];
  const clock = { at: 1000 * day };
  const world: InstallWorld = {
    settings: { read: (key) => store.get(key) ?? null, write: (key, value) => void store.set(key, value) },
    now: () => clock.at,
    standalone: false,
    ios: false,
    listen: (...listeners) => void heard.splice(0, 2, ...listeners),
    ...more,
  };
  return { world, clock, prompts: (accepted: boolean) => heard[0](async () => accepted), installed: () => heard[1]() };
}

test("nothing is offered before a study has ended, and nothing where there is no way", () => {
  const { world, prompts } = worldOf();
  const model = createInstallModel(world);
  model.studyEnded();
  expect([model.way.value, model.worthOffering.value]).toEqual(["none", false]);
  prompts(true);
  expect([model.way.value, model.worthOffering.value]).toEqual(["prompt", true]);

  const early = worldOf();
  const other = createInstallModel(early.world);
  early.prompts(true);
  expect(other.worthOffering.value).toBe(false);
});

test("a no is remembered over visits, and runs out", async () => {
  const { world, prompts, clock } = worldOf();
  const model = createInstallModel(world);
  model.studyEnded();
  prompts(false);
  expect(await model.install()).toBe(false);
  prompts(false); // Chromium gives a new prompt after a dismissal
  expect([model.way.value, model.worthOffering.value]).toEqual(["prompt", false]);

  const visit = () => {
    const next = createInstallModel(world);
    next.studyEnded();
    prompts(true);
    return next.worthOffering.value;
  };
  clock.at += 59 * day;
  expect(visit()).toBe(false);
  clock.at += 2 * day;
  expect(visit()).toBe(true);
});

test("an accepted prompt, or an installation by the browser's menu, ends every offer", async () => {
  const { world, prompts } = worldOf();
  const model = createInstallModel(world);
  model.studyEnded();
  prompts(true);
  expect(await model.install()).toBe(true);
  expect([model.way.value, model.worthOffering.value]).toEqual(["installed", false]);

  const menu = worldOf({ ios: true });
  const other = createInstallModel(menu.world);
  other.studyEnded();
  expect([other.way.value, other.worthOffering.value]).toEqual(["ios", true]);
  menu.installed();
  expect([other.way.value, other.worthOffering.value]).toEqual(["installed", false]);
});
