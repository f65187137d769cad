import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { clearTables } from "../../tests/fixtures/database";
import { claim, verdict } from "../../tests/fixtures/verdict";
import { database } from "../storage/open";
import { studyStore } from "../storage/studies";
import { archiveOver } from "./archive";

const own = database({ name: "ciqi-test-archive" });
const studies = studyStore(own);
beforeEach(() => clearTables(own));
afterAll(() => own.close());

const keep = (id: string, createdAt: number) => studies.create({ id, question: "", lang: "en", createdAt }, []);

test("what one tab writes, another hears of and reads; it does not hear itself", async () => {
  const [here, there] = [archiveOver(own), archiveOver(own)];
  await keep("a", 1);
  const [mine, theirs] = [vi.fn(), vi.fn()];
  here.watch(mine);
  const end = there.watch(theirs);
  await here.note("a", { title: "Vase", tags: ["home"], guess: { dynasty: "dyn:ming" } });
  await vi.waitFor(() => expect(theirs).toHaveBeenCalledOnce());
  expect(mine).not.toHaveBeenCalled();
  expect(await there.notes("a")).toEqual({
    title: "Vase",
    tags: ["home"],
    note: "",
    guess: { dynasty: "dyn:ming" },
    removedAt: null,
  });
  expect(await there.notes("gone")).toBeNull();
  end();
  await here.note("a", { note: "chip" });
  await here.note("gone", { note: "nothing to write on" });
  expect([(await there.notes("a"))?.note, theirs.mock.calls.length]).toEqual(["chip", 1]);
});

test("the bin has what was thrown away, last first, until it is swept or taken back", async () => {
  const archive = archiveOver(own);
  for (const [at, id] of ["a", "b", "c", "d"].entries()) await keep(id, at);
  await archive.note("a", { removedAt: 30 });
  await archive.note("b", { removedAt: 10 });
  await archive.note("c", { removedAt: 20 });
  const ids = async () => [await archive.list(), await archive.bin()].map((some) => some.map(({ id }) => id));
  expect(await ids()).toEqual([["d"], ["a", "c", "b"]]);
  await archive.note("c", { removedAt: null });
  await archive.sweep(30);
  expect(await ids()).toEqual([["d", "c"], ["a"]]);
});

test("a list names a period as far as the verdict is sure of it, and all that it claims can be searched", async () => {
  const archive = archiveOver(own);
  await keep("a", 1);
  const sure = { ...claim("dyn:qing"), confidence: 0.8 };
  const unsure = { ...claim("reign:kangxi"), confidence: 0.3 };
  await studies.update("a", { verdict: verdict({ dynasty: sure, reign: unsure }), status: "answered", updatedAt: 2 });
  expect((await archive.list())[0]).toMatchObject({
    dynasty: "dyn:qing",
    reign: null,
    terms: ["dyn:qing", "reign:kangxi"],
    state: "answered",
  });
});
