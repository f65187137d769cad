/** Studies that end in text and not in a verdict: a letter, a few words. */
import { expect, test } from "vitest";
import { callOf, scriptedWorld } from "../../tests/fixtures/scripted-model";
import { parse } from "../base/parse";
import { eventSchema } from "../domain/event-schema";
import type { AgentEvent, ToolName } from "../domain/events";
import { resumeStudy, runStudy } from "./loop";

const tools: ToolName[] = ["search_text"];
const signal = new AbortController().signal;
const look = callOf("search_text", { query: "glaze" });
const LETTER = "I compare.\n<answer> （B）\n</answer>";

async function asked(turns: string[]) {
  const world = scriptedWorld({ turns });
  const terms = { question: "Which?", lang: "en", tools, answer: "text", signal, emit: world.emit } as const;
  return { ...world, reason: await runStudy(world.ports, terms) };
}
const answerIn = (events: AgentEvent[]) => events.find((event) => event.type === "answer");

test("what stands in <answer> is kept as it is", async () => {
  const { reason, events } = await asked([look, LETTER]);
  expect(reason).toBe("answered");
  expect(events.map(({ type }) => type)).not.toContain("verdict");
  expect(events[0]).toMatchObject({ type: "study-start", answer: "text" });
  expect(answerIn(events)).toMatchObject({ turn: 2, text: " （B）\n" });
  expect(events.map((event) => parse(eventSchema, event, { what: "event", todo: "" }))).toEqual(events);
});

test("the answer wins over a call in the same turn, and the last one counts", async () => {
  const { events } = await asked([`${look}<answer>A</answer> or <answer>D</answer>`]);
  expect(answerIn(events)).toMatchObject({ text: "D" });
  expect(events.map(({ type }) => type)).not.toContain("tool-call");
});

test("an empty answer is one; without an answer the model is asked once more", async () => {
  expect(answerIn((await asked(["<answer></answer>"])).events)).toMatchObject({ text: "" });
  const { reason, events } = await asked(["B, I think.", "B."]);
  expect(reason).toBe("no-answer");
  expect(answerIn(events)).toBeUndefined();
});

test("cut off anywhere, it goes on to the same text", async () => {
  const { events } = await asked([look, LETTER]);
  for (const cut of [2, 4, events.findIndex(({ type }) => type === "observation") + 1, events.length - 3]) {
    const journal = events.slice(0, cut);
    const { turn, said } = journal.reduce(
      (last, event) => {
        if (event.type === "turn-start") return { turn: event.turn, said: "" };
        return event.type === "token-delta" ? { ...last, said: last.said + event.text } : last;
      },
      { turn: 0, said: "" },
    );
    const told = journal.at(-1)?.type === "observation";
    const rest = told
      ? [LETTER]
      : [([look, LETTER][turn - 1] ?? "").slice(said.length), ...(turn === 1 ? [LETTER] : [])];
    const world = scriptedWorld({ turns: rest });
    expect(await resumeStudy(world.ports, journal, { signal, emit: world.emit }), `cut ${cut}`).toBe("answered");
    expect(answerIn(world.events)).toMatchObject({ turn: 2, text: " （B）\n" });
  }
  const again = scriptedWorld({ turns: [] });
  expect(await resumeStudy(again.ports, events, { signal, emit: again.emit })).toBe("answered");
  expect(again.events).toEqual([]);
});
