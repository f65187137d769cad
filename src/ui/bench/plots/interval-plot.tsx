/** Named figures, each with its interval, one below the other. */
import { scaleBand, scaleLinear } from "d3-scale";
import { AxisX } from "./axes";
import { PlotFigure, type Twin } from "./figure";

export interface IntervalRow {
  name: string;
  value: number;
  low: number;
  high: number;
  /** A figure from elsewhere, drawn as a hollow mark. */
  mark?: number | null;
  /** Drawn with weight: the interval does not reach over zero, say. */
  strong?: boolean;
}

interface IntervalPlotProps {
  title: string;
  caption: string;
  rows: readonly IntervalRow[];
  domain: readonly [number, number];
  /** A dashed line. */
  reference?: number | null;
  format(value: number): string;
  twin: Twin | null;
}

const ROW = 34;
const TOP = 8;
const BOTTOM = 26;

export function IntervalPlot({ title, caption, rows, domain, reference = null, format, twin }: IntervalPlotProps) {
  const height = TOP + rows.length * ROW + BOTTOM;
  const names = rows.map(({ name }) => name);
  /** Room for the names: wide characters take twice the space. */
  const units = Math.max(...names.map((name) => [...name].reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 0)));
  return (
    <PlotFigure title={title} caption={caption} height={height} twin={twin}>
      {(width) => {
        const left = Math.min(width * 0.4, 20 + units * 7.6);
        const x = scaleLinear([...domain], [left, width - 20]);
        const y = scaleBand(names, [TOP, height - BOTTOM]).padding(0.3);
        return (
          <>
            <AxisX scale={x} at={height - BOTTOM} reach={TOP} ticks={width < 420 ? 4 : 6} format={format} />
            {reference !== null && (
              <line class="reference" x1={x(reference)} x2={x(reference)} y1={TOP} y2={height - BOTTOM} />
            )}
            {rows.map(({ name, value, low, high, mark, strong }) => {
              const middle = (y(name) ?? 0) + y.bandwidth() / 2;
              return (
                <g key={name} class={strong === true ? "interval strong" : "interval"}>
                  <text class="row-name" x={left - 12} y={middle} dy="0.32em" text-anchor="end">
                    {name}
                  </text>
                  <line class="whisker" x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
                  <circle class="dot" cx={x(value)} cy={middle} r={5} />
                  {typeof mark === "number" && (
                    <path class="mark" d="M0-6 6 0 0 6-6 0z" transform={`translate(${x(mark)},${middle})`} />
                  )}
                </g>
              );
            })}
          </>
        );
      }}
    </PlotFigure>
  );
}
