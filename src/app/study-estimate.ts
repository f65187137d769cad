/** How long a study will still take, learnt from those this device has finished; pure but for where it is kept. */
import * as v from "valibot";
import { parse } from "../base/parse";
import type { SettingsPort } from "./ports";
import { isAnswered, type StudyView } from "./study-view";

/** How one run went. Milliseconds of work from its beginning. */
export interface Pace {
  model: string;
  backend: string;
  /** Whether something was added to a study that had ended; else a study from its beginning. */
  added: boolean;
  photos: number;
  /** When each turn began. */
  turns: number[];
  total: number;
}

export interface Estimate {
  /** Milliseconds that are still to come; half of the runs it is learnt from lie between. */
  low: number;
  high: number;
}

/** As many runs as are remembered: enough for a range, and recent enough to be of this device as it is. */
const REMEMBERED = 24;

const KEY = "paces";

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const paces: v.GenericSchema<unknown, Pace[]> = v.array(
  v.object({
    model: v.string(),
    backend: v.string(),
    added: v.boolean(),
    photos: count,
    turns: v.array(count),
    total: count,
  }),
);

export interface PaceBook {
  all(): readonly Pace[];
  note(pace: Pace): void;
}

/** Remembers beside the other small settings; what cannot be read there is forgotten. */
export function paceBook(store: SettingsPort): PaceBook {
  const read = (): Pace[] => {
    try {
      return parse(paces, JSON.parse(store.read(KEY) ?? "[]"), { what: "the paces kept", todo: "forget them" });
    } catch {
      return [];
    }
  };
  let known: Pace[] | null = null;
  return {
    all: () => (known ??= read()),
    note(pace) {
      known = [...(known ?? read()), pace].slice(-REMEMBERED);
      store.write(KEY, JSON.stringify(known));
    },
  };
}

/** The run that led from one view to the other; null for one that was stopped, or that had begun elsewhere. */
export function paceOf(before: StudyView, after: StudyView): Pace | null {
  const added = before.startedAt !== 0;
  const isWhole = after.stop?.reason === "answered" && isAnswered(after);
  const isOneRun = added ? after.added.length === before.added.length + 1 : after.added.length === 0;
  if (!isWhole || !isOneRun) return null;
  const { model, backend } = after;
  const turns = after.turns.slice(before.turns.length).map(({ since }) => Math.round(since - before.elapsed));
  const total = Math.round(after.elapsed - before.elapsed);
  return { model, backend, added, photos: after.photos.length, turns, total };
}

/** Linear between the two nearest; `sorted` is not empty. */
function quantile(sorted: readonly number[], at: number): number {
  const place = at * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? 0;
  return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? low) - low);
}

/** Runs of the same number of photographs tell the most; with too few of them all are asked. */
const ENOUGH = 4;

/**
 * What is left of the run that `view` is in, `elapsed` milliseconds of the study's work having passed. Null where this
 * device has finished too few such runs to say; `longer` where all of them were over by now.
 */
export function estimateOf(all: readonly Pace[], view: StudyView, elapsed: number): Estimate | "longer" | null {
  const concluded = Math.max(view.verdicts.at(-1)?.turn ?? -1, view.answers.at(-1)?.turn ?? -1);
  const first = view.added.find(({ turn }) => turn >= concluded && concluded >= 0);
  const added = first !== undefined;
  const turns = view.turns.filter(({ turn }) => turn > (first?.turn ?? 0));
  const alike = all.filter(
    (pace) => pace.model === view.model && pace.backend === view.backend && pace.added === added,
  );
  const same = alike.filter((pace) => pace.photos === view.photos.length);
  const asked = same.length >= ENOUGH ? same : alike;
  const spent = elapsed - (turns.at(-1)?.since ?? first?.since ?? 0);
  const left = asked.flatMap(({ turns: began, total }) => {
    const here = turns.length === 0 ? 0 : began[turns.length - 1];
    if (here === undefined) return [];
    const rest = total - here - spent;
    return rest > 0 ? [rest] : [];
  });
  if (asked.length < 2) return null;
  if (left.length < 2) return "longer";
  const sorted = left.toSorted((a, b) => a - b);
  return sorted.length < ENOUGH
    ? { low: quantile(sorted, 0), high: quantile(sorted, 1) }
    : { low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}
