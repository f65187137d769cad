import { expect, test } from "vitest";
import { scriptedWorld } from "../../../tests/fixtures/scripted-model";
import type { SimilarRecords } from "../ports";
import { promptFile } from "../prompt-file";
import { searchImage } from "./search-image";
import { isRefusal } from "./tool";

const { ports } = scriptedWorld({ turns: [] });
const { signal } = new AbortController();
const nearest = (await ports.searchImage(1, 3, signal)).records;

async function told(prompt: string, answer: SimilarRecords) {
  const world = scriptedWorld({ turns: [] }, { searchImage: async () => answer });
  const context = { ports: world.ports, prompt: promptFile(prompt), lang: "en" as const, nextEvidence: () => "E3" };
  const call = searchImage.prepare({ index: 1 }, context);
  if (isRefusal(call)) throw new Error("refused");
  const result = await call.run(signal);
  if (isRefusal(result)) throw new Error("refused");
  return result;
}

test("a model that was trained on no such words hears that there is nothing, in the words it knows", async () => {
  const { text, evidence, images } = await told("ciqi-nano", { records: nearest, match: false });
  expect(text).toBe(promptFile("ciqi-nano").noRecords.en);
  expect([evidence, images]).toEqual([[], []]);
});

test("any other is told that nothing stands out, and what is nearest", async () => {
  const { text, evidence } = await told("ciqi-agent", { records: nearest, match: false });
  expect(text).toMatch(
    /^No recorded piece stands out; the nearest are:\n\[E3\] Blue-and-white bowl; dynasty: Ming dynasty;/u,
  );
  expect(evidence).toHaveLength(1);
  expect((await told("ciqi-agent", { records: [], match: false })).text).toBe("No similar piece was found.\n");
});

test("a match needs no such words", async () => {
  for (const prompt of ["ciqi-nano", "ciqi-agent"]) {
    expect((await told(prompt, { records: nearest, match: true })).text).toMatch(/^\[E3\]/u);
  }
});
