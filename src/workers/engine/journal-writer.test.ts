import { expect, test } from "vitest";
import type { AgentEvent } from "../../domain/events";
import { JournalWriter } from "./journal-writer";

const event = (turn: number): AgentEvent => ({ type: "turn-start", at: 0, turn, prompt: 1, context: 1 });

/** A store whose writes end when told to. */
function slowStore() {
  const writes: { from: number; events: readonly AgentEvent[]; end: (error?: Error) => void }[] = [];
  const append = (_study: string, from: number, events: readonly AgentEvent[]) =>
    new Promise<void>((resolve, reject) => {
      writes.push({ from, events, end: (error) => (error === undefined ? resolve() : reject(error)) });
    });
  return { writes, append };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("an event is passed on only when it is written, and what comes meanwhile goes together", async () => {
  const store = slowStore();
  const passed: AgentEvent[] = [];
  const writer = new JournalWriter(
    store,
    { studyId: "s", next: 4 },
    (one) => passed.push(one),
    () => undefined,
  );
  for (const turn of [1, 2, 3]) writer.write(event(turn));
  await settle();
  expect(passed).toEqual([]);
  store.writes[0]?.end();
  await settle();
  expect(passed).toEqual([event(1)]);
  expect(store.writes.map(({ from, events }) => [from, events.length])).toEqual([
    [4, 1],
    [5, 2],
  ]);
  store.writes[1]?.end();
  await writer.drained();
  expect(passed).toHaveLength(3);
});

test("a store that fails is told once, and nothing unwritten is passed on", async () => {
  const store = slowStore();
  const passed: AgentEvent[] = [];
  const failures: unknown[] = [];
  const writer = new JournalWriter(
    store,
    { studyId: "s", next: 0 },
    (one) => passed.push(one),
    (error) => failures.push(error),
  );
  writer.write(event(1));
  await settle();
  const full = new Error("full");
  store.writes[0]?.end(full);
  await settle();
  writer.write(event(2));
  await expect(writer.drained()).rejects.toBe(full);
  expect(failures).toEqual([full]);
  expect(passed).toEqual([]);
  expect(store.writes).toHaveLength(1);
});
