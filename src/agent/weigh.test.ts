import { expect, test } from "vitest";
import { ANSWER, callOf, scriptedWorld } from "../../tests/fixtures/scripted-model";
import type { VocabularyAttribute } from "../domain/attribute";
import { runStudy } from "./loop";
import { weighValues } from "./weigh";

const signal = new AbortController().signal;
const turns = [callOf("search_image", { index: 1 }), callOf("search_text", { query: "bowl" }), ANSWER];

async function asked(attribute: VocabularyAttribute, values: string[], logprobs = values.map(() => -1)) {
  const world = scriptedWorld({ turns });
  const tools = ["search_image", "search_text"] as const;
  await runStudy(world.ports, { question: "?", lang: "en", tools, signal, emit: world.emit });
  const again = scriptedWorld({ turns, logprobs });
  const weights = await weighValues(again.ports, world.events, { attribute, values }, signal);
  const [conversation] = again.conversations;
  return { last: conversation?.told[0]?.at(-1), options: conversation?.scored, weights };
}

test("values are weighed by their words where the value stood, the space before it being theirs", async () => {
  const { last, options } = await asked("dynasty", ["dyn:ming", "dyn:qing"]);
  expect(last).toEqual({ type: "template", text: "I can answer.\n<answer>\ndynasty:" });
  expect(options).toEqual([" Ming dynasty", " Qing dynasty"]);
});

test("shares add up to one, and the pieces that say so stand beside each value", async () => {
  const { weights } = await asked("dynasty", ["dyn:ming", "dyn:qing"], [Math.log(0.3), Math.log(0.1)]);
  expect(weights).toEqual([
    { value: "dyn:ming", logprob: Math.log(0.3), share: expect.closeTo(0.75, 6), records: ["E3"] },
    { value: "dyn:qing", logprob: Math.log(0.1), share: expect.closeTo(0.25, 6), records: [] },
  ]);
});

test("an attribute the answer left out gets a line of its own", async () => {
  const { last } = await asked("kiln", ["kiln:ding"]);
  expect(last).toMatchObject({ text: expect.stringMatching(/shape: Bowl \[seen E1 E99\]\nkiln:$/u) });
});

test("a study without a verdict has nothing to weigh", async () => {
  const { ports } = scriptedWorld({ turns: [] });
  const question = { attribute: "kiln" as const, values: [] };
  await expect(weighValues(ports, [], question, signal)).rejects.toMatchObject({ code: "no-verdict" });
});
