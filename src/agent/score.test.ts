import { expect, test } from "vitest";
import { ANSWER, callOf, scriptedWorld } from "../../tests/fixtures/scripted-model";
import type { Attribute } from "../domain/attribute";
import { runStudy } from "./loop";
import { scoreOptions } from "./score";

const signal = new AbortController().signal;
const turns = [callOf("search_text", { query: "bowl" }), ANSWER];

async function asked(attribute: Attribute) {
  const world = scriptedWorld({ turns });
  await runStudy(world.ports, { question: "?", lang: "en", tools: ["search_text"], signal, emit: world.emit });
  const again = scriptedWorld({ turns });
  await scoreOptions(again.ports, world.events, { attribute, options: ["Ming dynasty", "Qing dynasty"] }, signal);
  const [conversation] = again.conversations;
  return { last: conversation?.told[0]?.at(-1), options: conversation?.scored };
}

test("options are scored where the value stood, the space before it being theirs", async () => {
  const { last, options } = await asked("dynasty");
  expect(last).toEqual({ type: "template", text: "I can answer.\n<answer>\ndynasty:" });
  expect(options).toEqual([" Ming dynasty", " Qing dynasty"]);
});

test("an attribute the answer left out gets a line of its own", async () => {
  const { last } = await asked("kiln");
  expect(last).toMatchObject({ text: expect.stringMatching(/shape: Bowl \[seen E1 E99\]\nkiln:$/u) });
});

test("a study without a verdict has nothing to score", async () => {
  const { ports } = scriptedWorld({ turns: [] });
  const options = { attribute: "kiln" as const, options: [] };
  await expect(scoreOptions(ports, [], options, signal)).rejects.toMatchObject({ code: "no-verdict" });
});
