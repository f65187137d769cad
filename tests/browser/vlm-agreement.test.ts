/** What quantising costs: how often the embedded model's next token is that of its fp32 checkpoint. */
import { expect, test } from "vitest";
import { openVlm } from "../../src/vlm/open";
import { nano, nanoGoldens } from "../golden";
import { bestOf, openConversation, partsOf } from "./golden-parts";

const { signal } = new AbortController();

test("where the fp32 checkpoint speaks, the quantised model names the same next token at least 97 times in 100", async () => {
  const vlm = await openVlm({ entry: nano, backend: "wasm", signal });
  let same = 0;
  let all = 0;
  for (const { turns, reference } of nanoGoldens) {
    const conversation = openConversation(vlm);
    for (const turn of turns) await conversation.extend(await partsOf(vlm, turn.parts), signal);
    for (const id of reference.greedy) {
      same += bestOf(conversation) === id ? 1 : 0;
      all += 1;
      await conversation.extend([{ type: "tokens", ids: [id] }], signal);
    }
    conversation.dispose();
  }
  await vlm.dispose();
  console.log(
    `top-1 agreement of the quantised model with fp32: ${same}/${all} = ${((100 * same) / all).toFixed(1)} %`,
  );
  expect(same / all).toBeGreaterThanOrEqual(0.97);
}, 120_000);
