import { expect, test } from "vitest";
import { ANSWER, type Script, callOf, scriptedWorld } from "../../tests/fixtures/scripted-model";
import type { AgentEvent, ToolName } from "../domain/events";
import { resumeStudy, runStudy } from "./loop";
import type { GenerateRequest, Part } from "./ports";

const tools: ToolName[] = ["image_zoom_in_tool", "search_image", "search_text"];
const signal = new AbortController().signal;
const zoom = callOf("image_zoom_in_tool", { index: 2, bbox_2d: [50, 52, 118, 120], label: "mark" });
const turns = [zoom, callOf("search_image", { index: 1 }), ANSWER];

async function whole() {
  const world = scriptedWorld({ turns });
  await runStudy(world.ports, { question: "What?", lang: "en", tools, signal, emit: world.emit });
  return world;
}

/** Parts with the assistant's words in place of the ids, which only the model knows. */
const plain = (parts: Part[]) => parts.map((part) => (part.type === "tokens" ? { type: "tokens" } : part));

async function resumed(journal: AgentEvent[], rest: Script["turns"]) {
  const world = scriptedWorld({ turns: rest });
  const reason = await resumeStudy(world.ports, journal, { signal, emit: world.emit });
  return { reason, events: world.events, told: world.conversations[0]?.told ?? [] };
}

test("a study that is cut off anywhere goes on to the same verdict after one prefill", async () => {
  const { events } = await whole();
  const verdict = events.find(({ type }) => type === "verdict");
  for (let cut = 1; cut < events.length - 2; cut++) {
    const journal = events.slice(0, cut);
    const said = journal.filter((event) => event.type === "token-delta");
    const turn = Math.max(1, ...said.map((event) => event.turn));
    const partial = said
      .filter((event) => event.turn === turn)
      .map(({ text }) => text)
      .join("");
    const told = journal.findLast((event) => event.type === "observation")?.turn ?? 0;
    const called = journal.some((event) => event.type === "tool-call" && event.turn === turn);
    const rest =
      told >= turn || called
        ? turns.slice(turn)
        : [(turns[turn - 1] ?? "").slice(partial.length), ...turns.slice(turn)];
    const end = await resumed(journal, rest);
    expect(end.reason, `cut ${cut}`).toBe("answered");
    const again = end.events.find(({ type }) => type === "verdict");
    expect(again?.type === "verdict" && again.verdict).toEqual(verdict?.type === "verdict" && verdict.verdict);
    const first = end.told[0] ?? [];
    expect(first.filter(({ type }) => type === "image")).toHaveLength(
      2 + Math.min(2, called && told < turn ? turn : told),
    );
  }
});

test("the replayed parts are those that were told the first time", async () => {
  const { events, conversations } = await whole();
  const cut = events.findIndex((event) => event.type === "observation" && event.turn === 2) + 1;
  const { told } = await resumed(events.slice(0, cut), [ANSWER]);
  const live = conversations[0]?.told ?? [];
  const spoken = { type: "tokens" };
  expect(plain(told[0] ?? [])).toEqual([...(live[0] ?? []), spoken, ...(live[1] ?? []), spoken, ...(live[2] ?? [])]);
  const ids = (told[0] ?? []).flatMap((part) => (part.type === "tokens" ? [...part.ids] : []));
  const journalled = events.filter((event) => event.type === "token-delta" && event.turn <= 2);
  expect(ids).toEqual(journalled.flatMap((event) => (event.type === "token-delta" ? event.ids : [])));
});

test("tokens of a character that was cut off are left out of the journal: the character comes again whole", async () => {
  const { ports, events, emit } = scriptedWorld({ turns: [ANSWER] });
  const controller = new AbortController();
  const open = async () => {
    const conversation = await scriptedWorld({ turns: [] }).ports.model.open();
    return Object.assign(conversation, {
      async generate({ onToken, signal: own }: GenerateRequest): Promise<never> {
        onToken?.({ id: 7, text: "青", logprob: -1 });
        onToken?.({ id: 8, text: "", logprob: -1 });
        controller.abort();
        own.throwIfAborted();
        throw new Error("not reached");
      },
    });
  };
  const cutOff = { ...ports, model: { ...ports.model, open } };
  await runStudy(cutOff, { question: "", lang: "zh", tools, signal: controller.signal, emit });
  expect(events.flatMap((event) => (event.type === "token-delta" ? event.ids : []))).toEqual([7]);
});

test("a study that ended by itself is left as it is", async () => {
  const { events } = await whole();
  const again = await resumed(events, []);
  expect(again).toEqual({ reason: "answered", events: [], told: [] });
});

test("a study stopped by hand goes on", async () => {
  const { events } = await whole();
  const cut = events.findIndex((event) => event.type === "turn-start" && event.turn === 2) + 1;
  const stopped = events.findLast((event) => event.type === "stop");
  if (stopped?.type !== "stop") throw new Error("the study has no stop");
  const { reason } = await resumed([...events.slice(0, cut), { ...stopped, reason: "aborted" }], turns.slice(1));
  expect(reason).toBe("answered");
});

test("a journal without a beginning, and one of another model, are refused with one sentence", async () => {
  const { events } = await whole();
  await expect(resumed(events.slice(1, 4), [])).rejects.toMatchObject({ code: "journal-broken" });
  const other = scriptedWorld({ turns });
  const ports = { ...other.ports, model: { ...other.ports.model, id: "another" } };
  await expect(resumeStudy(ports, events.slice(0, 4), { signal, emit: other.emit })).rejects.toMatchObject({
    code: "model-changed",
  });
});
