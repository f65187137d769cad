/** Logistic regression, for confidences that mean what they say. Knows rows of numbers and what came true. */
import { AppError } from "../../base/errors";
import { sigmoid } from "../../base/sigmoid";

export interface Observed {
  /** The first is 1 where there is to be a bias. */
  features: readonly number[];
  right: boolean;
  /** Rows of one piece are held out together. Absent: each row is a piece of its own. */
  piece?: number;
}

/**
 * Pulls weights towards 0, the bias apart: keeps them finite where the rows part cleanly.
 */
const RIDGE = 0.1;
const STEPS = 50;

/**
 * The weights w under which sigmoid(w x) is likeliest, less half the ridge times their squares: Newton's method, halved
 * where a step would lead down. @throws AppError `calibration-empty` of no rows.
 */
export function fitLogistic(rows: readonly Observed[], ridge = RIDGE): number[] {
  const [first] = rows;
  if (first === undefined) {
    throw new AppError(
      "calibration-empty",
      "fit a calibration: found no claim; name episodes that ended with a verdict",
    );
  }
  let weights = first.features.map(() => 0);
  let value = likelihood(rows, weights, ridge);
  for (let step = 0; step < STEPS; step++) {
    const { gradient, hessian } = slopes(rows, weights, ridge);
    const change = solve(hessian, gradient);
    let length = 1;
    let next = weights;
    let better = -Infinity;
    for (; length > 1e-6; length /= 2) {
      next = weights.map((weight, i) => weight + length * (change[i] ?? 0));
      better = likelihood(rows, next, ridge);
      if (better >= value) break;
    }
    if (!(better > value)) break;
    const gain = better - value;
    [weights, value] = [next, better];
    if (gain < 1e-10) break;
  }
  return weights;
}

export function probability(weights: readonly number[], features: readonly number[]): number {
  return sigmoid(dot(weights, features));
}

/**
 * What each row is given by the weights that the other rows have: `folds` parts, each piece's by its number, so that a
 * piece's own truth never speaks for it.
 */
export function crossValidated(rows: readonly Observed[], folds = 10, ridge = RIDGE): number[] {
  const foldOf = ({ piece }: Observed, i: number) => (piece ?? i) % folds;
  const fits = Array.from({ length: folds }, (_, fold) => {
    const others = rows.filter((row, i) => foldOf(row, i) !== fold);
    return others.length === 0 ? [] : fitLogistic(others, ridge);
  });
  return rows.map((row, i) => probability(fits[foldOf(row, i)] ?? [], row.features));
}

function dot(weights: readonly number[], features: readonly number[]): number {
  return features.reduce((sum, feature, i) => sum + feature * (weights[i] ?? 0), 0);
}

function pull(i: number, ridge: number): number {
  return i === 0 ? 0 : ridge;
}

/** ln sigmoid without overflow. */
function logSigmoid(z: number): number {
  return z > 0 ? -Math.log1p(Math.exp(-z)) : z - Math.log1p(Math.exp(z));
}

function likelihood(rows: readonly Observed[], weights: readonly number[], ridge: number): number {
  const fit = rows.reduce((sum, { features, right }) => {
    const z = dot(weights, features);
    return sum + logSigmoid(right ? z : -z);
  }, 0);
  return fit - weights.reduce((sum, weight, i) => sum + (pull(i, ridge) * weight ** 2) / 2, 0);
}

function slopes(rows: readonly Observed[], weights: readonly number[], ridge: number) {
  const gradient = weights.map((weight, i) => -pull(i, ridge) * weight);
  const hessian = weights.map((_, i) => weights.map((_other, j) => (i === j ? pull(i, ridge) + 1e-9 : 0)));
  for (const { features, right } of rows) {
    const p = probability(weights, features);
    for (const [i, one] of features.entries()) {
      gradient[i] = (gradient[i] ?? 0) + one * (Number(right) - p);
      const row = hessian[i];
      if (row === undefined) continue;
      for (const [j, other] of features.entries()) row[j] = (row[j] ?? 0) + one * other * p * (1 - p);
    }
  }
  return { gradient, hessian };
}

/** Gauss's elimination with the largest pivot; a column without one is left at 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let i = column + 1; i < size; i++) if (Math.abs(at(i, column)) > Math.abs(at(best, column))) best = i;
    const [one, other] = [rows[column], rows[best]];
    if (one === undefined || other === undefined || Math.abs(at(best, column)) < 1e-12) continue;
    [rows[column], rows[best]] = [other, one];
    for (let i = 0; i < size; i++) {
      const factor = i === column ? 0 : at(i, column) / at(column, column);
      if (factor !== 0) rows[i] = (rows[i] ?? []).map((value, j) => value - factor * at(column, j));
    }
  }
  return rows.map((_, i) => (Math.abs(at(i, i)) < 1e-12 ? 0 : at(i, size) / at(i, i)));
}
