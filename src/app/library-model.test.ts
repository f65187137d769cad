import { expect, test } from "vitest";
import { AppError } from "../base/errors";
import type { PieceHit, PieceList, PieceQuery } from "../domain/search";
import { createLibraryModel, PAGE } from "./library-model";
import type { EnginePort } from "./ports";
import { type LibraryQuery, WHOLE_LIBRARY } from "./route-model";

const facets = { dynasty: [], reign: [], kiln: [], color: [], motif: [], shape: [] };

function hit(recordId: string): PieceHit {
  return { packId: "p", recordId, grounds: [], specimen: { id: recordId } as PieceHit["specimen"] };
}

/** An engine over `total` pieces that answers when it is let; `calls` are the offsets that were asked for. */
function engineOver(shelf: { total: number; name?: string }) {
  const calls: string[] = [];
  const waiting: (() => void)[] = [];
  let held = false;
  const answer = ({ text, offset, limit }: PieceQuery): PieceList => ({
    hits: Array.from({ length: Math.max(0, Math.min(limit, shelf.total - offset)) }, (_, place) =>
      hit(`${shelf.name ?? ""}${text}${offset + place}`),
    ),
    total: shelf.total,
    facets,
    packs: [],
    match: true,
  });
  const engine = {
    async call(_name: string, query: PieceQuery, { signal }: { signal: AbortSignal }) {
      calls.push(`${query.text}@${query.offset}`);
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      signal.throwIfAborted();
      return answer(query);
    },
  } as unknown as EnginePort;
  return {
    engine,
    calls,
    hold: () => (held = true),
    release() {
      held = false;
      for (const each of waiting.splice(0)) each();
    },
  };
}

const words = (text: string): LibraryQuery => ({ ...WHOLE_LIBRARY, text });
const settle = () => new Promise((resolve) => setTimeout(resolve));

test("pages come when they are needed, each once, and none beyond the end", async () => {
  const { engine, calls } = engineOver({ total: 150 });
  const library = createLibraryModel(engine);
  await library.show(WHOLE_LIBRARY, "en");
  expect(library.found.value).toMatchObject({ total: 150 });
  expect(library.found.value?.pieces.size).toBe(PAGE);
  library.need(100, 400);
  library.need(100, 130);
  await settle();
  expect(calls).toEqual(["@0", "@60", "@120"]);
  expect(library.found.value?.pieces.get(149)?.recordId).toBe("149");
});

test("an answer that comes too late is not shown", async () => {
  const { engine, hold, release } = engineOver({ total: 3 });
  const library = createLibraryModel(engine);
  hold();
  const late = library.show(words("a"), "en");
  const now = library.show(words("b"), "en");
  release();
  await Promise.all([late, now]);
  expect(library.found.value?.query.text).toBe("b");
  expect(library.pending.value).toBe(false);
  expect(library.failure.value).toBeNull();
});

test("while another answer is awaited the one before stays", async () => {
  const { engine, hold, release } = engineOver({ total: 3 });
  const library = createLibraryModel(engine);
  await library.show(words("a"), "en");
  hold();
  const asked = library.show(words("b"), "en");
  expect(library.pending.value).toBe(true);
  expect(library.found.value?.query.text).toBe("a");
  release();
  await asked;
  expect(library.found.value?.query.text).toBe("b");
});

test("the way back to the same answer keeps every page; another answer keeps none", async () => {
  const shelf = { total: 150, name: "" };
  const { engine } = engineOver(shelf);
  const library = createLibraryModel(engine);
  await library.show(WHOLE_LIBRARY, "en");
  library.need(60, 149);
  await settle();
  await library.show(WHOLE_LIBRARY, "en");
  expect(library.found.value?.pieces.size).toBe(150);
  shelf.name = "new pack ";
  await library.show(WHOLE_LIBRARY, "en");
  expect(library.found.value?.pieces.size).toBe(PAGE);
});

test("a failure keeps what was there, and trying again asks the same", async () => {
  const { engine, calls } = engineOver({ total: 3 });
  let broken = true;
  const fragile = {
    call: (...parameters: Parameters<EnginePort["call"]>) => {
      if (broken) throw new AppError("worker-died", "scripted");
      return engine.call(...parameters);
    },
  } as EnginePort;
  const library = createLibraryModel(fragile);
  await library.show(words("a"), "zh");
  expect(library.failure.value?.code).toBe("engine-lost");
  expect(library.pending.value).toBe(false);
  broken = false;
  library.retry();
  await settle();
  expect(library.failure.value).toBeNull();
  expect(calls).toEqual(["a@0"]);
});
