/** The decode loop against the Hugging Face reference: fp32 in Chromium on wasm. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Vlm } from "../../src/vlm/contract";
import { CachedConversation } from "../../src/vlm/conversation";
import { openVlm } from "../../src/vlm/open";
import { largestDifference, tiny, tinyGoldens } from "../golden";
import { partsOf } from "./golden-parts";

const { signal } = new AbortController();
let vlm: Vlm;
beforeAll(async () => {
  vlm = await openVlm({ entry: tiny, backend: "wasm", signal });
});
afterAll(() => vlm.dispose());

function open(): CachedConversation {
  const conversation = vlm.openConversation();
  if (!(conversation instanceof CachedConversation)) throw new Error("a conversation without logits");
  return conversation;
}

/** `<|im_end|>` and `<|endoftext|>` of the tiny replica: our loop stops there, the reference's 64 ids go on. */
const endIds = [498, 496];
const logitsOf = (conversation: CachedConversation) => conversation.logits ?? new Float32Array();

describe.each(tinyGoldens)("$name", (golden) => {
  test("logits at the end of every turn are within 1e-3 of the reference, and 64 greedy ids are the same", async () => {
    const conversation = open();
    let worst = 0;
    for (const [index, turn] of golden.turns.entries()) {
      const { tokens } = await conversation.extend(await partsOf(vlm, turn.parts), signal);
      expect(tokens).toBe(turn.ids.length);
      const row = golden.reference.rows[index];
      if (row === undefined) throw new Error("a turn without logits");
      expect(conversation.length).toBe(row.after);
      worst = Math.max(worst, largestDifference(logitsOf(conversation), row));
    }
    expect(worst).toBeLessThan(1e-3);

    const generated = await conversation.generate({ maxTokens: 64, signal });
    const end = golden.reference.greedy.findIndex((id) => endIds.includes(id));
    expect(generated.ids).toEqual(end === -1 ? golden.reference.greedy : golden.reference.greedy.slice(0, end));
    expect(generated.reason).toBe(end === -1 ? "max-tokens" : "end");
  });

  test("extending turn by turn gives the logits of one full prefill", async () => {
    const byTurn = open();
    for (const turn of golden.turns) await byTurn.extend(await partsOf(vlm, turn.parts), signal);
    const whole = open();
    await whole.extend(
      await partsOf(
        vlm,
        golden.turns.flatMap((turn) => turn.parts),
      ),
      signal,
    );
    expect(whole.length).toBe(byTurn.length);
    const wanted = logitsOf(whole);
    logitsOf(byTurn).forEach((logit, id) => expect(Math.abs(logit - (wanted[id] ?? Number.NaN))).toBeLessThan(1e-3));
  });
});
