/** Which photograph would help most: from what is unsure or not visible, and from the views that are not there yet. */
import type { VocabularyAttribute } from "./attribute";
import type { StudyPhoto } from "./events";
import type { Evidence } from "./evidence";

const WANTED_VIEWS = ["whole", "base", "mark", "detail", "interior"] as const;
export type WantedViewName = (typeof WANTED_VIEWS)[number];

export interface WantedView {
  view: WantedViewName;
  /** What it would settle, the least sure first. */
  settles: VocabularyAttribute[];
  /** It is there, and a closer or clearer one would help. */
  again: boolean;
}

/** How much a view says of an attribute, 0..1: after the plan of `vocabulary/connoisseurship.json`. */
const TELLS: Readonly<Record<WantedViewName, Partial<Record<VocabularyAttribute, number>>>> = {
  whole: { shape: 1, motif: 0.4, color: 0.4 },
  base: { kiln: 1, dynasty: 0.7, reign: 0.4 },
  mark: { reign: 1, dynasty: 0.4 },
  detail: { motif: 1, color: 0.8, reign: 0.5, dynasty: 0.4 },
  interior: { motif: 0.4, color: 0.4, kiln: 0.3 },
};

/** From the first reign whose marks on the base are known of its own time. */
const FIRST_MARKS = 1403;
/** A view that is there already helps less when it is taken again. */
const AGAIN = 0.4;
/** A view that gains less is not asked for. */
const LEAST = 0.3;
const MOST = 3;
/** What a view says of an attribute counts as settling from here. */
const SETTLES = 0.4;

/** Words in the names of files, and in the model's for a detail, that say what is seen. */
const NAMED: Readonly<Record<Exclude<WantedViewName, "whole">, RegExp>> = {
  base: /\b(?:base|foot|underside|bottom)\b|底|足/iu,
  mark: /\b(?:mark|inscription|seal)\b|款|年[制製造]/iu,
  detail: /\b(?:detail|close[- ]?up|macro)\b|细部|局部/iu,
  interior: /\b(?:interior|inside|well|top|rim)\b|[内內][底壁]?|口沿/iu,
};

export interface Doubt {
  attribute: VocabularyAttribute;
  /** 0..1, of what is claimed; 0 where nothing is. */
  confidence: number;
}

export interface Looked {
  photos: readonly StudyPhoto[];
  evidence: readonly Evidence[];
  /** Whether a mark was read. */
  markRead: boolean;
  /** The last year of the period on the label; null where it gives none. */
  endsAt: number | null;
}

/** Most helpful first; empty where all is sure. */
export function viewsWanted(doubts: readonly Doubt[], looked: Looked): WantedView[] {
  const seen = viewsSeen(looked);
  return WANTED_VIEWS.filter((view) => view !== "mark" || mayBeMarked(looked))
    .map((view) => {
      const told = doubts
        .map(({ attribute, confidence }) => ({ attribute, gain: (TELLS[view][attribute] ?? 0) * doubtOf(confidence) }))
        .toSorted((one, other) => other.gain - one.gain);
      const gain = Math.max(0, ...told.map((each) => each.gain)) * (seen.has(view) ? AGAIN : 1);
      const settles = told
        .filter((each) => each.gain > 0 && (TELLS[view][each.attribute] ?? 0) >= SETTLES)
        .map(({ attribute }) => attribute);
      return { view, settles, again: seen.has(view), gain };
    })
    .filter(({ gain, settles }) => gain >= LEAST && settles.length > 0)
    .toSorted((one, other) => other.gain - one.gain)
    .slice(0, MOST)
    .map(({ view, settles, again }) => ({ view, settles, again }));
}

/** Nothing is left to ask of what is nearly sure. */
function doubtOf(confidence: number): number {
  return confidence >= 0.85 ? 0 : 1 - confidence;
}

function mayBeMarked({ endsAt, markRead }: Looked): boolean {
  return markRead || endsAt === null || endsAt >= FIRST_MARKS;
}

/** The first photograph is of the whole piece unless its name says otherwise. */
function viewsSeen({ photos, evidence, markRead }: Looked): ReadonlySet<WantedViewName> {
  const crops = evidence.filter((each) => each.kind === "crop");
  const words = [...photos.map(({ name }) => name.replaceAll(/[_\-.]+/gu, " ")), ...crops.map(({ label }) => label)];
  const named = Object.entries(NAMED).flatMap(([view, pattern]) =>
    words.some((each) => pattern.test(each)) ? [view as WantedViewName] : [],
  );
  return new Set([...named, ...(photos.length > 0 ? ["whole" as const] : []), ...(markRead ? ["mark" as const] : [])]);
}
