import { expect, test } from "vitest";
import { claim } from "../../tests/fixtures/verdict";
import { promptFile } from "../agent/prompt-file";
import type { AgentEvent } from "../domain/events";
import type { GlanceMatch } from "../domain/glance";
import { verdict } from "../../tests/fixtures/verdict";
import { FEWEST, fitClaims, fitVotes } from "./calibrate";
import type { EpisodeRow } from "./episode-row";

const prompt = promptFile("ciqi-nano").answer;
const none = { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: null };
const match = (dynasty: string): GlanceMatch => ({
  packId: "p",
  recordId: dynasty,
  image: 1,
  score: 0.9,
  fields: { ...none, dynasty, name: "", nameEn: "", source: "" },
});

/** An episode that says Ming with probability `sure` and is told by similar pieces that it is `voted`. */
function episode(id: number, { truth, sure, voted }: { truth: string; sure: number; voted: string }): EpisodeRow {
  const text = "<answer>\ndynasty: Ming dynasty [seen E1]\n</answer>";
  const trace: AgentEvent[] = [
    { type: "glance", at: 0, glance: { matches: [match(voted)], match: true, votes: {}, ms: 1 } },
    { type: "token-delta", at: 1, turn: 1, text, ids: [1], logprobs: [Math.log(sure)] },
    // Calibrated with something: it is the tokens that count.
    { type: "verdict", at: 2, turn: 1, verdict: verdict({ dynasty: { ...claim("dyn:ming"), confidence: 0.123 } }) },
  ];
  return { id: String(id), isPorcelain: true, truth: { ...none, dynasty: truth }, markShown: false, trace };
}

/** Says 0.9 always; is right in four of five where the vote agrees, in one of five where it does not. */
const episodes = Array.from({ length: 202 }, (_, i) => {
  const agrees = i % 2 === 0;
  const right = ((i * 37) % 101) % 5 === 0 ? !agrees : agrees;
  return episode(i, {
    truth: right ? "dyn:ming" : "dyn:qing",
    sure: 0.9,
    voted: agrees ? "dyn:ming" : "dyn:qing",
  });
});
const rightOnes = episodes.filter(({ truth }) => truth.dynasty === "dyn:ming");
const votes = (matches: readonly GlanceMatch[]) => ({
  dynasty: matches.map(({ fields }) => ({ value: fields.dynasty ?? "", confidence: 1, matches: [0] })),
});

test("a claim is weighed by the model's tokens and by the vote, and is worth more for it", () => {
  const [fit, ...rest] = fitClaims(episodes, prompt, votes);
  expect(rest).toEqual([]);
  expect(fit).toMatchObject({ attribute: "dynasty", n: 202, right: rightOnes.length });
  expect(fit?.raw.ece).toBeCloseTo(0.9 - rightOnes.length / 202, 6);
  expect(fit?.weights[2]).toBeGreaterThan(1.5);
  expect(fit?.fitted.ece).toBeLessThan(0.1);
  expect(fit?.fitted.brier).toBeLessThan(fit?.raw.brier ?? 0);
});

test("votes are counted where something stood out", () => {
  const shares = (matches: readonly GlanceMatch[]) =>
    new Map(matches.map(({ fields }) => [fields.dynasty ?? "", { share: 1 }]));
  const rules = { shares, voteFeatures: (share: number) => [1, share] };
  const glanced = episodes.map(({ isPorcelain, truth }, i) => {
    const glance = { matches: [match(i % 2 === 0 ? "dyn:ming" : "dyn:qing")], match: i % 4 > 1, votes: {}, ms: 1 };
    return { isPorcelain, truth, glance };
  });
  const { fits } = fitVotes(glanced, rules);
  expect(fits[0]).toMatchObject({ attribute: "dynasty", n: 100 });
  expect(fits[0]?.right).toBeGreaterThan(70);
  expect(
    fitVotes(
      glanced.map((one) => ({ ...one, isPorcelain: false })),
      rules,
    ).fits,
  ).toEqual([]);
});

test("too few claims, or claims that are all right, are left as they are", () => {
  expect(fitClaims(episodes.slice(0, FEWEST - 1), prompt, votes)).toEqual([]);
  expect(fitClaims(rightOnes, prompt, votes)).toEqual([]);
});
