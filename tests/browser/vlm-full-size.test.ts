/**
 * Models whose weights lie in files of their own, in blocks of 4 bits, through the engine on wasm: their logits are those of
 * the Hugging Face reference with weights rounded as the export rounds them. The tiny replica is always there; the one of
 * CiQi-Agent-7B's dimensions is when `python -m workshop.export.full_size` has made it (models/workshop/export/README.md).
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseEntry } from "../../src/runtime/catalog";
import type { Vlm } from "../../src/vlm/contract";
import { openVlm } from "../../src/vlm/open";
import { type Golden, largestDifference, parseGolden, vlmEntry } from "../golden";
import { bestOf, logitsOf, openConversation, partsOf } from "./golden-parts";

const { signal } = new AbortController();
const entries = import.meta.glob<unknown>(["../fixtures/tiny-sharded.json", "../../.cache/full-size/entry.json"], {
  eager: true,
  import: "default",
});
const goldens = import.meta.glob<unknown>(
  ["../fixtures/golden/tiny-sharded/*.json", "../../.cache/full-size/golden/*.json"],
  { eager: true, import: "default" },
);
const minutes = 60_000;

const models = Object.entries(entries).map(([path, json]) => {
  const folder = path.includes("full-size") ? "full-size/golden/" : "golden/tiny-sharded/";
  const own = Object.entries(goldens).filter(([file]) => file.includes(folder));
  return { entry: vlmEntry(parseEntry(json)), goldens: own.map(([, value]) => parseGolden(value)) };
});

describe.each(models)("$entry.id", ({ entry, goldens: own }) => {
  let vlm: Vlm;
  beforeAll(async () => {
    const start = performance.now();
    vlm = await openVlm({ entry, backend: "wasm", signal });
    report(entry.id, "opened and self-tested", start);
  }, 10 * minutes);
  afterAll(() => vlm.dispose());

  test("its weights lie in several files, none above the limit it was exported with", () => {
    const data = entry.files.filter(({ path }) => path.includes(".onnx_data"));
    expect(data.length).toBeGreaterThan(2);
    for (const { bytes } of data) expect(bytes).toBeLessThanOrEqual(entry.id === "tiny-sharded" ? 32 * 1024 : 1e9);
  });

  test.each(own)(
    "$name: logits within 5e-3 of the reference's, and the same greedy ids",
    async (golden: Golden) => {
      const conversation = openConversation(vlm);
      let start = performance.now();
      let worst = 0;
      for (const [index, turn] of golden.turns.entries()) {
        await conversation.extend(await partsOf(vlm, turn.parts), signal);
        const row = golden.reference.rows[index];
        if (row === undefined) throw new Error("a turn without logits");
        worst = Math.max(worst, largestDifference(logitsOf(conversation), row));
      }
      report(entry.id, `${golden.name}: prefill of ${golden.ids.length} tokens, largest difference ${worst}`, start);
      expect(worst).toBeLessThan(5e-3);

      start = performance.now();
      const ids: number[] = [];
      for (const _ of golden.reference.greedy) {
        ids.push(bestOf(conversation));
        await conversation.extend([{ type: "tokens", ids: ids.slice(-1) }], signal);
      }
      report(entry.id, `${golden.name}: ${ids.length} tokens one by one`, start);
      expect(ids).toEqual(golden.reference.greedy);
      conversation.dispose();
    },
    10 * minutes,
  );
});

/** Times are of interest for the large one only. */
function report(id: string, what: string, start: number): void {
  if (id !== "tiny-sharded") console.info(`${id}: ${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
