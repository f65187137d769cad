/** One short conversation on WebGPU (a software adapter) says what wasm and the reference say. Slow: few tokens only. */
import { expect, test } from "vitest";
import { probeDevice } from "../../src/runtime/probe";
import { openVlm } from "../../src/vlm/open";
import { goldenNamed, tiny } from "../golden";
import { partsOf } from "./golden-parts";

const { signal } = new AbortController();
const { webgpu } = await probeDevice();
const title = "greedy ids on WebGPU are those of the reference, and scoring leaves the GPU's cache as it was";

test.skipIf(!webgpu.available)(
  `${title}${webgpu.available ? "" : " (skipped: no WebGPU adapter here)"}`,
  async () => {
    const golden = goldenNamed("one-image");
    const vlm = await openVlm({ entry: tiny, backend: "webgpu", signal });
    const conversation = vlm.openConversation();
    for (const turn of golden.turns) await conversation.extend(await partsOf(vlm, turn.parts), signal);
    const [score] = await conversation.score(["青花"], signal);
    expect(score).toBeLessThan(0);
    const { ids } = await conversation.generate({ maxTokens: 8, signal });
    expect(ids).toEqual(golden.reference.greedy.slice(0, 8));
    conversation.dispose();
    await vlm.dispose();
  },
  300_000,
);
