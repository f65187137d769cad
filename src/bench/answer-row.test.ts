import { expect, test } from "vitest";
import { benchRow } from "../../tests/fixtures/bench-run";
import { callOf, scriptedWorld, type Script } from "../../tests/fixtures/scripted-model";
import type { AgentPorts } from "../agent/ports";
import type { AgentEvent, ToolName } from "../domain/events";
import { type Asking, answerRow, failedRow } from "./answer-row";

const tools: ToolName[] = ["search_text"];
const look = callOf("search_text", { query: "glaze" });

async function asked(script: Script, asking: Partial<Asking> = {}, changes: Partial<AgentPorts> = {}) {
  const world = scriptedWorld(script, changes);
  const signal = new AbortController().signal;
  const terms = { protocol: "choice", tools, lang: "en", ...asking } as const;
  const answer = await answerRow(world.ports, benchRow(), terms, { signal, trace: world.events });
  const question = world.conversations[0]?.told[0]?.find((part) => part.type === "text")?.text;
  return { ...world, answer, question };
}

test("choice: an episode that ends in what stands in <answer>", async () => {
  const { answer, events, question } = await asked({ turns: [look, look, "<answer> C </answer>"] });
  expect(question).toBe("Which dynasty?\nA. Song\nB. Yuan\nC. Ming\nD. Qing\nAnswer with one letter.");
  expect(answer).toEqual({
    status: "success",
    stop: "answered",
    prediction: " C ",
    confidence: expect.closeTo(0.9, 9),
    logprobs: null,
    error: null,
    tokens: expect.any(Number),
    toolCalls: { search_text: 2 },
    trace: events,
  });
  expect(answer.tokens).toBeGreaterThan(3);
});

test("free form: the question alone, in words", async () => {
  const { answer, question } = await asked({ turns: ["<answer>明代</answer>"] }, { protocol: "free-form", lang: "zh" });
  expect(question).toBe("Which dynasty?\n用文字作答。");
  expect(answer).toMatchObject({ status: "success", prediction: "明代", logprobs: null });
});

test("scored choice: an episode, and the probabilities where its letter stood; without tools there is no episode", async () => {
  const score = async (options: readonly string[]) => options.map((letter) => (letter === "B" ? -0.5 : -2));
  const open = async () =>
    Object.assign(await scriptedWorld({ turns: [look, "<answer>D</answer>"] }).ports.model.open(), { score });
  const { ports } = scriptedWorld({ turns: [] });
  const model = { ...ports.model, open };
  const first = await asked({ turns: [] }, { protocol: "scored-choice" }, { model });
  const mean = (-0.5 - 2 * 3) / 4;
  expect(first.answer).toMatchObject({ prediction: "D", stop: "answered", logprobs: [mean, mean, mean, mean] });
  expect(first.events.length).toBeGreaterThan(3);
  const alone = await asked({ turns: [] }, { protocol: "scored-choice", tools: [] }, { model });
  expect(alone.answer).toMatchObject({
    status: "success",
    stop: null,
    prediction: null,
    logprobs: [mean, mean, mean, mean],
  });
  expect(alone.answer.trace).toEqual([]);
});

test.each([
  ["completed_without_answer", "no-answer", ["B.", "B."]],
  ["empty_response", "empty-response", ["", ""]],
  ["tool_limit_exceeded", "tool-limit", Array.from({ length: 10 }, () => look)],
  ["completed_without_answer", "context-limit", [{ text: "I look and", reason: "context-limit" as const }]],
] as const)("%s: the study ended by %s", async (status, stop, turns) => {
  const { answer } = await asked({ turns });
  expect(answer).toMatchObject({ status, stop, prediction: null, confidence: null });
});

test("an abort passes through; a model that fails leaves an error with what came before it", async () => {
  const controller = new AbortController();
  const world = scriptedWorld({ turns: [look], onStep: () => controller.abort() });
  const terms = { protocol: "choice", tools, lang: "en" } as const;
  const trace: AgentEvent[] = [];
  const stopped = answerRow(world.ports, benchRow(), terms, { signal: controller.signal, trace });
  await expect(stopped).rejects.toMatchObject({ name: "AbortError" });

  const onStep = (turn: number) => {
    if (turn === 1) throw new Error("device lost");
  };
  const broken = scriptedWorld({ turns: [look, "B"], onStep });
  const signal = new AbortController().signal;
  await expect(answerRow(broken.ports, benchRow(), terms, { signal, trace: broken.events })).rejects.toThrow(
    "device lost",
  );
  expect(failedRow(new Error("device lost"), broken.events)).toMatchObject({
    status: "error",
    stop: "error",
    error: "device lost",
    prediction: null,
    toolCalls: { search_text: 1 },
    trace: broken.events,
  });
  expect(failedRow(new Error("no picture"), [])).toMatchObject({ status: "error", stop: null, error: "no picture" });
});

test("left to itself, each question is asked in its own language", async () => {
  const questionIn = async (lang: Asking["lang"], words: string) => {
    const world = scriptedWorld({ turns: ["<answer>A</answer>"] });
    const signal = new AbortController().signal;
    const row = benchRow({ question: words });
    await answerRow(world.ports, row, { protocol: "choice", tools, lang }, { signal, trace: world.events });
    const [start] = world.events;
    return start?.type === "study-start" ? start.lang : undefined;
  };
  expect(await questionIn("auto", "Which dynasty?")).toBe("en");
  expect(await questionIn("auto", "哪个朝代？")).toBe("zh");
  expect(await questionIn("en", "哪个朝代？")).toBe("en");
});
