import { afterEach, expect, test, vi } from "vitest";
import { AppError } from "../base/errors";
import { openNotes } from "./notebook-notes";
import type { StudyNotes } from "./ports";

function study() {
  const kept = { title: "", tags: ["home"], note: "", guess: null, removedAt: null };
  const written: StudyNotes[] = [];
  let tell = () => {};
  const archive = {
    notes: async () => ({ ...kept }),
    watch: (changed: () => void) => {
      tell = changed;
      return () => (tell = () => {});
    },
  };
  const history = {
    note: vi.fn(async (_id: string, change: StudyNotes) => {
      written.push(change);
      Object.assign(kept, change);
    }),
  };
  const elsewhere = (change: StudyNotes) => {
    Object.assign(kept, change);
    tell();
  };
  return { kept, written, elsewhere, history, model: openNotes({ id: "s", archive, history }) };
}

afterEach(() => vi.useRealTimers());

test("what is typed is kept once, after a pause, and at once when the form goes", async () => {
  vi.useFakeTimers();
  const { written, model } = study();
  await vi.advanceTimersByTimeAsync(0);
  for (const note of ["c", "ch", "chip"]) model.write({ note });
  model.write({ tags: ["home", "blue"] });
  expect([written.length, model.state.value]).toEqual([0, "writing"]);
  await vi.advanceTimersByTimeAsync(600);
  expect(written).toEqual([{ note: "chip", tags: ["home", "blue"] }]);
  expect(model.state.value).toBe("written");
  model.write({ title: "Vase" });
  model.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(written.at(-1)).toEqual({ title: "Vase" });
});

test("another tab's writing is shown, but never over what is being typed here", async () => {
  vi.useFakeTimers();
  const { elsewhere, model, kept } = study();
  await vi.advanceTimersByTimeAsync(0);
  elsewhere({ note: "from there" });
  await vi.advanceTimersByTimeAsync(0);
  expect(model.notes.value?.note).toBe("from there");
  model.write({ note: "from here" });
  elsewhere({ note: "from there again" });
  await vi.advanceTimersByTimeAsync(600);
  expect([model.notes.value?.note, kept.note]).toEqual(["from here", "from here"]);
});

test("what cannot be kept is told, stays, and goes along with the next letter", async () => {
  vi.useFakeTimers();
  const { history, model, written } = study();
  await vi.advanceTimersByTimeAsync(0);
  history.note.mockRejectedValueOnce(new AppError("storage-full", "no room"));
  model.write({ title: "Vase" });
  await vi.advanceTimersByTimeAsync(600);
  expect([model.failure.value?.code, model.notes.value?.title]).toEqual(["storage-full", "Vase"]);
  model.write({ note: "x" });
  await vi.advanceTimersByTimeAsync(600);
  expect(written).toEqual([{ title: "Vase", note: "x" }]);
  expect(model.failure.value).toBeNull();
});
