/**
 * The decode loop in Chromium on wasm against numbers computed outside the browser: the tiny fp32 replica against the
 * Hugging Face reference, the embedded model against its own files under onnxruntime on the CPU.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Vlm } from "../../src/vlm/contract";
import { openVlm } from "../../src/vlm/open";
import { largestDifference, nano, nanoGoldens, tiny, tinyGoldens } from "../golden";
import { bestOf, largestGap, logitsOf, openConversation, partsOf } from "./golden-parts";

const { signal } = new AbortController();
const models = [
  { entry: tiny, goldens: tinyGoldens, source: "reference" },
  { entry: nano, goldens: nanoGoldens, source: "exported" },
] as const;

describe.each(models)("$entry.id against $source", ({ entry, goldens, source }) => {
  let vlm: Vlm;
  let endIds: number[];
  beforeAll(async () => {
    vlm = await openVlm({ entry, backend: "wasm", signal });
    endIds = (await (await fetch(`${entry.base}generation_config.json`)).json()).eos_token_id;
  });
  afterAll(() => vlm.dispose());

  describe.each(goldens)("$name", (golden) => {
    const { rows, greedy } = golden[source];

    test("logits at the end of every turn are within 1e-3, and 64 greedy ids are the same", async () => {
      const conversation = openConversation(vlm);
      let worst = 0;
      for (const [index, turn] of golden.turns.entries()) {
        const { tokens } = await conversation.extend(await partsOf(vlm, turn.parts), signal);
        expect(tokens).toBe(turn.ids.length);
        const row = rows[index];
        if (row === undefined) throw new Error("a turn without logits");
        expect(conversation.length).toBe(row.after);
        worst = Math.max(worst, largestDifference(logitsOf(conversation), row));
      }
      expect(worst).toBeLessThan(1e-3);

      const { ids, reason } = await conversation.generate({ maxTokens: greedy.length, signal });
      const end = greedy.findIndex((id) => endIds.includes(id));
      expect(reason).toBe(end === -1 ? "max-tokens" : "end");
      expect(ids.length).toBe(end === -1 ? 64 : end);
      // Our loop stops where the turn ends; the golden ids go on.
      while (ids.length < greedy.length) {
        const id = bestOf(conversation);
        ids.push(id);
        await conversation.extend([{ type: "tokens", ids: [id] }], signal);
      }
      expect(ids).toEqual(greedy);
      conversation.dispose();
    });

    test("extending turn by turn gives the logits of one full prefill", async () => {
      const byTurn = openConversation(vlm);
      for (const turn of golden.turns) await byTurn.extend(await partsOf(vlm, turn.parts), signal);
      const whole = openConversation(vlm);
      const parts = golden.turns.flatMap((turn) => turn.parts);
      await whole.extend(await partsOf(vlm, parts), signal);
      expect(whole.length).toBe(byTurn.length);
      expect(largestGap(logitsOf(byTurn), logitsOf(whole))).toBeLessThan(1e-3);
      byTurn.dispose();
      whole.dispose();
    });
  });
});
