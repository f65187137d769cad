import { expect, test, vi } from "vitest";
import { AppError } from "../base/errors";
import { createBackupModel, LAST_BACKUP } from "./backup-model";

const about = { madeAt: 5, counts: { studies: 2, photos: 3, packs: 0, sets: 0, runs: 0 } };
const file = { name: "ciqi-backup.zip", blob: new Blob(["PK"]) };

function world(answers: Record<string, (input: never) => unknown>) {
  const kept = new Map([
    ["lang", "zh"],
    ["ciqi-secret", "of this device"],
  ]);
  const settings = {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => void kept.set(key, value),
  };
  const call = vi.fn(async (name: string, input: never) => answers[name]?.(input));
  const onRestored = vi.fn();
  const model = createBackupModel({ librarian: { call: call as never }, settings, onRestored, now: () => 77 });
  return { kept, call, model, onRestored };
}

test("a backup takes along what a person has chosen, and its day is remembered", async () => {
  const { model, call, kept } = world({ "back-up": () => ({ ...file, about }) });
  expect((await model.make())?.name).toBe("ciqi-backup.zip");
  expect(call.mock.calls[0]?.[1]).toEqual({ settings: { lang: "zh" } });
  expect([model.last.value, kept.get(LAST_BACKUP), model.made.value?.bytes]).toEqual([77, "77", 2]);
});

test("a backup is looked into before it is restored; settings come back with it", async () => {
  const report = { added: 1, newer: 0, kept: 0, packs: 0, bench: 0, settings: { lang: "en", strange: "x" } };
  const { model, kept, onRestored } = world({ "check-backup": () => about, "restore-backup": () => report });
  await model.restore("merge");
  expect(model.report.value).toBeNull();
  await model.open(file);
  expect(model.opened.value).toEqual({ name: file.name, about });
  await model.restore("merge");
  expect([model.report.value, model.opened.value]).toEqual([report, null]);
  expect([kept.get("lang"), kept.get("strange")]).toEqual(["en", undefined]);
  expect(onRestored).toHaveBeenCalledOnce();
});

test("what is refused is told by its code, and can be tried again with another file", async () => {
  let sound = false;
  const { model } = world({
    "check-backup": () => {
      if (!sound) throw new AppError("backup-damaged", "photo-1.jpg: found 5e, wanted 99");
      return about;
    },
  });
  await model.open(file);
  expect(model.refusal.value).toEqual({
    kind: "refusal",
    code: "backup-damaged",
    detail: "photo-1.jpg: found 5e, wanted 99",
  });
  expect([model.opened.value, model.task.value]).toEqual([null, null]);
  sound = true;
  await model.open(file);
  expect([model.refusal.value, model.opened.value?.name]).toEqual([null, file.name]);
});
