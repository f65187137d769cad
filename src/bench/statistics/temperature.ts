/** One number that makes confidences honest, learnt from another run. */
import { AppError } from "../../base/errors";
import { softmax } from "../../base/softmax";
import type { Forecast } from "./calibration";

export interface Piece {
  specimen: string;
  forecast: Forecast;
}

/** Where everything is right, or nothing, a run would be made surer, or less sure, without end. */
const COLDEST = 0.01;
const HOTTEST = 100;

/** Least probability that is believed, also of the opposite: float32 does not tell 1 from what is nearer to it. */
const LEAST = 1e-7;

/** The forecast with its probabilities made softmax(ln p / temperature); what was answered stays. */
export function tempered(forecast: Forecast, temperature: number): Forecast {
  return { ...forecast, probabilities: softmax(logits(forecast).map((logit) => logit / temperature)) };
}

/**
 * The temperature T under which the rows of `from` are likeliest: softmax(ln p / T), C. Guo, G. Pleiss, Y. Sun and
 * K. Q. Weinberger, "On calibration of modern neural networks", ICML 2017. The likelihood is concave in 1 / T; its slope
 * is bisected, 0.01 <= T <= 100, six digits: more would differ from one browser's exponential function to another's. For the rows of `target`,
 * which must be about other pieces.
 * @throws AppError `calibration-overlap`, `calibration-empty`.
 */
export function fitTemperature(from: readonly Piece[], target: readonly { specimen: string }[]): number {
  const wanted = new Set(target.map(({ specimen }) => specimen));
  const shared = new Set(from.flatMap(({ specimen }) => (wanted.has(specimen) ? [specimen] : [])));
  const [first] = shared;
  if (first !== undefined) {
    const found = `found ${shared.size} pieces that are in both runs, ${first} among them`;
    const todo = "choose a run over other pieces: another set, or another draw of this one";
    throw new AppError("calibration-overlap", `fit the temperature: ${found}, wanted none; ${todo}`);
  }
  if (from.length === 0) {
    const todo = "choose a run whose answers have their probabilities";
    throw new AppError("calibration-empty", `fit the temperature: found no answer with a confidence; ${todo}`);
  }
  const rows = from.map(({ forecast }) => ({ logits: logits(forecast), truth: forecast.truth }));
  let [low, high] = [1 / HOTTEST, 1 / COLDEST];
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (slope(rows, middle) > 0) low = middle;
    else high = middle;
  }
  return Number((2 / (low + high)).toPrecision(6));
}

function logits({ probabilities }: Forecast): number[] {
  return probabilities.map((p) => Math.log(Math.max(LEAST, p)));
}

/** Derivative of the log-likelihood by 1 / T: the true answers' logits less the expected ones. */
function slope(rows: readonly { logits: readonly number[]; truth: number }[], inverse: number): number {
  let sum = 0;
  for (const { logits: own, truth } of rows) {
    const probabilities = softmax(own.map((logit) => logit * inverse));
    const expected = probabilities.reduce((total, p, i) => total + p * (own[i] as number), 0);
    sum += (own[truth] as number) - expected;
  }
  return sum;
}
