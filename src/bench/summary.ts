/** What a run of episodes adds up to. Knows no file and prints nothing. */
import { TOOL_NAMES, type ToolName } from "../domain/events";
import { readEpisode } from "./episode";
import type { EpisodeRow } from "./episode-row";
import { median } from "./median";
import { type AttributeScore, scoreAttributes } from "./score-attributes";
import { type Share, shareOf } from "./wilson";

/** Everything but `others` is of the porcelain alone. */
export interface Summary {
  attributes: AttributeScore[];
  /** The reign of the pieces whose mark is in the pictures, where "none" is no way out. Null when there are none. */
  reignOfMarked: AttributeScore | null;
  wellFormed: Share;
  /** Porcelain that was said to be none: wrong in every attribute. */
  denied: Share;
  /** Episodes that used the tool at least once. */
  tools: Record<ToolName, Share>;
  /** Medians an episode; null of no episodes. */
  turns: number | null;
  seconds: number | null;
  tokens: number | null;
  /** Things that are no porcelain, and how many of them were called porcelain. Null when the set has none. */
  others: Share | null;
}

export function summarise(rows: readonly EpisodeRow[]): Summary {
  const episodes = rows.map((row) => ({ ...row, ...readEpisode(row.trace) }));
  const porcelain = episodes.filter(({ isPorcelain }) => isPorcelain);
  const others = episodes.filter(({ isPorcelain }) => !isPorcelain);
  const marked = porcelain.filter(({ markShown }) => markShown);
  const used = (name: ToolName) => shareOf(porcelain, ({ tools }) => tools.includes(name));
  return {
    attributes: scoreAttributes(porcelain),
    reignOfMarked: scoreAttributes(marked).find(({ attribute }) => attribute === "reign") ?? null,
    wellFormed: shareOf(porcelain, ({ wellFormed }) => wellFormed),
    denied: shareOf(porcelain, ({ verdict }) => verdict?.isPorcelain === false),
    tools: Object.fromEntries(TOOL_NAMES.map((name) => [name, used(name)])) as Record<ToolName, Share>, // every name is a key
    turns: median(porcelain.map(({ turns }) => turns)),
    seconds: medianOfKnown(porcelain.map(({ seconds }) => seconds)),
    tokens: medianOfKnown(porcelain.map(({ timings }) => timings?.tokens ?? null)),
    others: others.length === 0 ? null : shareOf(others, ({ verdict }) => verdict?.isPorcelain === true),
  };
}

function medianOfKnown(numbers: readonly (number | null)[]): number | null {
  return median(numbers.filter((number) => number !== null));
}
