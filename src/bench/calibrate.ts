/**
 * How far votes of similar pieces, and a model's claims, can be trusted, counted on labelled episodes. Knows episodes and
 * fits curves; reads and writes no file.
 */
import { features, voteFor } from "../agent/confidence";
import { parseAnswer } from "../agent/answer";
import type { PromptFile } from "../agent/prompt-file";
import { TurnText } from "../agent/turn-text";
import { VOCABULARY_ATTRIBUTES, type VocabularyAttribute } from "../domain/attribute";
import type { AgentEvent } from "../domain/events";
import type { EvidenceKind } from "../domain/evidence";
import type { Glance, GlanceMatch } from "../domain/glance";
import type { Verdict } from "../domain/verdict";
import type { EpisodeRow } from "./episode-row";
import type { LabelledPiece } from "./specimens";
import { calibration, forecastAlone } from "./statistics/calibration";
import { type Observed, crossValidated, fitLogistic } from "./statistics/logistic";

/** What a fit is worth: on rows that it was not fitted to, and what the raw confidence was worth on the same. */
export interface Worth {
  ece: number;
  brier: number;
}
export interface Fit {
  attribute: VocabularyAttribute;
  weights: number[];
  n: number;
  /** How many of them were right. */
  right: number;
  raw: Worth;
  fitted: Worth;
}

/** A claim or a vote with its raw confidence. */
interface Row extends Observed {
  raw: number;
}

/** Fewer do not tell a curve from chance: such an attribute is left as it is. */
export const FEWEST = 30;

/** One fit an attribute that has claims enough, some right and some wrong. */
function fitEach(rowsOf: (attribute: VocabularyAttribute) => Row[]): Fit[] {
  return VOCABULARY_ATTRIBUTES.flatMap((attribute): Fit[] => {
    const rows = rowsOf(attribute);
    const right = rows.filter((row) => row.right).length;
    if (rows.length < FEWEST || right === 0 || right === rows.length) return [];
    const held = crossValidated(rows);
    return [
      {
        attribute,
        weights: fitLogistic(rows),
        n: rows.length,
        right,
        raw: worthOf(rows, (row) => row.raw),
        fitted: worthOf(rows, (_row, i) => held[i] ?? 0),
      },
    ];
  });
}

function worthOf(rows: readonly Row[], confidence: (row: Row, i: number) => number): Worth {
  const { ece, brier } = calibration(rows.map((row, i) => forecastAlone(confidence(row, i), row.right))) ?? {
    ece: 0,
    brier: 0,
  };
  return { ece, brier };
}

type Shares = (
  matches: readonly GlanceMatch[],
  attribute: VocabularyAttribute,
  reach: number,
) => ReadonlyMap<string, { share: number }>;

/** What the library knows of votes. */
export interface VoteRules {
  shares: Shares;
  voteFeatures(share: number): number[];
}

/** How far further matches may be believed, in cosine: what is tried. */
const REACHES = [0.01, 0.02, 0.03, 0.05, 0.1, 0.2];

/** A labelled piece, and what the library said at once of its photographs. */
export type Glanced = Pick<LabelledPiece, "isPorcelain" | "truth"> & { glance: Glance };

/**
 * Curves of votes: bias, and weight of the share's log-odds, under the reach whose curves are the best on pieces they were not fitted
 * to. Of glances in which something stood out, a row a value that was voted.
 */
export function fitVotes(rows: readonly Glanced[], rules: VoteRules): { reach: number; fits: Fit[] } {
  const tried = REACHES.map((reach) => ({ reach, fits: fitVotesWithin(rows, rules, reach) }));
  const costOf = ({ fits }: { fits: Fit[] }) => fits.reduce((sum, { n, fitted }) => sum + n * fitted.brier, 0);
  return tried.reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
}

function fitVotesWithin(rows: readonly Glanced[], { shares, voteFeatures }: VoteRules, reach: number): Fit[] {
  const matched = rows.flatMap(({ isPorcelain, truth, glance }, piece) =>
    isPorcelain && glance.match ? [{ truth, glance, piece }] : [],
  );
  return fitEach((attribute) =>
    matched.flatMap(({ truth, glance, piece }) =>
      [...shares(glance.matches, attribute, reach)].map(([value, { share }]) => ({
        features: voteFeatures(share),
        right: truth[attribute] === value,
        raw: share,
        piece,
      })),
    ),
  );
}

/** Curves of a model's claims: bias, weights of its own logit and of the vote. `votes`: by the curves of votes as they are. */
export function fitClaims(
  rows: readonly EpisodeRow[],
  prompt: PromptFile["answer"],
  votes: (matches: readonly GlanceMatch[]) => Glance["votes"],
): Fit[] {
  const said = rows.flatMap(({ isPorcelain, truth, trace }) => {
    const verdict = rawVerdict(trace, prompt);
    const seen = glanceIn(trace);
    if (!isPorcelain || verdict === null || seen === null) return [];
    return [{ truth, verdict, glance: { ...seen, votes: seen.match ? votes(seen.matches) : {} } }];
  });
  return fitEach((attribute) =>
    said.flatMap(({ truth, verdict, glance }): Row[] => {
      const { value, confidence } = verdict.attributes[attribute];
      if (value === null) return [];
      const vote = voteFor(glance, attribute, value);
      return [{ features: features(confidence, vote), right: truth[attribute] === value, raw: confidence }];
    }),
  );
}

function glanceIn(trace: readonly AgentEvent[]): Glance | null {
  return trace.find((event) => event.type === "glance")?.glance ?? null;
}

/** The verdict as the model's words gave it, whatever calibration it was told with. Null where there is none. */
function rawVerdict(trace: readonly AgentEvent[], prompt: PromptFile["answer"]): Verdict | null {
  const last = trace.findLast((event) => event.type === "verdict");
  if (last === undefined) return null;
  const turn = new TurnText();
  for (const event of trace) if (event.type === "token-delta" && event.turn === last.turn) turn.add(event);
  const known = new Map<string, EvidenceKind>();
  for (const event of trace) if ("evidence" in event) for (const { id, kind } of event.evidence) known.set(id, kind);
  return parseAnswer(turn, known, prompt);
}
