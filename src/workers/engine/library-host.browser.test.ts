/** The library's calls of the engine's worker over the packs that come with the app, without any language model. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../base/rpc";
import type { PieceQuery } from "../../domain/search";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { installEmbedded } from "../../library/packs/install-embedded";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { engineClient } from "./client";
import type { EmbedderProtocol } from "./library-calls";

const workers: Worker[] = [];
const engine = engineClient(() => {
  const worker = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
  workers.push(worker);
  return worker;
});
const db = database();
const packs = packStore(db);
const query: PieceQuery = { text: "", filters: {}, packs: null, lang: "en", offset: 0, limit: 5 };

afterAll(async () => {
  for (const worker of workers) worker.terminate();
  await db.close();
});

describe("the library without a language model", () => {
  beforeAll(() => installEmbedded({ packIds: EMBEDDED_PACKS, packs, signal: new AbortController().signal }), 60_000);

  test("browsing pages through everything", async () => {
    const first = await engine.call("find-pieces", query);
    expect(first).toMatchObject({ total: (await packs.recordIds("studio")).length, match: true });
    const second = await engine.call("find-pieces", { ...query, offset: 5 });
    const seen = [...first.hits, ...second.hits].map(({ recordId }) => recordId);
    expect(new Set(seen).size).toBe(10);
    expect(first.hits[0]?.specimen.id).toBe(first.hits[0]?.recordId);
  });

  test.each(["blue-and-white meiping", "青花梅瓶", "青花梅瓶 qinghua meiping"])("%s", async (text) => {
    const { hits, match } = await engine.call("find-pieces", { ...query, text });
    expect(match).toBe(true);
    expect(hits[0]?.specimen.attributes).toMatchObject({ color: "glaze:qinghua", shape: "shape:meiping" });
  });

  test("a piece is like others of its kind, and an unknown one is said so", async () => {
    const { hits } = await engine.call("find-pieces", { ...query, limit: 1 });
    const [piece] = hits;
    const id = { packId: piece?.packId ?? "", recordId: piece?.recordId ?? "", limit: 4 };
    const like = await engine.call("similar-pieces", id);
    expect(like.hits).toHaveLength(4);
    expect(like.hits.map(({ recordId }) => recordId)).not.toContain(id.recordId);
    const gone = engine.call("similar-pieces", { ...id, recordId: "nowhere" });
    await expect(gone).rejects.toMatchObject({ code: "record-missing" });
  });

  test("passages come with the words that answer", async () => {
    const { hits } = await engine.call("find-passages", { query: "Longquan celadon", lang: "en", limit: 3 });
    const [best] = hits;
    expect(best).toMatchObject({ passageId: "glaze:longquan-celadon.en", lang: "en" });
    expect(best?.marks.map(([start, end]) => best.text.slice(start, end).toLowerCase())).toContain("longquan");
  });

  test("pictures are embedded on a port of its own, a broken one is null", async () => {
    const { port1, port2 } = new MessageChannel();
    await engine.call("connect", { port: port2 }, { transfer: [port2] });
    const embedder = connect<EmbedderProtocol>(port1);
    const [recordId = ""] = await packs.recordIds("studio");
    const picture = await packs.thumb("studio", recordId);
    const pictures = [picture ?? new Blob(), new Blob(["Dear sir, this is a letter."])];
    const { embedding, vectors } = await embedder.call("embed", { pictures });
    expect(embedding.model).toBe("ciqi-clip-nano");
    expect(embedding.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(vectors[0]).toHaveLength(embedding.dim);
    expect(vectors[0]?.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1);
    expect(vectors[1]).toBeNull();
    port1.close();
  });

  test("a glance at photographs: the pieces that are like them, each once, and what they agree on", async () => {
    const [recordId = "", other = ""] = await packs.recordIds("studio");
    const photoOf = async (id: string) => ({ name: id, blob: (await packs.thumb("studio", id)) ?? new Blob() });
    const glance = await engine.call("glance", { photos: [await photoOf(recordId), await photoOf(other)] });
    expect(glance.match).toBe(true);
    expect(glance.matches).toHaveLength(8);
    const nearest = (id: string) => glance.matches.find((one) => one.recordId === id);
    expect(nearest(recordId)?.image).toBe(1);
    expect(nearest(other)?.image).toBe(2);
    const { color } = (await packs.record("studio", recordId))?.attributes ?? {};
    expect(glance.votes.color?.map(({ value }) => value)).toContain(color);
    const letter = { name: "letter.jpg", blob: new Blob(["Dear sir, this is a letter."]) };
    await expect(engine.call("glance", { photos: [letter] })).rejects.toMatchObject({ code: "image-not-an-image" });
  });

  test("a pack that is removed is no longer found", async () => {
    await packs.remove("studio");
    expect(await engine.call("find-pieces", query)).toMatchObject({ hits: [], total: 0 });
  });
});
