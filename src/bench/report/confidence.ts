/** How far a run's confidences can be believed. */
import { AppError } from "../../base/errors";
import type { RunSummary } from "../../domain/bench";
import type { Confidence } from "../../domain/bench-report";
import { calibration, type Forecast } from "../statistics/calibration";
import { riskCoverage } from "../statistics/risk-coverage";
import { fitTemperature, type Piece, tempered } from "../statistics/temperature";
import type { MarkedRow, MarkedRun } from "./marked-row";

/**
 * Null when no answer has a confidence. `fittedOn`: the run that the temperature is fitted on.
 * @throws AppError `calibration-other`, `calibration-overlap`, `calibration-empty`.
 */
export function confidenceOf({ run, rows }: MarkedRun, fittedOn: MarkedRun | null): Confidence | null {
  const pieces = piecesOf(rows);
  const forecasts = pieces.map(({ forecast }) => forecast);
  const raw = calibration(forecasts);
  const { curve, aurc } = riskCoverage(forecasts.map(answered));
  if (raw === null || aurc === null) return null;
  return { raw, scaled: fittedOn === null ? null : scaledBy(run, pieces, fittedOn), riskCoverage: curve, aurc };
}

function scaledBy(run: RunSummary, pieces: readonly Piece[], fittedOn: MarkedRun): Confidence["scaled"] {
  const { model, protocol } = run.settings;
  const other = fittedOn.run.settings;
  if (other.model !== model || other.protocol !== protocol) {
    const found = `found a run of ${other.model} by ${other.protocol}, wanted one of ${model} by ${protocol}`;
    throw new AppError("calibration-other", `fit the temperature: ${found}; choose such a run`);
  }
  const temperature = fitTemperature(piecesOf(fittedOn.rows), pieces);
  const scaled = calibration(pieces.map(({ forecast }) => tempered(forecast, temperature)));
  return scaled && { ...scaled, temperature, fittedOn: fittedOn.run.name };
}

function piecesOf(rows: readonly MarkedRow[]): Piece[] {
  return rows.flatMap(({ forecast, result }) =>
    forecast === null ? [] : [{ specimen: result.row.specimen, forecast }],
  );
}

function answered({ probabilities, answered: own, truth }: Forecast) {
  return { confidence: probabilities[own] as number, right: own === truth };
}
