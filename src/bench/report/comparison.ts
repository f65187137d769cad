/** Two runs over the same rows. Opens nothing. */
import { AppError } from "../../base/errors";
import { QUESTION_TYPES, type RowFilter } from "../../domain/bench";
import type { Comparison } from "../../domain/bench-report";
import { selectRows } from "../sets/select-rows";
import { clusteredMeans } from "../statistics/bootstrap";
import { holm, mcnemar } from "../statistics/mcnemar";
import { rateOf } from "./by-type";
import type { MarkedRow, MarkedRun } from "./marked-row";

type Pair = readonly [first: MarkedRow, second: MarkedRow];

/**
 * Over the rows that ask the same in both, as each run's protocol marks them.
 * @throws AppError `runs-apart` when there is none, or when one run is of letters and the other of words.
 */
export function comparison(first: MarkedRun, second: MarkedRun, filter: RowFilter): Comparison {
  const words = [first, second].map(({ run }) => run.settings.protocol === "free-form");
  if (words[0] !== words[1]) {
    throw apart("found a run by letters and one in words", "two that are marked alike; compare each with its like");
  }
  const pairs = pairsOf(first.rows, second.rows, filter);
  if (pairs.length === 0) {
    throw apart("found no question that both have answered", "runs over the same set; choose another run");
  }
  const kinds = QUESTION_TYPES.flatMap((type) => {
    const own = pairs.filter(([row]) => row.type === type);
    return own.length === 0 ? [] : [{ type, ...compared(own) }];
  });
  const adjusted = holm(kinds.map(({ p }) => p));
  const all = compared(pairs);
  return {
    first: first.run.id,
    second: second.run.id,
    rows: pairs.length,
    types: [
      ...kinds.map((kind, i) => ({ ...kind, pHolm: adjusted[i] as number })),
      { type: "all", ...all, pHolm: all.p },
    ],
  };
}

/** The rows that another run answers too and has right, or wrong. */
export function judgedElsewhere(
  rows: readonly MarkedRow[],
  others: readonly MarkedRow[],
  filter: RowFilter,
  right: boolean,
): MarkedRow[] {
  return pairsOf(rows, others, filter).flatMap(([row, other]) => (other.right === right ? [row] : []));
}

/** Rows of one id that ask the same and can be marked in both. */
function pairsOf(first: readonly MarkedRow[], second: readonly MarkedRow[], filter: RowFilter): Pair[] {
  const others = new Map(second.map((row) => [row.id, row]));
  return selectRows(first, filter).flatMap((row): Pair[] => {
    const other = others.get(row.id);
    if (other === undefined || row.right === null || other.right === null) return [];
    const [one, two] = [row.result.row, other.result.row];
    const same = one.question === two.question && one.answer === two.answer && one.type === two.type;
    return same ? [[row, other]] : [];
  });
}

function compared(pairs: readonly Pair[]) {
  const onlyFirst = pairs.filter(([one, other]) => one.right === true && other.right === false).length;
  const onlySecond = pairs.filter(([one, other]) => one.right === false && other.right === true).length;
  const differences = pairs.map(([one, other]) => ({
    specimen: one.result.row.specimen,
    kind: "difference",
    value: Number(other.right) - Number(one.right),
  }));
  const { average } = clusteredMeans(differences);
  return {
    n: pairs.length,
    first: rateOf(pairs, ([one]) => one.right === true),
    second: rateOf(pairs, ([, other]) => other.right === true),
    difference: average ?? { value: 0, n: 0, low: 0, high: 0 }, // there is a pair, so there is a mean
    onlyFirst,
    onlySecond,
    p: mcnemar(onlyFirst, onlySecond),
  };
}

function apart(found: string, wanted: string): AppError {
  return new AppError("runs-apart", `compare two runs: ${found}, wanted ${wanted}`);
}
