/** Axes of the plots: ticks with their figures, and what they measure. */
import type { ScaleLinear } from "d3-scale";

type Scale = ScaleLinear<number, number>;

interface AxisProps {
  scale: Scale;
  /** Where the axis stands, and how far its grid lines reach, in pixels. */
  at: number;
  reach: number;
  ticks?: number;
  format(value: number): string;
  label?: string;
}

/** Below the plot; the grid reaches up. */
export function AxisX({ scale, at, reach, ticks = 5, format, label }: AxisProps) {
  const [start = 0, end = 0] = scale.range();
  return (
    <g class="axis" transform={`translate(0,${at})`}>
      {scale.ticks(ticks).map((value) => (
        <g key={value} transform={`translate(${scale(value)},0)`}>
          <line class="grid" y2={reach - at} />
          <text y={18} text-anchor="middle">
            {format(value)}
          </text>
        </g>
      ))}
      {label !== undefined && (
        <text class="axis-label" x={(start + end) / 2} y={36} text-anchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

/** Left of the plot; the grid reaches right, and the label stands above it, where it can be read. */
export function AxisY({ scale, at, reach, ticks = 5, format, label }: AxisProps) {
  const [, top = 0] = scale.range();
  return (
    <g class="axis" transform={`translate(${at},0)`}>
      {scale.ticks(ticks).map((value) => (
        <g key={value} transform={`translate(0,${scale(value)})`}>
          <line class="grid" x2={reach - at} />
          <text x={-8} dy="0.32em" text-anchor="end">
            {format(value)}
          </text>
        </g>
      ))}
      {label !== undefined && (
        <text class="axis-label" x={-at + 2} y={top - 12} text-anchor="start">
          {label}
        </text>
      )}
    </g>
  );
}
