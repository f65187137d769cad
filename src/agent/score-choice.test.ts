import { expect, test } from "vitest";
import { callOf, scriptedWorld } from "../../tests/fixtures/scripted-model";
import { AppError } from "../base/errors";
import type { AgentEvent, ToolName } from "../domain/events";
import { runStudy } from "./loop";
import type { AgentPorts, Conversation, Part } from "./ports";
import { choiceQuestion } from "./prompt";
import { promptFile } from "./prompt-file";
import { scoreChoice } from "./score-choice";

const signal = new AbortController().signal;
const tools: ToolName[] = ["search_text"];
const optionsOf = (...texts: string[]) => texts.map((text, at) => ({ letter: "ABCDEFGH".charAt(at), text }));
const choice = { question: "Which dynasty?", options: optionsOf("Song", "Yuan", "Ming", "Qing") };

/** It likes A best and D least, whatever they say, and on top of that knows how likely each option is. */
const liking = (letter: string) => -0.7 * (letter.trim().charCodeAt(0) - 64);

function worldWhere(knows: Readonly<Record<string, number>>, turns: string[] = []) {
  const world = scriptedWorld({ turns });
  const scored: string[][] = [];
  let disposed = 0;
  const open = async (): Promise<Conversation> => {
    const conversation = await world.ports.model.open();
    const told = () => world.conversations.at(-1)?.told.flat() ?? [];
    return Object.assign(conversation, {
      async score(options: readonly string[]) {
        scored.push([...options]);
        const question = told().find((part) => part.type === "text");
        const lines = question?.text.split("\n") ?? [];
        const textAt = (letter: string) => lines.find((line) => line.startsWith(`${letter}. `))?.slice(3) ?? "";
        return options.map((option) => liking(option) + (knows[textAt(option.trim())] ?? 0));
      },
      dispose: () => void (disposed += 1),
    });
  };
  const ports: AgentPorts = { ...world.ports, model: { ...world.ports.model, open } };
  return { ...world, ports, scored, disposed: () => disposed };
}

test("a model that likes letters and knows nothing finds all options equally likely", async () => {
  for (const options of [choice.options, optionsOf("x", "y"), optionsOf("a", "b", "c", "d", "e", "f", "g")]) {
    const { ports } = worldWhere({});
    const logprobs = await scoreChoice(ports, [], { lang: "en", tools: [], choice: { ...choice, options } }, signal);
    expect(new Set(logprobs.map((each) => each.toFixed(9))).size).toBe(1);
  }
});

test("what it knows comes through whatever letter it stands at, and by how much", async () => {
  for (const options of [optionsOf("Song", "Ming"), optionsOf("Ming", "Song"), choice.options]) {
    const { ports } = worldWhere({ Ming: 0.2 });
    const logprobs = await scoreChoice(ports, [], { lang: "en", tools: [], choice: { ...choice, options } }, signal);
    const ming = options.findIndex(({ text }) => text === "Ming");
    for (const [at, logprob] of logprobs.entries()) {
      expect((logprobs[ming] ?? 0) - logprob).toBeCloseTo(at === ming ? 0 : 0.2, 9);
    }
  }
});

test("every rotation is asked in its own words, over the same turns, and let go of", async () => {
  const turns = [callOf("search_text", { query: "glaze" }), "I compare.\n<answer>\nB</answer>"];
  const episode = worldWhere({}, turns);
  const question = choiceQuestion(promptFile("ciqi-nano"), "en", choice);
  const terms = { question, lang: "en", tools, answer: "text", signal, emit: episode.emit } as const;
  expect(await runStudy(episode.ports, terms)).toBe("answered");

  const { ports, conversations, scored, disposed } = worldWhere({}, turns);
  await scoreChoice(ports, episode.events, { lang: "en", tools, choice }, signal);
  expect(scored).toEqual(Array.from({ length: 4 }, () => ["\nA", "\nB", "\nC", "\nD"]));
  expect(disposed()).toBe(4);
  const told = conversations.map((each) => each.told.flat());
  const questionsOf = told.map((parts) =>
    parts
      .find((part) => part.type === "text")
      ?.text.split("\n")
      .slice(1, -1),
  );
  expect(questionsOf).toEqual([
    ["A. Song", "B. Yuan", "C. Ming", "D. Qing"],
    ["A. Yuan", "B. Ming", "C. Qing", "D. Song"],
    ["A. Ming", "B. Qing", "C. Song", "D. Yuan"],
    ["A. Qing", "B. Song", "C. Yuan", "D. Ming"],
  ]);
  const asTold = episode.conversations[0]?.told ?? [];
  const rest = (parts: Part[]) => parts.slice(parts.findIndex((part) => part.type === "text") + 1);
  for (const parts of told) {
    const [end, spoken, ...observed] = rest(parts);
    expect(end).toEqual(asTold[0]?.at(-1));
    expect(spoken?.type).toBe("tokens");
    expect(observed.slice(0, -1)).toEqual(asTold[1]);
    expect(observed.at(-1)).toEqual({ type: "template", text: "I compare.\n<answer>" });
  }
});

test("an episode without an answer is asked for it where its last turn began", async () => {
  const turns = [callOf("search_text", { query: "glaze" }), "B.", "B!"];
  const episode = worldWhere({}, turns);
  const terms = { question: "?", lang: "zh", tools, answer: "text", signal, emit: episode.emit } as const;
  expect(await runStudy(episode.ports, terms)).toBe("no-answer");
  const { ports, conversations, scored } = worldWhere({}, turns);
  await scoreChoice(ports, episode.events, { lang: "zh", tools, choice }, signal);
  expect(conversations[0]?.told.flat().at(-1)).toEqual({ type: "template", text: "<answer>" });
  expect(conversations[0]?.told.flat().filter(({ type }) => type === "tokens")).toHaveLength(2);
  expect(scored[0]).toEqual(["A", "B", "C", "D"]);
});

test("a conversation that grows too long is let go of as well", async () => {
  const { ports, disposed } = worldWhere({});
  const open = async () =>
    Object.assign(await ports.model.open(), {
      extend: () => Promise.reject(new AppError("context-limit", "too long")),
    });
  const narrow = { ...ports, model: { ...ports.model, open } };
  const events: AgentEvent[] = [];
  await expect(scoreChoice(narrow, events, { lang: "en", tools, choice }, signal)).rejects.toMatchObject({
    code: "context-limit",
  });
  expect(disposed()).toBe(1);
});
